/** `serve`: the emulator in the foreground, until a signal stops it. */

import { defineCommand } from '../../command-line/define-command.ts'
import { outputOptions } from '../../command-line/options.ts'
import { jsonLine } from '../../output/render.ts'
import { localDefaults } from '../../settings/resolve-settings.ts'
import { untilAborted } from '../../until-aborted.ts'
import { checkPort } from './port.ts'

export const serve = defineCommand({
  name: 'serve',
  summary: 'run the emulator of the service over a folder, until Ctrl-C',
  positionals: {},
  options: {
    root: {
      kind: 'text',
      value: 'DIR',
      default: localDefaults.root,
      summary: 'folder of the objects: DIR/<bucket>/<key>',
      completes: 'folder',
    },
    host: { kind: 'text', value: 'HOST', default: '127.0.0.1', summary: 'address to listen on' },
    port: { kind: 'number', value: 'N', default: 9000, summary: 'port; 0 for any free' },
    accessKeyId: {
      kind: 'text',
      value: 'ID',
      default: 'test',
      summary: 'access key id it accepts',
    },
    accessKeySecret: { kind: 'text', value: 'SECRET', default: 'test', summary: 'its secret' },
    region: { kind: 'text', value: 'R', default: localDefaults.region, summary: 'its region' },
    domain: {
      kind: 'text',
      value: 'D',
      summary: 'answer to <bucket>.D as well as to <bucket>.localhost',
    },
    cors: {
      kind: 'flag',
      summary: 'let web pages of every origin call it, whatever the rules of the bucket',
    },
    ...outputOptions,
  },
  examples: [
    ['serve', 'serve the folder .oss-process on http://127.0.0.1:9000'],
    ['serve --root ./data --port 0', 'serve ./data on any free port'],
  ],
  async run(args, io) {
    const port = checkPort(args.port)
    const { createEmulator } = await import('@oss-process/emulator')
    const { accessKeyId, accessKeySecret } = args
    const emulator = await createEmulator({
      root: io.files.path(args.root),
      host: args.host,
      port,
      credentials: { accessKeyId, accessKeySecret },
      region: args.region,
      cors: args.cors ? 'any' : 'bucket',
      ...(args.domain === undefined ? {} : { domain: args.domain }),
    })
    const { endpoint } = emulator
    await io.stdout.write(args.json ? jsonLine({ endpoint }) : `listening on ${endpoint}\n`)
    await untilAborted(io.signal)
    await emulator.close()
    return undefined
  },
})
