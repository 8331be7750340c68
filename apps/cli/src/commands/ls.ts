/** `ls`: list the buckets, or the objects of one. */
import type { ListedBucket, ListObjectsPage, OssClient } from '@oss-process/client'
import { defineCommand } from '../command-line/define-command.ts'
import { cut, parseAddress } from '../command-line/object-address.ts'
import { serviceOptions } from '../command-line/options.ts'
import { usageError } from '../errors.ts'
import type { Io } from '../io.ts'
import { jsonLine, shownOn, table } from '../output/render.ts'
import { type Session, withSession } from '../session/session.ts'

export const ls = defineCommand({
  name: 'ls',
  summary: 'list the buckets, or the objects of one',
  positionals: {
    address: { summary: 'oss://bucket or oss://bucket/prefix; without it the buckets' },
  },
  options: {
    recursive: { kind: 'flag', short: 'r', summary: 'list what is below folders too' },
    limit: { kind: 'number', value: 'N', summary: 'end after N lines' },
    ...serviceOptions,
  },
  examples: [
    ['ls', 'the buckets of every region'],
    ['ls oss://photos', 'the objects and folders at the top'],
    ['ls oss://photos/2026/ -r --json', 'everything under 2026/, a JSON object a line'],
  ],
  async run(args, io) {
    const limit = args.limit ?? Number.POSITIVE_INFINITY
    if (!(limit >= 1)) throw usageError(`expected --limit from 1, received ${limit}`)
    if (args.address === undefined || /^oss:\/{0,2}$/.test(args.address)) {
      const work = ({ client }: Session) => printBuckets(client, { limit, args, io })
      await withSession(args, { io, work })
      return undefined
    }
    const { bucket, key: prefix } = parseAddress(args.address)
    const delimiter = args.recursive ? undefined : '/'
    const count = await withSession(args, {
      io,
      work: async ({ client }) => {
        let listed = 0
        const input = { bucket, prefix, delimiter, signal: io.signal }
        for await (const page of client.listObjects(input).pages()) {
          const rows = listRows(page).slice(0, limit - listed)
          listed += rows.length
          await io.stdout.write(args.json ? rows.map(jsonLine).join('') : listText(rows, io))
          if (listed >= limit) break
        }
        return listed
      },
    })
    if (count === 0 && /[*?]/.test(prefix)) await io.stderr.write(patternHint(args.address))
    return undefined
  },
})

async function printBuckets(
  client: OssClient,
  {
    limit,
    args,
    io,
  }: {
    readonly limit: number
    readonly args: { readonly json?: boolean | undefined }
    readonly io: Io
  },
): Promise<void> {
  const buckets: ListedBucket[] = []
  for await (const bucket of client.listBuckets({ signal: io.signal })) {
    buckets.push(bucket)
    if (buckets.length >= limit) break
  }
  const rows = buckets.map(({ name, region = '-', created }) => {
    return { bucket: name, region, created: created?.toISOString() }
  })
  await io.stdout.write(args.json ? rows.map(jsonLine).join('') : bucketsText(rows))
}

function bucketsText(
  rows: readonly {
    readonly bucket: string
    readonly region: string
    readonly created: string | undefined
  }[],
): string {
  const cells = rows.map(({ bucket, region, created }) => [
    created?.replace(/\.\d+Z$/, 'Z') ?? '-',
    region,
    `oss://${bucket}`,
  ])
  return table(cells)
}

/** One line of the listing: an object, or a folder. */
type ListRow =
  | {
      readonly key: string
      readonly size: number
      readonly lastModified: string | undefined
      readonly etag: string | undefined
    }
  | { readonly prefix: string }

/** Puts a page's folders and objects into the order of their names. */
function listRows(page: ListObjectsPage): readonly ListRow[] {
  const folders = page.prefixes.map((prefix) => ({ prefix }))
  const objects = page.objects.map(({ key, size, lastModified, etag }) => ({
    key,
    size,
    lastModified: lastModified?.toISOString(),
    etag,
  }))
  return [...folders, ...objects].sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1))
}

function nameOf(row: ListRow): string {
  return 'key' in row ? row.key : row.prefix
}

function patternHint(address: string): string {
  return (
    `nothing begins with ${cut(address)}: ls takes a prefix, no pattern\n` +
    '  hint: end it before the first * or ?; batch takes patterns\n'
  )
}

function listText(rows: readonly ListRow[], { stdout }: Pick<Io, 'stdout'>): string {
  return table(
    rows.map((row) =>
      'key' in row
        ? [
            row.lastModified?.replace(/\.\d+Z$/, 'Z') ?? '-',
            String(row.size),
            shownOn(stdout, row.key),
          ]
        : ['', '', shownOn(stdout, row.prefix)],
    ),
    { right: [1] },
  )
}
