import type { ActionProse } from '../../reference/action-prose.ts'
import type { saveAsTable } from './save-as.ts'

export const saveAsProse: ActionProse<typeof saveAsTable> = {
  title: 'Save the result',
  description:
    'Stores the result as an object instead of sending it back. Only in the body of a POST; in a GET it is refused. Needs oss:PostProcessTask on the source bucket and oss:PutObject on the target. The object gets the bucket’s ACL.',
  sources: [
    { title: 'sys/saveas', url: 'https://help.aliyun.com/en/oss/user-guide/sys-or-saveas' },
    {
      title: 'Save processed images (2024-02-26)',
      url: 'https://www.alibabacloud.com/help/doc-detail/55811.htm',
    },
  ],
  examples: [
    'image/resize,w_100|sys/saveas,o_dGVzdC5qcGc=,b_dGVzdA==',
    'style/small|sys/saveas,o_dGVzdC5qcGc=',
  ],
  builder: 'saveAs',
  parameters: {
    key: {
      description:
        'Key of the new object. May hold {dirname}, {barename}, {autoext}, {index} and {bucket}, which the service fills in; {autoext} has no dot, as in out.{autoext}.',
    },
    bucket: {
      description:
        'Bucket of the new object, of the same account and region. Left out, it is that of the source.',
    },
  },
}
