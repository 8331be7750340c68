/** `mb`: create a bucket. */
import type { OssClient } from '@oss-process/client'
import { defineCommand } from '../command-line/define-command.ts'
import { checkBucket, isAddress, parseAddress } from '../command-line/object-address.ts'
import { dryRunOption, serviceOptions } from '../command-line/options.ts'
import { usageError } from '../errors.ts'
import { jsonLine } from '../output/render.ts'
import { printRequest } from '../session/dry-run.ts'
import { withSession } from '../session/session.ts'

export const mb = defineCommand({
  name: 'mb',
  summary: 'create a bucket',
  positionals: { bucket: { summary: 'oss://bucket', required: true } },
  options: { ...dryRunOption, ...serviceOptions },
  examples: [
    ['mb oss://photos --region cn-hangzhou', 'create a bucket in a region'],
    [
      'mb oss://photos --local',
      'create one for the embedded emulator: the folder .oss-process/photos',
    ],
  ],
  async run(args, io) {
    const bucket = bucketOf(args.bucket)
    const call = (client: OssClient) => client.createBucket({ bucket, signal: io.signal })
    if (args.dryRun) {
      await printRequest(args, { io, call })
      return undefined
    }
    const result = await withSession(args, { io, work: ({ client }) => call(client) })
    const { statusCode, requestId } = result
    await io.stdout.write(
      args.json ? jsonLine({ statusCode, requestId, bucket }) : `created bucket ${bucket}\n`,
    )
    return undefined
  },
})

function bucketOf(text: string): string {
  if (!isAddress(text)) return checkBucket(text)
  const { bucket, key } = parseAddress(text)
  if (key === '') return bucket
  throw usageError(`expected a bucket as oss://bucket, received ${text}`)
}
