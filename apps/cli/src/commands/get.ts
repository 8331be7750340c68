/** `get`: download an object, processed on its way out when a style is given. */
import { dirname, sep } from 'node:path'
import { defineCommand } from '../command-line/define-command.ts'
import { resolveObject } from '../command-line/object-address.ts'
import { serviceOptions, styleCheckOptions } from '../command-line/options.ts'
import { CliError, usageError } from '../errors.ts'
import type { Io } from '../io.ts'
import { jsonLine, shownOn } from '../output/render.ts'
import type { Session } from '../session/session.ts'
import { withSession } from '../session/session.ts'
import { checkStyle, hintsWithoutSaving } from './style/check-before-sending.ts'

export const get = defineCommand({
  name: 'get',
  summary: 'download an object, processed on the way when a style is given',
  positionals: { address: { summary: 'oss://bucket/key; or --bucket and --key' } },
  options: {
    bucket: { kind: 'text', value: 'BUCKET', summary: 'bucket of the object' },
    key: { kind: 'text', value: 'KEY', summary: 'key of the object' },
    style: {
      kind: 'text',
      value: 'STYLE',
      summary: 'process it with this style',
      completes: 'style',
    },
    output: {
      kind: 'text',
      short: 'o',
      value: 'FILE',
      summary: 'write to FILE; - is stdout, as without it',
      completes: 'file',
    },
    ...styleCheckOptions,
    ...serviceOptions,
  },
  examples: [
    ['get oss://photos/a.jpg -o a.jpg', 'download an object'],
    ['get oss://photos/a.jpg --style image/resize,w_200 -o small.jpg', 'a smaller copy of it'],
    ['get oss://photos/a.jpg --style image/info', 'what the service knows of a picture'],
  ],
  async run(args, io) {
    const { bucket, key } = resolveObject(args)
    const file = stdoutNames.includes(args.output) ? undefined : args.output
    if (args.json && file === undefined) {
      throw usageError(
        'expected -o FILE with --json: stdout takes either the object or the JSON about it',
        'add -o FILE, or leave --json out',
      )
    }
    if (file !== undefined) await checkFile(file, io)
    const style =
      args.style === undefined
        ? undefined
        : await checkStyle(args.style, { strictness: args, io, hints: hintsWithoutSaving })
    await withSession(args, {
      io,
      work: async (session) => {
        const call = { bucket, key, process: style?.text, validate: !args.lenient }
        if (file === undefined) await toStdout(session, { call, io })
        else await toFile(session, { call, file, io, isJson: args.json === true })
      },
    })
    return undefined
  },
})

/** Without `-o`, and what `-o` calls stdout. */
const stdoutNames: readonly (string | undefined)[] = [undefined, '-', '/dev/stdout', '/dev/fd/1']

/** Refuses a path that cannot become a file, before anything is fetched. */
async function checkFile(file: string, io: Io): Promise<void> {
  if (file.endsWith('/') || file.endsWith(sep) || (await io.files.facts(file))?.isFolder) {
    throw usageError(`expected a file after -o, received the folder ${file}`)
  }
  const folder = dirname(io.files.path(file))
  if ((await io.files.facts(folder))?.isFolder) return
  throw new CliError('CLI_LOCAL_FILE', `there is no folder ${folder} for the file after -o`, {
    hint: 'create it, or give another file',
  })
}

interface Call {
  readonly bucket: string
  readonly key: string
  readonly process: string | undefined
  readonly validate: boolean
}

async function toStdout({ client }: Session, { call, io }: { call: Call; io: Io }): Promise<void> {
  const result = await client.getObject({ ...call, signal: io.signal })
  const type = result.contentType ?? ''
  if (io.stdout.isTerminal && !/^(text\/|application\/(json|xml))/.test(type)) {
    await result.body.cancel()
    throw usageError(
      `stdout is a terminal and the object is ${type === '' ? 'of an unknown type' : type}`,
      'add -o FILE, or send it to another program',
    )
  }
  for await (const chunk of result.body) await io.stdout.write(chunk)
  if (io.stdout.isTerminal) await io.stdout.write('\n')
}

async function toFile(
  { client }: Session,
  { call, file, io, isJson }: { call: Call; file: string; io: Io; isJson: boolean },
): Promise<void> {
  const result = await client.getObject({ ...call, signal: io.signal })
  await result.toFile(io.files.path(file))
  const { statusCode, requestId, contentType, contentLength } = result
  const facts = await io.files.facts(file)
  // A pipe or a device has no length of its own.
  const byteLength = facts?.isFile ? facts.byteLength : contentLength
  const { bucket, key } = call
  await io.stdout.write(
    isJson
      ? jsonLine({ statusCode, requestId, bucket, key, contentType, byteLength, file })
      : `${shownOn(io.stdout, `saved oss://${bucket}/${key} to ${file}`)}: ${byteLength ?? 'some'} bytes\n`,
  )
}
