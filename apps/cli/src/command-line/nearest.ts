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

/**
 * Counts insertions, deletions, replacements and swaps of neighbours between two short words.
 *
 * By hand: the usual packages count a swap as two edits, and would not recognise `gte` as `get`.
 */
function countEdits(from: string, to: string): number {
  // edits(i, j) is the distance between the first i letters of `from` and the first j of `to`.
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)]
  const edits = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    rows.push(current)
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1]
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      current[column] = Math.min(
        edits(row - 1, column) + 1,
        edits(row, column - 1) + 1,
        edits(row - 1, column - 1) + (isSame ? 0 : 1),
        isSwap ? edits(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
  }
  return edits(from.length, to.length)
}
