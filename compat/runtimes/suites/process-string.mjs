/** Every example of the references, parsed and written again. */
import { image, resize, saveAs } from '@oss-process/process-string'
import { explain } from '@oss-process/process-string/explain'
import { outputSize } from '@oss-process/process-string/geometry'
import { parse, safeParse, stringify } from '@oss-process/process-string/parse'
import { reference } from '@oss-process/process-string/reference'
import collected from '../../../packages/process-string/test/data/examples.json' with {
  type: 'json',
}
import { equal } from './expect.mjs'

const errorsOf = (text) => safeParse(text).issues.filter(({ severity }) => severity === 'error')

const examples = collected.examples.map(({ text, canonical = text }) => [
  text,
  () => {
    equal(errorsOf(text), [])
    equal(stringify(parse(text)), canonical)
    equal(stringify(parse(canonical)), canonical)
  },
])

const documented = reference.flatMap(({ family, action, examples }) =>
  examples.map((text) => [
    `${family}/${action}: ${text}`,
    () => {
      equal(errorsOf(text), [])
      const canonical = stringify(parse(text))
      equal(stringify(parse(canonical)), canonical)
      if (explain(text).length === 0) throw new Error('nothing is explained')
    },
  ]),
)

const own = [
  [
    'Base64 of a Chinese key',
    () => {
      const text = String(saveAs('image/resize,w_100', { key: '缩略图/a~?.webp', bucket: 'b' }))
      equal(stringify(parse(text)), text)
      const standard = { base64: 'standard' }
      const other = String(saveAs('image/resize,w_100', { key: '缩略图', bucket: 'b' }, standard))
      equal(errorsOf(other), [])
    },
  ],
  [
    'the size of a result',
    () =>
      equal(outputSize(image(resize({ width: 100 })), { width: 4000, height: 3000 }), {
        width: 100,
        height: 75,
      }),
  ],
]

export const tests = [...examples, ...documented, ...own]
