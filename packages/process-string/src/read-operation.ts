/** Reads an operation on a video, a document or a sound. */
import { nearestName } from './nearest-name.ts'
import type { Report } from './read-action.ts'
import { endOf, splitOnce, type Token } from './tokenize.ts'
import type { OperationTree } from './tree.ts'

/** Families other than `image` and `style`; `imm` is the first generation, being withdrawn. */
const FAMILIES = ['video', 'audio', 'doc', 'hls', 'imm']

/** Reads what follows a family; `undefined` when the family is not known. */
export function readOperation(
  family: Token,
  rest: Token,
  report: Report,
): OperationTree | undefined {
  const place = { start: family.start, end: endOf(family), received: family.text }
  if (!FAMILIES.includes(family.text)) {
    const names = ['image', 'style', ...FAMILIES]
    const suggestion = nearestName(family.text, names)
    report({
      code: 'FAMILY_UNKNOWN',
      subject: 'style',
      expected: `to begin with one of ${names.join('/, ')}/`,
      suggestion: suggestion && `${suggestion}/`,
      ...place,
    })
    return undefined
  }
  const operation = splitOnce(splitOnce(rest, '/').head, ',').head.text
  return {
    kind: 'operation',
    family: family.text,
    operation,
    mode: 'sync',
    known: false,
    text: rest.text,
  }
}
