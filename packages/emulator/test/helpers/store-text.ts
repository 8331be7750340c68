import type { DirectoryStore } from '../../src/store/directory-store.ts'
import {
  type ObjectAttributes,
  PLAIN_ATTRIBUTES,
  type StoredObject,
} from '../../src/store/model.ts'

/** Stores text under a key, as an operation would. */
export async function putText(
  store: DirectoryStore,
  { bucket, key, text }: { readonly bucket: string; readonly key: string; readonly text: string },
  attributes: Partial<ObjectAttributes> = {},
): Promise<StoredObject> {
  const staged = await store.staging.write([Buffer.from(text)])
  return await store.commit(bucket, key, {
    staged,
    attributes: { ...PLAIN_ATTRIBUTES, ...attributes },
  })
}

/** The text of an object; `undefined` when there is none. */
export async function getText(
  store: DirectoryStore,
  bucket: string,
  key: string,
): Promise<string | undefined> {
  const opened = await store.open(bucket, key)
  try {
    return await opened?.file.readFile('utf8')
  } finally {
    await opened?.file.close()
  }
}

/** Collects what an asynchronous walk yields. */
export async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
