/** Reads the source objects of a batch out of a manifest or standard input. */

import { pipeline, Readable } from 'node:stream'
import { cut, isAddress, parseAddress } from '../command-line/object-address.ts'
import { usageError } from '../errors.ts'
import { readLines } from '../read-lines.ts'

/** The forms a manifest may have. */
export const manifestFormats = ['lines', 'csv', 'jsonl', 'inventory'] as const

export type ManifestFormat = (typeof manifestFormats)[number]

/** One object to process; members left out come from the flags. */
export interface SourceEntry {
  readonly key: string
  readonly bucket?: string
  /** Target key of this object alone, in place of the template. */
  readonly target?: string
}

/**
 * Guesses the form of a manifest by its name: `.csv`, `.jsonl` or `.ndjson`, each also with `.gz`;
 * everything else has one key or address a line.
 */
export function formatOfName(name: string): ManifestFormat {
  const plain = name.toLowerCase().replace(/\.gz$/, '')
  if (plain.endsWith('.csv')) return 'csv'
  return plain.endsWith('.jsonl') || plain.endsWith('.ndjson') ? 'jsonl' : 'lines'
}

/**
 * Reads a manifest, one entry at a time, never the whole of it.
 *
 * - `lines`: a key or an `oss://` address a line;
 * - `csv`: a header line with a `key` column, and maybe `bucket` and `target`;
 * - `jsonl`: a text, or an object with the same members, a line;
 * - `inventory`: the CSV of a bucket inventory: no header, bucket first, then the key percent-encoded.
 *
 * @see https://www.alibabacloud.com/help/en/oss/user-guide/bucket-inventory
 * @throws {CliError} `CLI_USAGE` with the number of the line that cannot be read.
 */
export async function* readManifest(
  chunks: AsyncIterable<Uint8Array>,
  { format, name }: { readonly format: ManifestFormat; readonly name: string },
): AsyncGenerator<SourceEntry> {
  const bytes = name.endsWith('.gz') ? gunzip(chunks) : chunks
  const read = readers[format]()
  let number = 0
  for await (const record of records(bytes, format === 'csv' || format === 'inventory')) {
    number += 1
    if (record.trim() === '') continue
    const entry = read(record, `${name}:${number}`)
    if (entry !== undefined) yield entry
  }
}

/** Splits bytes into records: lines, which with quotes may go on after a line break inside a pair. */
async function* records(
  chunks: AsyncIterable<Uint8Array>,
  hasQuotes: boolean,
): AsyncGenerator<string> {
  let open: string | undefined
  for await (const line of readLines(chunks, { keepEmpty: true })) {
    const record: string = open === undefined ? line : `${open}\n${line}`
    open = hasQuotes && hasOpenQuote(record) ? checkLength(record) : undefined
    if (open === undefined) yield record
  }
  if (open !== undefined) yield open
}

/** A quote that is never closed would gather the rest of the file into one record. */
function checkLength(record: string): string {
  if (record.length <= 65_536) return record
  throw usageError(`expected a closing quote, received a record of over 64 kB: "${cut(record)}"`)
}

function hasOpenQuote(text: string): boolean {
  return (text.split('"').length - 1) % 2 === 1
}

type ReadRecord = (record: string, place: string) => SourceEntry | undefined

const readers: Readonly<Record<ManifestFormat, () => ReadRecord>> = {
  lines: () => (record, place) => readLine(record.trim(), place),
  csv: csvReader,
  jsonl: () => readJson,
  inventory: () => readInventory,
}

function readLine(text: string, place: string): SourceEntry {
  if (!isAddress(text)) return { key: text }
  const { bucket, key } = parseAddress(text)
  if (key === '') throw usageError(`${place}: expected oss://bucket/key, received "${cut(text)}"`)
  return { bucket, key }
}

function csvReader(): ReadRecord {
  let columns: readonly string[] | undefined
  return (record, place) => {
    const cells = parseCsv(record)
    if (columns === undefined) {
      columns = cells.map((cell) => cell.trim().toLowerCase())
      if (columns.includes('key')) return undefined
      throw usageError(
        `${place}: expected a header line with a column "key", received "${cut(record)}"`,
        'for a bucket inventory give --manifest-format inventory',
      )
    }
    const names = columns
    const cell = (name: string) => cells[names.indexOf(name)] || undefined
    return entryOf({ key: cell('key'), bucket: cell('bucket'), target: cell('target') }, place)
  }
}

function readJson(record: string, place: string): SourceEntry {
  let value: unknown
  try {
    value = JSON.parse(record)
  } catch {
    throw usageError(`${place}: expected one JSON value, received "${cut(record)}"`)
  }
  if (typeof value === 'string') return readLine(value, place)
  const { key, bucket, target }: Record<string, unknown> = Object(value)
  return entryOf({ key, bucket, target }, place)
}

function readInventory(record: string, place: string): SourceEntry {
  const [bucket, encoded] = parseCsv(record)
  if (encoded === undefined) {
    throw usageError(`${place}: expected a bucket and a key, received "${cut(record)}"`)
  }
  try {
    return entryOf({ bucket, key: decodeURIComponent(encoded), target: undefined }, place)
  } catch (error) {
    if (!(error instanceof URIError)) throw error
    throw usageError(`${place}: expected a percent-encoded key, received "${cut(encoded)}"`)
  }
}

function entryOf(
  { key, bucket, target }: { key: unknown; bucket: unknown; target: unknown },
  place: string,
): SourceEntry {
  if (typeof key !== 'string' || key === '') {
    throw usageError(`${place}: expected a "key" with text in it, received none`)
  }
  return {
    key,
    ...(typeof bucket === 'string' && bucket !== '' ? { bucket } : {}),
    ...(typeof target === 'string' && target !== '' ? { target } : {}),
  }
}

/** Splits one CSV record; a doubled quote inside quotes is one quote. */
export function parseCsv(record: string): readonly string[] {
  const cells: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/gy
  for (;;) {
    const match = cell.exec(record)
    if (match === null) return cells
    cells.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'))
    if (match[3] === '') return cells
  }
}

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { createGunzip } = await import('node:zlib')
  const unpacked = createGunzip()
  // A failure of the source ends the stream that is read, which then throws in the reader.
  pipeline(Readable.from(chunks), unpacked, () => undefined)
  yield* unpacked
}
