import { readAverageHue, readImageInfo } from '@oss-process/client'
import { describe, expect, test } from 'vitest'

describe('readImageInfo', () => {
  test('reads what the service documents, and keeps the rest as tags', () => {
    const text = JSON.stringify({
      DateTime: { value: '2015:02:11 15:38:27' },
      FileSize: { value: '21839' },
      Format: { value: 'jpg' },
      FrameCount: { value: '1' },
      ImageHeight: { value: '267' },
      ImageWidth: { value: '400' },
    })
    expect(readImageInfo(text)).toEqual({
      format: 'jpg',
      width: 400,
      height: 267,
      fileSize: 21839,
      frameCount: 1,
      tags: new Map([['DateTime', '2015:02:11 15:38:27']]),
    })
  })

  test.each(['', '5', '{}', '{"Format":{"value":"jpg"},"ImageWidth":{"value":"x"}}'])(
    'refuses %j',
    (text) => {
      expect(() => readImageInfo(text)).toThrow(/^expected .* from image\/info, received /)
    },
  )
})

describe('readAverageHue', () => {
  test.each(['0x5c783b', '"0x5C783B"', '{"RGB": "0x5c783b"}\n'])('reads %j', (text) => {
    expect(readAverageHue(text)).toEqual({ red: 0x5c, green: 0x78, blue: 0x3b })
  })

  test.each(['', '5c783b', '0x5c78', '{}'])('refuses %j', (text) => {
    expect(() => readAverageHue(text)).toThrow('expected a colour such as 0x5c783b')
  })
})
