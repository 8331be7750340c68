/**
 * Runs suites in whatever runtime this is, and closes with `runtime: N passed, M failed`.
 *
 *     program.mjs <runtime> <suite> …
 */
import process from 'node:process'

const [runtime, ...files] = process.argv.slice(2)
let passed = 0
let failed = 0
for (const file of files) {
  const { tests } = await import(file)
  for (const [name, run] of tests) {
    try {
      await run()
      passed += 1
    } catch (error) {
      failed += 1
      console.error(`${runtime}: ${file} > ${name}\n${error?.stack ?? error}`)
    }
  }
}
const { versions } = process
const version = versions[runtime] ?? versions.node
console.log(`${runtime} ${version}: ${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
