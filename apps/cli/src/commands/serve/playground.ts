/** `playground`: the page on which styles are built, beside an emulator that draws them. */
import { join } from 'node:path'
import { defineCommand } from '../../command-line/define-command.ts'
import { outputOptions } from '../../command-line/options.ts'
import { CliError } from '../../errors.ts'
import { jsonLine } from '../../output/render.ts'
import { localDefaults } from '../../settings/resolve-settings.ts'
import { untilAborted } from '../../until-aborted.ts'
import { checkPort } from './port.ts'

export const playground = defineCommand({
  name: 'playground',
  summary: 'build styles on a web page, by looking at the picture',
  positionals: {},
  options: {
    root: {
      kind: 'text',
      value: 'DIR',
      default: localDefaults.root,
      summary: 'folder of the objects that the page stores',
      completes: 'folder',
    },
    port: {
      kind: 'number',
      value: 'N',
      default: 9001,
      summary: 'port of the page on 127.0.0.1; 0 for any free one',
    },
    ...outputOptions,
  },
  examples: [
    ['playground', 'open http://127.0.0.1:9001 in a browser, until Ctrl-C'],
    ['playground --root ./data --port 0', 'keep what is saved in ./data, on any free port'],
  ],
  async run(args, io) {
    const port = checkPort(args.port)
    const { createEmulator } = await import('@oss-process/emulator')
    const credentials = { accessKeyId: 'playground', accessKeySecret: crypto.randomUUID() }
    const { region } = localDefaults
    const root = io.files.path(args.root)
    const emulator = await createEmulator({ root, credentials, region, cors: 'any' })
    try {
      const page = await startPage(port, { endpoint: emulator.endpoint, region, ...credentials })
      const found = { endpoint: emulator.endpoint, page: page.url }
      await io.stdout.write(args.json ? jsonLine(found) : `listening on ${page.url}\n`)
      await untilAborted(io.signal)
      await page.close()
    } finally {
      await emulator.close()
    }
    return undefined
  },
})

/** What the page needs to call its emulator. The secret is new at each start; only the page has it. */
interface PageEmulator {
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly accessKeySecret: string
}

async function startPage(
  port: number,
  emulator: PageEmulator,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const { servePage } = await import('./page-server.ts')
  // The build puts the page beside the executable's files.
  const folder = join(import.meta.dirname, 'playground')
  const content = JSON.stringify(emulator).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  const place = 'name="oss-process-emulator" content="'
  const prepare = (html: string): string => html.replace(place, `${place}${content}`)
  try {
    return await servePage({ folder, port, prepare })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CliError('CLI_REFUSED', `the page cannot be served on port ${port}: ${reason}`, {
      cause,
      hint: 'choose another port with --port, or --port 0 for any free one',
    })
  }
}
