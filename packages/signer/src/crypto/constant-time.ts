/** Compares texts without telling by its duration where they differ. */
export const isEqualInConstantTime = (expected: string, received: string): boolean => {
  let difference = expected.length ^ received.length
  for (let index = 0; index < expected.length; index += 1) {
    difference |= expected.charCodeAt(index) ^ received.charCodeAt(index)
  }
  return !difference
}
