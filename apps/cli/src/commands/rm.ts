/** `rm`: delete objects. */
import type { OssClient } from '@oss-process/client'
import { defineCommand } from '../command-line/define-command.ts'
import type { ObjectAddress } from '../command-line/object-address.ts'
import { parseAddress, resolveObject } from '../command-line/object-address.ts'
import { dryRunOption, serviceOptions } from '../command-line/options.ts'
import { usageError } from '../errors.ts'
import type { Io } from '../io.ts'
import { jsonLine, shownOn } from '../output/render.ts'
import { printRequest } from '../session/dry-run.ts'
import type { Session } from '../session/session.ts'
import { withSession } from '../session/session.ts'

export const rm = defineCommand({
  name: 'rm',
  summary: 'delete objects',
  positionals: {
    addresses: { summary: 'oss://bucket/key, one or more', required: true, variadic: true },
  },
  options: {
    recursive: { kind: 'flag', short: 'r', summary: 'delete everything that begins with a prefix' },
    ...dryRunOption,
    ...serviceOptions,
  },
  examples: [
    ['rm oss://photos/a.jpg oss://photos/b.jpg', 'delete two objects'],
    ['rm -r oss://photos/old/ --dry-run', 'show what would be deleted under old/'],
  ],
  async run(args, io) {
    const { addresses, recursive } = args
    if (!recursive) {
      const objects = addresses.map((address) => resolveObject({ address }))
      if (args.dryRun) {
        for (const object of objects) await printRequest(args, { io, call: removal(object, io) })
        return undefined
      }
      const work = async (session: Session) => {
        for (const object of objects) await remove(object, { session, args, io })
      }
      await withSession(args, { io, work })
      return undefined
    }
    const prefixes = addresses.map(checkPrefix)
    const work = async (session: Session) => {
      for await (const object of listAll(prefixes, { session, io })) {
        if (args.dryRun) await printRequest(args, { io, call: removal(object, io) })
        else await remove(object, { session, args, io })
      }
    }
    await withSession(args, { io, work })
    return undefined
  },
})

function checkPrefix(address: string): ObjectAddress {
  const prefix = parseAddress(address)
  if (prefix.key !== '') return prefix
  throw usageError(
    `expected a prefix as oss://bucket/prefix, received the whole bucket ${address}`,
    'name a prefix, so that no bucket is emptied by mistake',
  )
}

async function* listAll(
  prefixes: readonly ObjectAddress[],
  { session, io }: { session: Session; io: Io },
): AsyncGenerator<ObjectAddress> {
  for (const { bucket, key: prefix } of prefixes) {
    const listing = session.client.listObjects({ bucket, prefix, signal: io.signal })
    for await (const { key } of listing) yield { bucket, key }
  }
}

function removal({ bucket, key }: ObjectAddress, io: Io) {
  return (client: OssClient) => client.deleteObject({ bucket, key, signal: io.signal })
}

async function remove(
  object: ObjectAddress,
  { session, args, io }: { session: Session; args: { json: boolean | undefined }; io: Io },
): Promise<void> {
  const { bucket, key } = object
  const { statusCode, requestId } = await removal(object, io)(session.client)
  await io.stdout.write(
    args.json
      ? jsonLine({ statusCode, requestId, bucket, key })
      : `${shownOn(io.stdout, `deleted oss://${bucket}/${key}`)}\n`,
  )
}
