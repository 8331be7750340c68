/** `style build` from flags: pipelines, values with blanks, and quotation marks that do not pair. */
import { expect, test } from 'vitest'
import { runMain } from '../helpers/fake-io.ts'

const build = (...actions: string[]) =>
  runMain(['style', 'build', ...actions.flatMap((action) => ['--action', action])])

test.each([
  ['watermark text="Hello World" size=30', 'image/watermark,text_SGVsbG8gV29ybGQ,size_30\n'],
  ['  watermark "text=Hello World"', 'image/watermark,text_SGVsbG8gV29ybGQ\n'],
  ['format "webp"', 'image/format,webp\n'],
])('takes a value in quotation marks: %s', async (action, style) => {
  expect(await build(action)).toMatchObject({ code: 0, stdout: style })
})

test('refuses a quotation mark without its other half', async () => {
  const { code, stderr } = await build('watermark text="Hello World')
  expect(code).toBe(2)
  expect(stderr).toContain(
    'expected quotation marks in pairs, received watermark text="Hello World',
  )
  expect(stderr).toContain(`such as 'watermark text="Hello World"'`)
})

test('joins the actions on both sides of | to a pipeline', async () => {
  const { code, stdout } = await build('resize width=100', 'rotate 90', '|', 'format jpg')
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: 'image/resize,w_100/rotate,90|image/format,jpg\n',
  })
})

test.each([
  ['at the end', ['rotate 1', '|']],
  ['at the beginning', ['|', 'rotate 1']],
  ['twice', ['rotate 1', '|', '|', 'rotate 2']],
])('refuses | %s', async (_, actions) => {
  const { code, stderr } = await build(...actions)
  expect(code).toBe(2)
  expect(stderr).toContain("expected an action on both sides of --action '|'")
})

test('refuses a pipeline of more styles than the service takes', async () => {
  const actions = ['1', '2', '3', '4', '5', '6'].flatMap((angle) => [`rotate ${angle}`, '|'])
  const { code, stderr } = await build(...actions.slice(0, -1))
  expect(code).toBe(2)
  expect(stderr).toContain('pipeline: expected at most 5 styles joined by |, received 6')
})
