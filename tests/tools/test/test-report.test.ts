/** The totals of a run, from reports of every sort that a suite may leave behind. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addUp, closingLines, readReport } from '../../../tools/test-report.mjs'
import { root } from '../../../tools/workspace.mjs'

const folder = 'packages/example'

/** A report as the runner wrote it, moved into this repository. */
function report(name: string) {
  const text = readFileSync(join(import.meta.dirname, 'sample-reports', name), 'utf8')
  return readReport(folder, text.replaceAll('/repository', JSON.stringify(root).slice(1, -1)))
}

const clean = { failed: 0, skipped: 0, failures: [], leftOut: [] }

describe('readReport', () => {
  test('counts a suite that ran', () => {
    expect(report('ran.json')).toEqual({ ...clean, passed: 2 })
  })

  test('counts a suite that ran in part, with the reasons', () => {
    expect(report('ran-in-part.json')).toEqual({
      ...clean,
      passed: 2,
      skipped: 3,
      leftOut: [
        { reason: 'needs ffmpeg: sudo apt-get install ffmpeg', tests: 2 },
        { reason: 'needs a browser: npx --yes playwright install chromium', tests: 1 },
      ],
    })
  })

  test('passes a suite of which nothing ran, for a reason', () => {
    expect(report('left-out-with-reasons.json')).toMatchObject({ passed: 0, failed: 0, skipped: 3 })
  })

  test('fails a test that was left out without a reason', () => {
    expect(report('left-out-without-reason.json')).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      failures: [
        'packages/example/test/videos.test.ts > videos are cut\n    was left out without a reason',
      ],
      leftOut: [],
    })
  })

  test('shows where and why a test failed', () => {
    const { failures, ...counts } = report('failed.json')
    expect(counts).toEqual({ passed: 1, failed: 1, skipped: 0, leftOut: [] })
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatch(
      /^packages\/example\/test\/videos\.test\.ts > sizes are added\n {4}AssertionError: expected 2 to be 3/,
    )
  })

  test('counts a file that crashed, alone and beside a failed test', () => {
    const crashed =
      /^packages\/example\/test\/crash\.test\.ts\n {4}Cannot find module '\.\/missing\.ts'/
    const alone = report('crashed.json')
    expect(alone).toMatchObject({ passed: 0, failed: 1 })
    expect(alone.failures[0]).toMatch(crashed)
    const beside = report('crashed-beside-a-failure.json')
    expect(beside).toMatchObject({ passed: 1, failed: 2 })
    expect(beside.failures.some((failure) => crashed.test(failure))).toBe(true)
  })

  test('fails a suite that ran no test', () => {
    expect(report('no-test.json')).toEqual({
      ...clean,
      passed: 0,
      failed: 1,
      failures: ['packages/example: ran no test'],
    })
  })

  test('fails when the runner reports a failure that no test has', () => {
    const text = JSON.stringify({
      success: false,
      testResults: [
        { name: 'a.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    })
    expect(readReport(folder, text)).toMatchObject({
      passed: 1,
      failed: 1,
      failures: [
        'packages/example: the runner reports a failure outside of the tests; see its output above',
      ],
    })
  })

  test('fails a suite without a report', () => {
    expect(readReport(folder, undefined)).toMatchObject({
      failed: 1,
      failures: ['packages/example: no test report; its tests did not run to their end'],
    })
  })

  test.each([
    ['cut-off.json.txt', 'is cut off or is no JSON'],
    ['without-results.json', 'has no list of results'],
    ['no-object.json', 'has no list of results'],
  ])('fails a suite whose report is damaged: %s', (name, problem) => {
    expect(report(name)).toMatchObject({
      passed: 0,
      failed: 1,
      failures: [`packages/example: the test report ${problem}; run its tests again`],
    })
  })
})

describe('closingLines', () => {
  const sum = (...names: string[]) => closingLines(addUp(names.map(report), 0))

  test('adds up packages and names each reason once', () => {
    expect(sum('ran.json', 'ran-in-part.json', 'left-out-with-reasons.json')).toBe(
      [
        'left out: 4 tests: needs ffmpeg: sudo apt-get install ffmpeg',
        'left out: 2 tests: needs a browser: npx --yes playwright install chromium',
        '4 passed, 0 failed, 6 skipped\n',
      ].join('\n'),
    )
  })

  test('closes with two numbers when nothing was left out', () => {
    expect(sum('ran.json', 'ran.json')).toBe('4 passed, 0 failed\n')
  })

  test('counts a command that failed after all tests had passed', () => {
    expect(closingLines(addUp([report('error-outside-of-tests.json')], 1))).toBe(
      'failed: the test command ended with code 1; see its output above\n1 passed, 1 failed\n',
    )
  })

  test('lists failures before the totals', () => {
    expect(sum('ran.json', 'no-test.json')).toBe(
      'failed: packages/example: ran no test\n2 passed, 1 failed\n',
    )
  })
})
