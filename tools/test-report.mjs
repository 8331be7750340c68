/**
 * Reads the reports of the test runner and adds them up.
 *
 * Stops the mistake of a green run that ran nothing: a report that is missing, damaged or empty counts
 * as a failure, and so does a test that was left out without a reason.
 */
import { relative, sep } from 'node:path'
import { root } from './workspace.mjs'

/**
 * @typedef {object} Summary what one package's tests came to.
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} failures where and why, one text for each failure.
 * @property {{ reason: string, tests: number }[]} leftOut why tests were skipped.
 */

/**
 * Reads the report of one package.
 *
 * @param {string} folder of the package, for the messages.
 * @param {string | undefined} text of the JSON report; `undefined` when there is none.
 * @returns {Summary}
 */
export function readReport(folder, text) {
  if (text === undefined) {
    return oneFailure(`${folder}: no test report; its tests did not run to their end`)
  }
  let report
  try {
    report = JSON.parse(text)
  } catch {
    return oneFailure(`${folder}: the test report is cut off or is no JSON; run its tests again`)
  }
  if (!Array.isArray(report?.testResults)) {
    return oneFailure(`${folder}: the test report has no list of results; run its tests again`)
  }
  return summarize(folder, report)
}

const oneFailure = (failure) => ({
  passed: 0,
  failed: 1,
  skipped: 0,
  failures: [failure],
  leftOut: [],
})

function summarize(folder, { testResults, success }) {
  const tests = testResults.flatMap(({ name, assertionResults = [] }) =>
    assertionResults.map((test) => ({ file: pathInRepository(name), ...test })),
  )
  const failed = tests.filter(({ status }) => status === 'failed')
  const skipped = tests.filter(({ status }) => status !== 'failed' && status !== 'passed')
  const reasons = skipped.map(({ fullName }) => reasonIn(fullName))
  const failures = [
    ...failed.map(({ file, fullName, failureMessages = [] }) =>
      described(`${file} > ${fullName}`, failureMessages.join('\n')),
    ),
    ...testResults
      .filter(isCrashed)
      .map(({ name, message }) => described(pathInRepository(name), message)),
    ...skipped
      .filter((_, index) => reasons[index] === undefined)
      .map(({ file, fullName }) => `${file} > ${fullName}\n    was left out without a reason`),
  ]
  if (tests.length === 0 && failures.length === 0) failures.push(`${folder}: ran no test`)
  if (success === false && failures.length === 0) {
    failures.push(
      `${folder}: the runner reports a failure outside of the tests; see its output above`,
    )
  }
  return {
    passed: tests.length - failed.length - skipped.length,
    failed: failures.length,
    skipped: skipped.length,
    failures,
    leftOut: countEach(reasons.filter((reason) => reason !== undefined)),
  }
}

const pathInRepository = (path) => relative(root, path).replaceAll(sep, '/')

/** A file that ended before its tests did; vitest lists none of them as failed. */
const isCrashed = ({ status, assertionResults = [] }) =>
  status === 'failed' && assertionResults.every((test) => test.status !== 'failed')

/** The note in a suite's name, made by `noteMissing` of `programs.mjs`. */
const reasonIn = (name) => /\((needs [^()]+)\)/.exec(name)?.[1]

/** A failure with the beginning of its message, set off from the lines around it. */
function described(place, message = '') {
  const lines = message
    .split('\n')
    .filter((line) => !line.includes('node_modules'))
    .slice(0, 12)
    .map((line) => `    ${line}`)
  return [place, ...lines].join('\n')
}

function countEach(reasons) {
  const counts = new Map()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].map(([reason, tests]) => ({ reason, tests }))
}

/**
 * Adds up summaries; equal reasons become one.
 *
 * @param {readonly Summary[]} summaries
 * @param {number} exitCode of the command that ran them; when no report says why it is not 0, it
 *   counts as a failure itself.
 * @returns {Summary}
 */
export function addUp(summaries, exitCode) {
  const sum = (member) => summaries.reduce((total, summary) => total + summary[member], 0)
  const counts = new Map()
  for (const { reason, tests } of summaries.flatMap(({ leftOut }) => leftOut)) {
    counts.set(reason, (counts.get(reason) ?? 0) + tests)
  }
  const failures = summaries.flatMap((summary) => summary.failures)
  if (exitCode !== 0 && failures.length === 0) {
    failures.push(`the test command ended with code ${exitCode}; see its output above`)
  }
  return {
    passed: sum('passed'),
    failed: failures.length,
    skipped: sum('skipped'),
    failures,
    leftOut: [...counts].map(([reason, tests]) => ({ reason, tests })),
  }
}

/**
 * Writes the last lines of a run: failures, what was left out and why, totals.
 *
 * @param {Summary} summary
 * @returns {string}
 */
export function closingLines({ passed, failed, skipped, failures, leftOut }) {
  const lines = [
    ...failures.map((failure) => `failed: ${failure}`),
    ...leftOut.map(
      ({ reason, tests }) => `left out: ${tests} ${tests === 1 ? 'test' : 'tests'}: ${reason}`,
    ),
    `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  ]
  return `${lines.join('\n')}\n`
}
