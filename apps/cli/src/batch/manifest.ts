/** Reads the source objects of a batch out of a manifest or standard input. */

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
  const entries =
    format === 'csv' || format === 'inventory'
      ? csvEntries(bytes, { name, readRecord: format === 'csv' ? headedReader() : readInventory })
      : lineEntries(bytes, { name, readText: format === 'jsonl' ? readJson : readLine })
  yield* entries
}

async function* lineEntries(
  bytes: AsyncIterable<Uint8Array>,
  options: {
    readonly name: string
    readonly readText: (text: string, place: string) => SourceEntry
  },
): AsyncGenerator<SourceEntry> {
  let number = 0
  for await (const line of readLines(bytes, { keepEmpty: true })) {
    number += 1
    const text = line.trim()
    if (text !== '') yield options.readText(text, `${options.name}:${number}`)
  }
}

/** Reads one record of a CSV file; returns nothing for the header. */
type RecordReader = (cells: readonly string[], place: string) => SourceEntry | undefined

async function* csvEntries(
  bytes: AsyncIterable<Uint8Array>,
  { name, readRecord }: { readonly name: string; readonly readRecord: RecordReader },
): AsyncGenerator<SourceEntry> {
  let number = 0
  for await (const cells of csvRecords(bytes, name)) {
    number += 1
    const entry = readRecord(cells, `${name}:${number}`)
    if (entry !== undefined) yield entry
  }
}

async function* csvRecords(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<readonly string[]> {
  const { parse } = await import('csv-parse')
  const { pipeline, Readable } = await import('node:stream')
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    // A quote that is never closed would gather the rest of the file in one record.
    max_record_size: 65_536,
  })
  // A failure of the source ends the parser, whose reader throws it.
  pipeline(Readable.from(bytes), parser, () => undefined)
  try {
    yield* parser
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))) {
      throw error
    }
    throw usageError(`${name}: expected CSV; ${error.message}`)
  }
}

function headedReader(): RecordReader {
  let columns: readonly string[] | undefined
  return (cells, place) => {
    if (columns === undefined) {
      columns = cells.map((cell) => cell.trim().toLowerCase())
      if (columns.includes('key')) return undefined
      throw usageError(
        `${place}: expected a header line with a column "key", received "${cut(cells.join(','))}"`,
        'for a bucket inventory give --manifest-format inventory',
      )
    }
    const names = columns
    const cell = (name: string) => cells[names.indexOf(name)]
    return entryOf({ key: cell('key'), bucket: cell('bucket'), target: cell('target') }, place)
  }
}

function readInventory(cells: readonly string[], place: string): SourceEntry {
  const [bucket, encoded] = cells
  if (encoded === undefined) {
    throw usageError(`${place}: expected a bucket and a key, received "${cut(cells.join(','))}"`)
  }
  try {
    return entryOf({ bucket, key: decodeURIComponent(encoded), target: undefined }, place)
  } catch (error) {
    if (!(error instanceof URIError)) throw error
    throw usageError(`${place}: expected a percent-encoded key, received "${cut(encoded)}"`)
  }
}

function readLine(text: string, place: string): SourceEntry {
  if (!isAddress(text)) return { key: text }
  const { bucket, key } = parseAddress(text)
  if (key === '') throw usageError(`${place}: expected oss://bucket/key, received "${cut(text)}"`)
  return { bucket, key }
}

function readJson(text: string, place: string): SourceEntry {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw usageError(`${place}: expected one JSON value, received "${cut(text)}"`)
  }
  if (typeof value === 'string') return readLine(value, place)
  const { key, bucket, target }: Record<string, unknown> = Object(value)
  return entryOf({ key, bucket, target }, place)
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

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { createGunzip } = await import('node:zlib')
  const { pipeline, Readable } = await import('node:stream')
  const unpacked = createGunzip()
  // A failure of the source ends the stream that is read, which then throws in the reader.
  pipeline(Readable.from(chunks), unpacked, () => undefined)
  yield* unpacked
}
