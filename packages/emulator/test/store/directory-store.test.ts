import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noteOnWindows } from '../../../../tools/programs.mjs'
import { DirectoryStore } from '../../src/store/directory-store.ts'
import { compareKeys } from '../../src/store/key-path.ts'
import { pickAttributes } from '../../src/store/model.ts'
import { collect, getText, putText } from '../helpers/store-text.ts'
import { filesBelow, temporaryFolder } from '../helpers/temporary-folder.ts'

const bucket = 'photos'

async function openStore(): Promise<{ readonly root: string; readonly store: DirectoryStore }> {
  const root = await temporaryFolder()
  const store = await DirectoryStore.open(root, { flushes: false })
  await store.buckets.create(bucket, {})
  return { root, store }
}

const AWKWARD_KEYS = [
  'plain.jpg',
  'folder/plain.jpg',
  'folder',
  'folder/',
  'folder//double.jpg',
  'trailing/',
  '../escape.jpg',
  'a/../../escape.jpg',
  './here.jpg',
  'a/./b',
  '..',
  '.',
  '.oss/tmp/x',
  'Case.JPG',
  'case.jpg',
  'CON',
  'nul.txt',
  'a:b?c*d<e>f|g"h',
  'back\\slash',
  'line\nbreak',
  'nul\0byte',
  'blank at end ',
  'dot at end.',
  '中文/照片.jpg',
  'e\u0301 and \u00e9',
  '😀/🎉.png',
  '%2e%2e/x',
  `${'x'.repeat(300)}`,
  `deep/${'y'.repeat(256)}/z`,
  '中'.repeat(100),
  'x'.repeat(1023),
  Array.from({ length: 500 }, () => 'd').join('/'),
]

const linksNote = noteOnWindows('symbolic links')

describe('DirectoryStore', () => {
  test.each(AWKWARD_KEYS.map((key) => [JSON.stringify(key).slice(0, 40), key] as const))(
    'keeps the key %s beside all others',
    async (_name, key) => {
      const { root, store } = await openStore()
      await putText(store, { bucket, key: 'folder/neighbour', text: 'neighbour' })
      await putText(store, { bucket, key, text: 'mine' }, { contentType: 'text/x-mine' })
      expect(await getText(store, bucket, key)).toBe('mine')
      expect((await store.find(bucket, key))?.contentType).toBe('text/x-mine')
      expect(await collect(store.list(bucket))).toContain(key)
      await putText(store, { bucket, key, text: 'again' })
      expect(await getText(store, bucket, key)).toBe('again')
      expect(await store.remove(bucket, key)).toBe(true)
      expect(await store.find(bucket, key)).toBeUndefined()
      expect(await readdir(root)).toEqual(['.oss', bucket])
    },
  )

  test('keeps all awkward keys at once, in any order of arrival', async () => {
    for (const keys of [AWKWARD_KEYS, AWKWARD_KEYS.toReversed()]) {
      const { store } = await openStore()
      for (const key of keys) await putText(store, { bucket, key, text: key })
      const listed = await collect(store.list(bucket))
      expect(listed).toEqual(keys.toSorted(compareKeys))
      for (const key of keys) expect(await getText(store, bucket, key)).toBe(key)
    }
  })

  test('writes an ordinary file where the key can be a path', async () => {
    const { root, store } = await openStore()
    await putText(store, { bucket, key: 'a/b.txt', text: 'hello' })
    expect((await filesBelow(root)).filter((path) => !path.startsWith('.oss/'))).toEqual([
      'photos/a/b.txt',
    ])
  })

  test('returns the attributes, and the digests of the bytes', async () => {
    const { store } = await openStore()
    await putText(
      store,
      { bucket, key: 'k', text: '123456789' },
      { contentType: 'text/plain', metadata: { 'x-oss-meta-a': 'b' } },
    )
    expect(await store.find(bucket, 'k')).toMatchObject({
      key: 'k',
      contentType: 'text/plain',
      metadata: { 'x-oss-meta-a': 'b' },
      byteLength: 9,
      etag: '25F9E794323B453885F5181F1B624D0B',
      crc64: '11051210869376104954',
    })
  })

  test('serves a file dropped in by hand at once, with fresh attributes', async () => {
    const { root, store } = await openStore()
    await writeFile(join(root, bucket, 'dropped.jpg'), 'by hand')
    expect(await store.find(bucket, 'dropped.jpg')).toMatchObject({
      contentType: 'image/jpeg',
      byteLength: 7,
      etag: createHash('md5').update('by hand').digest('hex').toUpperCase(),
    })
    await writeFile(join(root, bucket, 'dropped.jpg'), 'by hand, longer')
    expect(await getText(store, bucket, 'dropped.jpg')).toBe('by hand, longer')
    expect((await store.find(bucket, 'dropped.jpg'))?.byteLength).toBe(15)
  })

  test('drops the attributes of bytes that were replaced by hand', async () => {
    const { root, store } = await openStore()
    await putText(store, { bucket, key: 'a.txt', text: 'one' }, { contentType: 'text/x-one' })
    await writeFile(join(root, bucket, 'a.txt'), 'two')
    await utimes(join(root, bucket, 'a.txt'), 1, 1)
    expect((await store.find(bucket, 'a.txt'))?.contentType).toBe('text/plain')
  })

  test('keeps attributes when the whole folder is copied', async () => {
    const { root, store } = await openStore()
    await putText(store, { bucket, key: 'a/b', text: 'one' }, { contentType: 'text/x-one' })
    const copy = await temporaryFolder()
    await cp(root, copy, { recursive: true })
    const reopened = await DirectoryStore.open(copy)
    expect((await reopened.find(bucket, 'a/b'))?.contentType).toBe('text/x-one')
  })

  test('lists a folder made by hand as a bucket, unless its name is invalid', async () => {
    const { root, store } = await openStore()
    await mkdir(join(root, 'by-hand'))
    await mkdir(join(root, 'Not_A_Bucket'))
    expect((await store.buckets.list()).map(({ name }) => name)).toEqual(['by-hand', 'photos'])
  })

  test.runIf(linksNote === '')(`follows no symbolic link${linksNote}`, async () => {
    const { root, store } = await openStore()
    const outside = await temporaryFolder()
    await writeFile(join(outside, 'secret'), 'secret')
    await symlink(outside, join(root, bucket, 'link'))
    await symlink(join(outside, 'secret'), join(root, bucket, 'file'))
    await symlink(outside, join(root, 'linked-bucket'))
    expect(await store.find(bucket, 'link/secret')).toBeUndefined()
    expect(await store.find(bucket, 'file')).toBeUndefined()
    expect(await store.buckets.find('linked-bucket')).toBeUndefined()
    expect(await collect(store.list(bucket))).toEqual([])
    await putText(store, { bucket, key: 'link/new', text: 'new' })
    await putText(store, { bucket, key: 'file', text: 'new' })
    expect(await filesBelow(outside)).toEqual(['secret'])
    expect(await getText(store, bucket, 'link/new')).toBe('new')
  })

  test('prefers the ordinary file once the obstacle has gone', async () => {
    const { root, store } = await openStore()
    await putText(store, { bucket, key: 'a', text: 'file' })
    await putText(store, { bucket, key: 'a/b', text: 'escaped' })
    await store.remove(bucket, 'a')
    expect(await getText(store, bucket, 'a/b')).toBe('escaped')
    await putText(store, { bucket, key: 'a/b', text: 'ordinary' })
    expect(await getText(store, bucket, 'a/b')).toBe('ordinary')
    expect((await filesBelow(root)).filter((path) => path.includes('escaped'))).toEqual([])
  })

  test('refuses to overwrite with forbidsOverwrite', async () => {
    const { store } = await openStore()
    const first = await putText(store, { bucket, key: 'k', text: 'one' })
    const staged = await store.staging.write([Buffer.from('two')])
    await expect(
      store.commit(bucket, 'k', {
        staged,
        attributes: pickAttributes(first),
        forbidsOverwrite: true,
      }),
    ).rejects.toMatchObject({ name: 'OssRefusal', code: 'FileAlreadyExists', status: 409 })
    expect(await getText(store, bucket, 'k')).toBe('one')
  })

  test('has one complete object and no temporary file after many concurrent writes', async () => {
    const { root, store } = await openStore()
    const texts = Array.from({ length: 40 }, (_, index) => `${index} `.repeat(1000 + index))
    await Promise.all(texts.map((text) => putText(store, { bucket, key: 'k', text })))
    const text = (await getText(store, bucket, 'k')) ?? ''
    expect(texts).toContain(text)
    expect(await store.find(bucket, 'k')).toMatchObject({
      etag: createHash('md5').update(text).digest('hex').toUpperCase(),
    })
    expect((await filesBelow(root)).filter((path) => path.startsWith('.oss/tmp/'))).toEqual([])
  })

  test('performs concurrent writes and deletes in one folder', async () => {
    const { root, store } = await openStore()
    const keys = Array.from({ length: 30 }, (_, index) => `f${index % 3}/g/${index}`)
    for (let round = 0; round < 5; round++) {
      await Promise.all(
        keys.map(async (key) => {
          await putText(store, { bucket, key, text: key })
          await store.remove(bucket, key)
        }),
      )
    }
    expect(await collect(store.list(bucket))).toEqual([])
    expect(await readdir(join(root, bucket))).toEqual([])
  })

  test('keeps no file of a body that fails', async () => {
    const { root, store } = await openStore()
    const body = (async function* () {
      yield Buffer.from('half')
      throw new Error('the caller has gone')
    })()
    await expect(store.staging.write(body)).rejects.toThrow('the caller has gone')
    expect((await filesBelow(root)).filter((path) => path.startsWith('.oss/tmp/'))).toEqual([])
  })

  test('removes the files of a killed process, and none of a running one', async () => {
    const { root, store } = await openStore()
    const mine = await store.staging.write([Buffer.from('in use')])
    const noProcess = 2 ** 22 + 1
    await writeFile(join(root, '.oss', 'tmp', `${noProcess}.1.abc`), 'left over')
    await writeFile(join(root, '.oss', 'tmp', `${process.pid}.1.abc`), 'of an earlier process')
    await DirectoryStore.open(root)
    expect((await filesBelow(join(root, '.oss', 'tmp'))).length).toBe(1)
    expect((await filesBelow(join(root, '.oss', 'tmp')))[0]).toBe(mine.path.split(/[\\/]/).at(-1))
  })

  test('keeps old bytes with old attributes when killed between record and rename', async () => {
    const { root, store } = await openStore()
    await putText(store, { bucket, key: 'k', text: 'old' }, { contentType: 'text/x-old' })
    const saved = join(await temporaryFolder(), 'k')
    await cp(join(root, bucket, 'k'), saved, { preserveTimestamps: true })
    await putText(store, { bucket, key: 'k', text: 'new' }, { contentType: 'text/x-new' })
    await writeFile(join(root, bucket, 'k'), 'old')
    const reopened = await DirectoryStore.open(root)
    expect((await reopened.find(bucket, 'k'))?.contentType).toBe('text/x-old')
  })

  test('lists by prefix and start in the order of UTF-8 bytes', async () => {
    const segment = fc.constantFrom('a', 'b', 'a-', 'a.', '中', '\uffee', '😀', 'A', 'ab', '')
    const key = fc
      .array(segment, { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('/'))
      .filter((text) => text !== '' && !text.startsWith('/'))
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(key, { maxLength: 12 }),
        key,
        key,
        async (keys, prefix, after) => {
          const root = await temporaryFolder()
          const store = await DirectoryStore.open(root, { flushes: false })
          await store.buckets.create(bucket, {})
          for (const each of keys) await putText(store, { bucket, key: each, text: '' })
          const expected = keys
            .filter(
              (each) =>
                each.startsWith(prefix) &&
                Buffer.compare(Buffer.from(each), Buffer.from(after)) > 0,
            )
            .toSorted((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)))
          expect(await collect(store.list(bucket, { prefix, after }))).toEqual(expected)
          const all = keys.toSorted((left, right) =>
            Buffer.compare(Buffer.from(left), Buffer.from(right)),
          )
          expect(await collect(store.list(bucket))).toEqual(all)
        },
      ),
      { numRuns: 30 },
    )
  })
})
