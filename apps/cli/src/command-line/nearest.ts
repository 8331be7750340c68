/** Finds what somebody probably meant to type. */

/**
 * Picks the candidate nearest to a misspelt word.
 *
 * @returns the candidate with the fewest edits (at most a third of its length, and at least one
 *   edit is allowed), or `undefined` when none is near.
 * @example
 * nearest('resise', ['resize', 'rotate']) // 'resize'
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const typed = word.slice(0, 64).toLowerCase()
  let best: string | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const edits = countEdits(typed, candidate.toLowerCase())
    const allowed = Math.max(1, Math.floor(candidate.length / 3))
    if (edits <= allowed && edits < fewest) {
      best = candidate
      fewest = edits
    }
  }
  return best
}

/** Counts insertions, deletions, replacements and swaps of neighbours between two short words. */
function countEdits(from: string, to: string): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1]
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      current[column] = Math.min(
        at(last, column - 1) + Number(!isSame),
        at(last, column) + 1,
        at(current, column - 1) + 1,
        isSwap ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    beforeLast = last
    last = current
  }
  return at(last, to.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
