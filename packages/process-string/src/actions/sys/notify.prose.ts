import type { ActionProse } from '../../reference/action-prose.ts'
import type { notifyTable } from './notify.ts'

export const notifyProse: ActionProse<typeof notifyTable> = {
  title: 'Notify of the end',
  description:
    'Sends a message to a topic when an asynchronous task has ended. After sys/saveas it is joined by a slash.',
  sources: [
    {
      title: 'Message notification',
      url: 'https://help.aliyun.com/en/oss/user-guide/message-notification',
    },
  ],
  examples: [
    'style/small|sys/notify,topic_dGVzdC10b3BpYw',
    'style/small|sys/saveas,o_dGVzdC5qcGc=/notify,topic_dGVzdC10b3BpYw',
  ],
  parameters: {
    topic: { description: 'Name of a topic of the message service, in the same region.' },
  },
}
