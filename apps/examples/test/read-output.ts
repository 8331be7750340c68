/** What an example says that it prints: the lines under `Output:` in its first comment. */

/**
 * Reads the promised output of an example; `…` stands for text that differs from run to run.
 *
 * @throws {Error} when the comment has no such lines.
 */
export function readOutput(source: string): string {
  const comment = source.slice(0, source.indexOf('*/'))
  const [, output] = comment.split(/\n \* Output:\n/)
  if (output === undefined) throw new Error('the first comment has no "Output:"')
  return output
    .split('\n')
    .map((line) => line.replace(/^ \*( {3})?/, ''))
    .join('\n')
    .trim()
}

/** Replaces what differs from run to run by `…`, as the promise has it there. */
export function blur(actual: string, promised: string): string {
  const pattern = promised
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^\\n]+?')
  return new RegExp(`^${pattern}$`).test(actual) ? promised : actual
}
