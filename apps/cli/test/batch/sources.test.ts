import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { parseGlob } from '../../src/batch/glob.ts'
import type { ManifestFormat } from '../../src/batch/manifest.ts'
import { formatOfName, readManifest } from '../../src/batch/manifest.ts'

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(text: string | Uint8Array, format: ManifestFormat, name = 'list') {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const entries = []
  for await (const entry of readManifest(inPieces(bytes, 5), { format, name })) entries.push(entry)
  return entries
}

describe('readManifest', () => {
  test('reads keys and addresses, one a line', async () => {
    expect(await read('a.jpg\r\n\noss://other/图/b.jpg\nc', 'lines')).toEqual([
      { key: 'a.jpg' },
      { bucket: 'other', key: '图/b.jpg' },
      { key: 'c' },
    ])
  })

  test('reads CSV with quotes, line breaks inside them, and columns in any order', async () => {
    expect(await read('target,key\n,a.jpg\n"x ""y"".webp","b,\nc.jpg"\n', 'csv')).toEqual([
      { key: 'a.jpg' },
      { key: 'b,\nc.jpg', target: 'x "y".webp' },
    ])
  })

  test('reads JSONL, texts and objects', async () => {
    expect(await read('"a"\n{"bucket":"bkt","key":"b","target":"t"}\n', 'jsonl')).toEqual([
      { key: 'a' },
      { bucket: 'bkt', key: 'b', target: 't' },
    ])
  })

  test('reads the CSV of a bucket inventory, packed', async () => {
    const packed = gzipSync('"photos","a%20b/%E5%9B%BE.jpg","12"\n')
    expect(await read(packed, 'inventory', 'list.csv.gz')).toEqual([
      { bucket: 'photos', key: 'a b/图.jpg' },
    ])
  })

  test.each<[string, ManifestFormat, string]>([
    ['key\n"a', 'csv', 'list: expected CSV; Quote Not Closed'],
    ['name\na', 'csv', 'list:1: expected a header line with a column "key", received "name"'],
    ['{"key":1}', 'jsonl', 'list:1: expected a "key" with text in it, received none'],
    ['"a"\nb', 'jsonl', 'list:2: expected one JSON value, received "b"'],
    ['bucket', 'inventory', 'list:1: expected a bucket and a key, received "bucket"'],
    ['b,%', 'inventory', 'list:1: expected a percent-encoded key, received "%"'],
    ['oss://photos/', 'lines', 'list:1: expected oss://bucket/key, received "oss://photos/"'],
  ])('says where %j cannot be read as %s', async (text, format, message) => {
    await expect(read(text, format)).rejects.toThrow(message)
  })
})

test('formatOfName knows a manifest by its name', () => {
  expect(
    ['a.csv', 'a.CSV.gz', 'a.jsonl', 'a.ndjson.gz', 'keys.txt', '-'].map(formatOfName),
  ).toEqual(['csv', 'csv', 'jsonl', 'jsonl', 'lines', 'lines'])
})

describe('parseGlob', () => {
  test.each([
    ['a/*.jpg', 'a/b.jpg', true],
    ['a/*.jpg', 'a/b/c.jpg', false],
    ['a/**/*.jpg', 'a/c.jpg', true],
    ['a/**/*.jpg', 'a/b/c/d.jpg', true],
    ['**', 'x/y', true],
    ['?.{jpg,png}', '图.png', true],
    ['a,b*', 'a,bc', true],
    ['a,b*', 'bc', false],
    ['[ab]*', 'c', false],
    ['[!ab]*', 'c', true],
    ['a.(b)+*', 'a.(b)+', true],
    ['a.b*', 'axb', false],
    ['a(1)*', 'a(1).jpg', true],
    ['?.jpg', '🙂.jpg', true],
  ])('%s against %s: %s', (glob, key, expected) => {
    expect(parseGlob(glob).matches(key)).toBe(expected)
  })

  test('returns the longest plain prefix', () => {
    expect(parseGlob('photos/2026/*.jpg').prefix).toBe('photos/2026/')
  })
})
