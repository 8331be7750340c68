/** Opens the sources of a batch: a listing of the bucket, a list in a file, or stdin. */
import type { OssClient } from '@oss-process/client'
import { checkBucket, parseAddress } from '../command-line/object-address.ts'
import { usageError } from '../errors.ts'
import type { Io } from '../io.ts'
import { isGlob, parseGlob } from './glob.ts'
import type { ManifestFormat, SourceEntry } from './manifest.ts'
import { formatOfName, manifestFormats, readManifest } from './manifest.ts'

/** The sources of a batch. */
export interface BatchSources {
  readonly entries: () => AsyncIterable<SourceEntry>
  readonly areDistinct: boolean
  readonly bucket: string | undefined
  /** The same text for the same sources, to recognise an interrupted job. */
  readonly identity: string
  /** Removes temporary files. */
  close(): Promise<void>
}

/** The flags that say where sources come from. */
export interface SourceFlags {
  readonly source: string | undefined
  readonly manifest: string | undefined
  readonly manifestFormat: string | undefined
  readonly bucket: string | undefined
}

/**
 * Opens the sources.
 *
 * @throws {CliError} `CLI_USAGE` when none are given, or two kinds at once.
 */
export async function openSources(
  flags: SourceFlags,
  { client, io }: { readonly client: Pick<OssClient, 'listObjects'>; readonly io: Io },
): Promise<BatchSources> {
  const { source } = flags
  const bucket = flags.bucket === undefined ? undefined : checkBucket(flags.bucket)
  const file = listOf(flags)
  if (file === undefined) return listing(source ?? '', { client, io })
  const format =
    manifestFormats.find((known) => known === flags.manifestFormat) ?? formatOfName(file)
  return file === '-'
    ? standardInput({ format, bucket, io })
    : manifestFile(file, { name: file, format, bucket, io })
}

/** Returns the file with the sources, `-` for stdin; nothing when the service lists them. */
function listOf({ source, manifest }: SourceFlags): string | undefined {
  if (source !== undefined && manifest !== undefined) {
    throw usageError('expected a source or --manifest, received both')
  }
  if (source === undefined && manifest === undefined) {
    throw usageError(
      'missing the sources',
      'give oss://bucket/prefix, --manifest FILE, or - for keys on stdin',
    )
  }
  return manifest ?? (source === '-' ? '-' : undefined)
}

function listing(
  source: string,
  { client, io }: { client: Pick<OssClient, 'listObjects'>; io: Io },
): BatchSources {
  const { bucket, key } = parseAddress(source)
  const { prefix, matches } = isGlob(key) ? parseGlob(key) : { prefix: key, matches: () => true }
  return {
    async *entries() {
      for await (const object of client.listObjects({ bucket, prefix, signal: io.signal })) {
        // A key that ends in a slash stands for a folder in the service's console.
        if (!object.key.endsWith('/') && matches(object.key)) yield { key: object.key }
      }
    },
    areDistinct: true,
    bucket,
    identity: source,
    close: async () => undefined,
  }
}

interface ManifestParts {
  readonly format: ManifestFormat
  readonly bucket: string | undefined
  readonly io: Io
}

async function manifestFile(
  path: string,
  { name, format, bucket, io }: ManifestParts & { readonly name: string },
): Promise<BatchSources> {
  const { createHash } = await import('node:crypto')
  const digest = createHash('sha256')
  for await (const chunk of io.files.readBytes(path)) digest.update(chunk)
  return {
    entries: () => readManifest(io.files.readBytes(path), { format, name }),
    areDistinct: false,
    bucket,
    identity: `${format} ${bucket ?? ''} ${digest.digest('hex')}`,
    close: async () => undefined,
  }
}

/** Copies stdin to a file, since a list is read twice: for its identity and for the plan. */
async function standardInput(parts: ManifestParts): Promise<BatchSources> {
  const { io } = parts
  const path = `.oss-process-batch/stdin-${io.processId}`
  const file = await io.files.openAppend(path, 0)
  try {
    for await (const chunk of io.stdin.chunks()) await file.append(chunk)
  } finally {
    await file.close()
  }
  const sources = await manifestFile(path, { ...parts, name: 'stdin' })
  return { ...sources, close: () => io.files.remove(path) }
}
