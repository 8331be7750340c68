import * as processString from '@oss-process/process-string'
import { describe, expect, test } from 'vitest'
import { htmlSnippet } from '../src/snippets/html.ts'
import { pythonSnippet } from '../src/snippets/python.ts'
import { cliSnippet, curlSnippet } from '../src/snippets/shell.ts'
import type { SnippetInput } from '../src/snippets/snippet.ts'
import { styleExpression, typescriptSnippet } from '../src/snippets/typescript.ts'
import { imageActions } from '../src/style/catalogue.ts'
import { readText } from '../src/style/reading.ts'

const inputOf = (text: string): SnippetInput => ({
  reading: readText(text, { width: 1024, height: 484 }),
  region: 'cn-hangzhou',
  bucket: 'photos',
  key: "a b's.jpg",
  target: { key: 'out.webp', bucket: 'dest' },
  sourceWidth: 1024,
})

const exported = new Map<string, unknown>(Object.entries(processString))

/** Runs the code of a style with the functions that it imports. */
function evaluate(text: string): string {
  const { code, imports } = styleExpression(readText(text, undefined))
  const functions = imports.map((name) => exported.get(name))
  return String(new Function(...imports, `return ${code}`)(...functions))
}

describe('styleExpression', () => {
  const examples = imageActions.flatMap(({ examples }) =>
    examples.map((example) => example.split('|')[0] ?? ''),
  )
  const pipelines = [
    'image/resize,w_100|image/format,jpg',
    'style/thumb|image/resize,m_fixed,w_100,h_100/crop,w_50,h_50/rotate,90|image/format,webp/quality,q_80',
  ]
  test.each([...examples, 'style/thumb', ...pipelines])('gives %s when it is run', (style) => {
    expect(evaluate(style)).toBe(style)
  })

  test.each(['image/slim,1', 'image/crop,w_abc', 'video/snapshot,t_1'])(
    'leaves %s a string',
    (style) => {
      expect(styleExpression(readText(style, undefined))).toEqual({
        code: `'${style}'`,
        imports: [],
      })
    },
  )
})

describe('typescriptSnippet', () => {
  test('builds, processes and saves', () => {
    expect(typescriptSnippet(inputOf('image/resize,w_100/format,webp'))).toBe(
      `import { fromEnv, OssClient } from '@oss-process/client'
import { format, image, resize } from '@oss-process/process-string'

const style = image(resize({ width: 100 }), format('webp'))

await using client = new OssClient({ region: 'cn-hangzhou', credentials: fromEnv() })
const result = await client.processObject({
  bucket: 'photos',
  key: 'a b\\'s.jpg',
  process: style.saveAs({ key: 'out.webp', bucket: 'dest' }),
})
console.log(result.statusCode, result.fileSize)
`,
    )
  })
})

describe('cliSnippet', () => {
  test('quotes for the shell', () => {
    expect(cliSnippet(inputOf('image/resize,w_100'))).toContain(`--key 'a b'\\''s.jpg'`)
  })
})

describe('a pipeline', () => {
  const input = inputOf('image/resize,w_100|style/thumb|image/format,webp')

  test('is one word of the shell', () => {
    expect(cliSnippet(input)).toContain(
      "--style 'image/resize,w_100|style/thumb|image/format,webp' \\\n",
    )
  })

  test('is encoded in an address', () => {
    expect(htmlSnippet(input)).toContain(
      '?x-oss-process=image%2Fresize%2Cw_100%7Cstyle%2Fthumb%7Cimage%2Fformat%2Cwebp"',
    )
  })

  test('is a text of Python before its target', () => {
    const code = pythonSnippet(input)
    expect(code).toContain("style = 'image/resize,w_100|style/thumb|image/format,webp'")
    expect(code).toContain("process=f'{style}|sys/saveas,")
  })

  test('is a call of the builder, and saved as one', () => {
    const code = typescriptSnippet(input)
    expect(code).toContain(
      "const style = pipeline(\n  image(resize({ width: 100 })),\n  named('thumb'),\n  image(format('webp')),\n)",
    )
    expect(code).toContain("process: style.saveAs({ key: 'out.webp', bucket: 'dest' })")
  })
})

describe('curlSnippet', () => {
  test('quotes the URL', () => {
    expect(curlSnippet(inputOf('image/info'), 'http://h/k?a=1&b=2')).toBe(
      `curl --fail --output out.webp \\\n  'http://h/k?a=1&b=2'\n`,
    )
  })
})

describe('htmlSnippet', () => {
  test('sets the last resize to each width and keeps the ratio of a box', () => {
    const html = htmlSnippet(inputOf('image/resize,m_fill,w_200,h_100/format,webp'))
    expect(html).toContain('image%2Fresize%2Cm_fill%2Cw_320%2Ch_160%2Fformat%2Cwebp 320w')
    expect(html).toContain('<source type="image/avif"')
    expect(html).not.toContain('1280w')
  })

  test('adds a resize before the format where there is none', () => {
    const html = htmlSnippet(inputOf('image/flip,1/format,png'))
    expect(html).toContain('image%2Fflip%2C1%2Fresize%2Cw_640%2Fformat%2Cpng 640w')
  })
})

describe('htmlSnippet of a pipeline', () => {
  test.each([
    // The format of an earlier style stays: the next one reads it.
    [
      'image/format,png|image/resize,w_100',
      'image%2Fformat%2Cpng%7Cimage%2Fresize%2Cw_320 320w',
      'image%2Fformat%2Cpng%7Cimage%2Fresize%2Cw_320%2Fformat%2Cavif 320w',
    ],
    [
      'image/resize,w_100|image/format,jpg',
      'image%2Fresize%2Cw_320%7Cimage%2Fformat%2Cjpg 320w',
      'image%2Fresize%2Cw_320%7Cimage%2Fformat%2Cavif 320w',
    ],
    [
      'image/flip,1|image/rotate,90/format,jpg',
      'image%2Fflip%2C1%7Cimage%2Frotate%2C90%2Fresize%2Cw_320%2Fformat%2Cjpg 320w',
      'image%2Fflip%2C1%7Cimage%2Frotate%2C90%2Fresize%2Cw_320%2Fformat%2Cavif 320w',
    ],
  ])('sets width and format in %s', (style, own, other) => {
    const html = htmlSnippet(inputOf(style))
    expect(html).toContain(own)
    expect(html).toContain(other)
  })
})

describe('pythonSnippet', () => {
  test('holds the style and the target', () => {
    const code = pythonSnippet(inputOf('image/resize,w_100'))
    expect(code).toContain("style = 'image/resize,w_100'")
    expect(code).toContain("target_key = encoded('out.webp')")
  })
})
