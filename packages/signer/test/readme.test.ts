/** Every program of the README runs and prints what the README says. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const entries: Record<string, () => Promise<unknown>> = {
  '@oss-process/signer': () => import('@oss-process/signer'),
  '@oss-process/signer/explain': () => import('@oss-process/signer/explain'),
  '@oss-process/signer/post-policy': () => import('@oss-process/signer/post-policy'),
}

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const programs = [...readme.matchAll(/```js\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g)].map(
  ([, code = '', output = '']) => ({ code, output, name: /await (\w+)|(\w+)\(/.exec(code)?.[1] }),
)

test('the README has programs', () => {
  expect(programs).toHaveLength(5)
})

test.each(programs)('the program with $name prints what it says', async ({ code, output }) => {
  const lines: string[] = []
  const body = code.replace(/^import (\{.*\}) from '(.*)'$/gm, "const $1 = await load('$2')")
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor
  const console = { log: (...values: unknown[]) => lines.push(values.join(' ')) }
  await new AsyncFunction('load', 'console', body)((name: string) => entries[name]?.(), console)
  expect(`${lines.join('\n')}\n`).toBe(output)
})
