/** `put`: upload a file. */
import { basename } from 'node:path'
import type { OssClient } from '@oss-process/client'
import { defineCommand } from '../command-line/define-command.ts'
import { isAddress, parseAddress, resolveObject } from '../command-line/object-address.ts'
import { dryRunOption, serviceOptions } from '../command-line/options.ts'
import { CliError, usageError } from '../errors.ts'
import type { Io } from '../io.ts'
import { jsonLine, shownOn } from '../output/render.ts'
import { printRequest } from '../session/dry-run.ts'
import { withSession } from '../session/session.ts'

export const put = defineCommand({
  name: 'put',
  summary: 'upload a file',
  positionals: {
    file: { summary: 'the file; - is stdin', required: true, completes: 'file' },
    address: { summary: 'oss://bucket/key, or oss://bucket/folder/ to keep the name of the file' },
  },
  options: {
    bucket: { kind: 'text', value: 'BUCKET', summary: 'bucket to upload to' },
    key: { kind: 'text', value: 'KEY', summary: 'key to upload to' },
    contentType: {
      kind: 'text',
      value: 'TYPE',
      summary: 'media type of the object (by the extension of the key)',
    },
    ...dryRunOption,
    ...serviceOptions,
  },
  examples: [
    ['put photo.jpg oss://photos/2026/', 'upload to oss://photos/2026/photo.jpg'],
    ['put - oss://photos/a.txt < a.txt', 'upload what stdin holds'],
  ],
  async run(args, io) {
    const { bucket, key } = destination(args)
    const { file } = args
    if (file !== '-') await checkFile(file, io)
    const call = async (client: OssClient) => {
      const { fromFile } = await import('@oss-process/client')
      const body = file === '-' ? io.stdin.chunks() : await fromFile(io.files.path(file))
      const { contentType } = args
      return client.putObject({ bucket, key, body, contentType, signal: io.signal })
    }
    if (args.dryRun) {
      await printRequest(args, { io, call })
      return undefined
    }
    const result = await withSession(args, { io, work: ({ client }) => call(client) })
    const { statusCode, requestId, etag } = result
    await io.stdout.write(
      args.json
        ? jsonLine({ statusCode, requestId, bucket, key, etag })
        : `${shownOn(io.stdout, `uploaded ${file === '-' ? 'stdin' : file} to oss://${bucket}/${key}`)}\n`,
    )
    return undefined
  },
})

function destination(args: {
  readonly file: string
  readonly address: string | undefined
  readonly bucket: string | undefined
  readonly key: string | undefined
}) {
  const { file, address, bucket, key } = args
  if (address === undefined || !isAddress(address)) return resolveObject({ address, bucket, key })
  const given = parseAddress(address)
  const isFolder = given.key === '' || given.key.endsWith('/')
  if (!isFolder) return resolveObject({ address, bucket, key })
  if (file === '-') {
    throw usageError(
      `expected a key for stdin, received the folder ${address}`,
      `write ${address}NAME`,
    )
  }
  return resolveObject({
    address: `oss://${given.bucket}/${given.key}${basename(file)}`,
    bucket,
    key,
  })
}

/** Refuses a missing file or a folder before anything is sent. */
async function checkFile(file: string, io: Io): Promise<void> {
  const facts = await io.files.facts(file)
  if (facts === undefined) {
    throw new CliError('CLI_LOCAL_FILE', `expected a file at ${file}, found nothing there`)
  }
  if (facts.isFolder) {
    throw new CliError('CLI_LOCAL_FILE', `expected a file at ${file}, found a folder`)
  }
}
