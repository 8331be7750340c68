/** Compares two texts in a time that does not depend on where they differ. */
export function isEqualInConstantTime(expected: string, received: string): boolean {
  let difference = expected.length ^ received.length
  for (let index = 0; index < expected.length; index += 1) {
    difference |= expected.charCodeAt(index) ^ received.charCodeAt(index)
  }
  return difference === 0
}
