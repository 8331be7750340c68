/** `url`: URLs that carry their own signature. */

import { defineCommand } from '../command-line/define-command.ts'
import { cut, resolveObject } from '../command-line/object-address.ts'
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
      summary: 'how long it is good, up to 604800; with a security token up to 43200',
    },
    contentType: {
      kind: 'text',
      value: 'TYPE',
      summary: 'the Content-Type that an upload must carry',
    },
    header: {
      kind: 'list',
      value: 'NAME:VALUE',
      summary: 'a header that the request must carry exactly so; may be repeated',
    },
    ...styleCheckOptions,
    ...serviceOptions,
  },
  examples: [
    ['url oss://photos/a.jpg --style image/resize,w_200', 'a thumbnail for 15 minutes'],
    [
      'url oss://photos/a.jpg --method PUT --content-type image/jpeg',
      'an upload; a browser sends the type of a file by itself',
    ],
    ['url - --expires-in 86400 < addresses.txt', 'URLs of many objects, for a day'],
  ],
  async run(args, io) {
    const style =
      args.style === undefined
        ? undefined
        : await checkStyle(args.style, { strictness: args, io, hints: hintsWithoutSaving })
    const method = methods.find((known) => known === args.method)
    checkExpiry(args.expiresIn)
    const headers = readHeaders(args)
    await withSession(args, {
      io,
      work: async ({ client, settings }) => {
        if (settings.local !== undefined) await io.stderr.write(ENDS_WITH_COMMAND)
        await io.stderr.write(headersNote(headers, method))
        for await (const { bucket, key } of objectsOf(args, io)) {
          const input = { method, bucket, key, process: style?.text, headers }
          const presigned = await client
            .presign({ ...input, expiresIn: args.expiresIn, validate: !args.lenient })
            .catch((error: unknown) => {
              throw inFlags(error, args.expiresIn)
            })
          if (!presigned.isUrlClassSafe) await io.stderr.write(dotsWarning(key))
          const { url } = presigned
          const expiresAt = presigned.expiresAt?.toISOString()
          await io.stdout.write(
            args.json
              ? jsonLine({ bucket, key, url, expiresAt, headers: presigned.headers })
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

/** The range of the flag is checked before; with a security token the signer allows less. */
function inFlags(error: unknown, seconds: number): unknown {
  const issues: unknown = Reflect.get(Object(error), 'issues')
  const isExpiry = Array.isArray(issues) && issues[0]?.code === 'EXPIRES_IN_INVALID'
  if (!isExpiry) return error
  return usageError(
    `expected --expires-in as whole seconds from 1 to 43200, received ${seconds}: with a security token a URL is good for 12 hours at most`,
    'give fewer seconds, or sign with an access key that needs no token',
  )
}

/** Reads `--content-type` and `--header NAME:VALUE`. */
function readHeaders(given: {
  readonly contentType: string | undefined
  readonly header: readonly string[] | undefined
}): Readonly<Record<string, string>> {
  const headers = new Map<string, string>()
  if (given.contentType !== undefined) headers.set('content-type', given.contentType)
  for (const text of given.header ?? []) {
    const [, name, value] = /^([^\s:]+):\s*(.*\S)\s*$/s.exec(text) ?? []
    if (name === undefined || value === undefined) {
      throw usageError(
        `expected --header as NAME:VALUE, received "${cut(text)}"`,
        "such as --header 'Cache-Control: no-cache'",
      )
    }
    if (headers.has(name.toLowerCase())) {
      throw usageError(`expected each header once, received ${cut(name)} twice`)
    }
    headers.set(name.toLowerCase(), value)
  }
  return Object.fromEntries(headers)
}

/** Says which headers the sender of the request must send, and which of them it may not. */
function headersNote(
  headers: Readonly<Record<string, string>>,
  method: string | undefined,
): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`)
  if (lines.length > 0) return `send exactly these headers with the request:\n${lines.join('')}`
  if (method !== 'PUT') return ''
  return (
    'note: send no Content-Type, Content-MD5 or x-oss- header with the upload: they would have to be signed\n' +
    '  hint: --content-type TYPE signs one; a browser sends the type of a file by itself\n'
  )
}

function dotsWarning(key: string): string {
  return (
    `warning: no browser can follow the link of ${cut(key)}: URLs lose their "." and ".." segments on the way\n` +
    '  hint: curl --path-as-is sends it as it is; a key without such segments works everywhere\n'
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
