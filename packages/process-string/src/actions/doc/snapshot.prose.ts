import type { ActionProse } from '../../reference/action-prose.ts'
import type { docSnapshotTable } from './snapshot.ts'

export const docSnapshotProse: ActionProse<typeof docSnapshotTable> = {
  title: 'Show a page of a document',
  description:
    'Returns one page of a document as a picture. Sources of at most 20 MB; the bucket must be bound to an IMM project.',
  sources: [
    { title: 'Document snapshot (2026)', url: 'https://help.aliyun.com/zh/oss/document-snapshot' },
  ],
  examples: ['doc/snapshot', 'doc/snapshot,target_jpg,source_docx,page_2'],
  builder: 'docSnapshot',
  result: 'image',
  parameters: {
    target: { description: 'Format of the picture.' },
    source: { description: 'Extension of the document; left out, that of its key.' },
    page: { description: 'Which page.', default: 1 },
  },
}
