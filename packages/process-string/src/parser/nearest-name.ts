/** Finds the nearest right name for a misspelt one. */

const LONGEST_NAME = 24

/**
 * Returns the candidate with the fewest changed letters, if at most two of five letters differ.
 *
 * Names over 24 letters have no suggestion, which bounds the time for hostile text.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST_NAME) return undefined
  let best: string | undefined
  let fewest = Math.max(1, Math.floor(name.length / 2.5)) + 1
  for (const candidate of candidates) {
    const changes = changesBetween(name.toLowerCase(), candidate)
    if (changes < fewest) {
      fewest = changes
      best = candidate
    }
  }
  return best
}

/** Levenshtein's distance, one row at a time. */
function changesBetween(left: string, right: string): number {
  let above = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (const [row, letter] of [...left].entries()) {
    const current = [row + 1]
    for (const [column, other] of [...right].entries()) {
      const replaced = (above[column] ?? 0) + (letter === other ? 0 : 1)
      current.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
    }
    above = current
  }
  return above.at(-1) ?? 0
}
