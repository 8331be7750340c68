/** The two comparisons that the suites need, without a test runner. */

/** Throws unless both are the same as JSON. */
export function equal(actual, expected) {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (found !== wanted) throw new Error(`expected ${wanted}\nreceived ${found}`)
}

/** Throws unless the promise is rejected with an error of this code. */
export async function rejects(promise, code) {
  const reason = await promise.then(
    () => undefined,
    (error) => error,
  )
  equal(reason?.code, code)
}
