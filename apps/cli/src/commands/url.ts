/** `url`: URLs that carry their own signature. */

import { defineCommand } from '../command-line/define-command.ts'
import { resolveObject } from '../command-line/object-address.ts'
import { serviceOptions, styleCheckOptions } from '../command-line/options.ts'
import { usageError } from '../errors.ts'
import type { Io } from '../io.ts'
import { jsonLine } from '../output/render.ts'
import { readLines } from '../read-lines.ts'
import { withSession } from '../session/session.ts'
import { checkStyle, hintsWithoutSaving } from './style/check-before-sending.ts'

export const url = defineCommand({
  name: 'url',
  summary: 'print a presigned URL of an object; sends nothing',
  positionals: {
    address: { summary: 'oss://bucket/key, or - for one a line on stdin' },
  },
  options: {
    bucket: { kind: 'text', value: 'BUCKET', summary: 'bucket of the object' },
    key: { kind: 'text', value: 'KEY', summary: 'key of the object' },
    style: {
      kind: 'text',
      value: 'STYLE',
      summary: 'process it with this style; the holder of the URL cannot change it',
      completes: 'style',
    },
    method: {
      kind: 'text',
      choices: ['GET', 'PUT', 'HEAD', 'DELETE'],
      default: 'GET',
      summary: 'what the holder of the URL may do',
    },
    expiresIn: {
      kind: 'number',
      value: 'SECONDS',
      default: 900,
      summary: 'how long it is good, up to 604800',
    },
    ...styleCheckOptions,
    ...serviceOptions,
  },
  examples: [
    ['url oss://photos/a.jpg --style image/resize,w_200', 'a thumbnail for 15 minutes'],
    ['url - --expires-in 86400 < addresses.txt', 'URLs of many objects, for a day'],
  ],
  async run(args, io) {
    const style =
      args.style === undefined
        ? undefined
        : await checkStyle(args.style, { strictness: args, io, hints: hintsWithoutSaving })
    const method = methods.find((known) => known === args.method)
    checkExpiry(args.expiresIn)
    await withSession(args, {
      io,
      work: async ({ client, settings }) => {
        if (settings.local !== undefined) await io.stderr.write(ENDS_WITH_COMMAND)
        for await (const { bucket, key } of objectsOf(args, io)) {
          const { url, expiresAt } = await client.presign({
            method,
            bucket,
            key,
            process: style?.text,
            expiresIn: args.expiresIn,
            validate: !args.lenient,
          })
          await io.stdout.write(
            args.json
              ? jsonLine({ bucket, key, url, expiresAt: expiresAt?.toISOString() })
              : `${url}\n`,
          )
        }
      },
    })
    return undefined
  },
})

const LONGEST_SECONDS = 604_800

function checkExpiry(seconds: number): void {
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= LONGEST_SECONDS) return
  throw usageError(
    `expected --expires-in as whole seconds from 1 to ${LONGEST_SECONDS} (7 days), received ${seconds}`,
  )
}

const ENDS_WITH_COMMAND =
  'warning: the embedded emulator ends with this command, and what the URL leads to with it\n' +
  '  hint: start oss-process serve, and give --endpoint http://127.0.0.1:9000\n'

const methods = ['GET', 'PUT', 'HEAD', 'DELETE'] as const

interface Given {
  readonly address: string | undefined
  readonly bucket: string | undefined
  readonly key: string | undefined
}

async function* objectsOf(given: Given, io: Io) {
  if (given.address !== '-') {
    yield resolveObject(given)
    return
  }
  for await (const line of readLines(io.stdin.chunks())) {
    yield given.bucket !== undefined && !line.startsWith('oss://')
      ? resolveObject({ bucket: given.bucket, key: line })
      : resolveObject({ address: line })
  }
}
