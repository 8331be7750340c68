import { parse } from '@oss-process/process-string/parse'
import { expect, test } from 'vitest'
import { styleFacts } from '../../src/batch/style-facts.ts'

test.each([
  ['image/resize,w_40,h_30/format,webp', { width: 40, height: 30, extension: 'webp' }],
  // The last style of a pipeline decides.
  [
    'image/resize,w_40/format,png|image/resize,w_20|image/format,jpg',
    { width: 20, extension: 'jpg' },
  ],
  ['style/small|image/format,jpg', { extension: 'jpg' }],
  ['style/small', {}],
])('%s', (style, expected) => {
  expect(styleFacts(parse(style).style)).toEqual(expected)
})
