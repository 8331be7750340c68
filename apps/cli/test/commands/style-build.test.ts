/** `style build` from flags: values with blanks, and quotation marks that do not pair. */
import { expect, test } from 'vitest'
import { runMain } from '../helpers/fake-io.ts'

const build = (action: string) => runMain(['style', 'build', '--action', action])

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
