import type { ActionTable } from '../../language/action-table.ts'
import { textKind } from '../../language/kinds/texts.ts'

/** The topic that receives a message when the task ends. */
export interface Notification {
  /** Name of a topic of the message service in the same region, 1 to 255 bytes. */
  readonly topic: string
}

/** `sys/notify`, see "Message notification" among the data processing pages. */
export const notifyTable = {
  action: 'notify',
  parameters: { topic: { letter: 'topic', kind: textKind, required: true, maxBytes: 255 } },
} as const satisfies ActionTable<Notification>
