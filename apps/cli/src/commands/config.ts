/** `config`: what is configured, where each value comes from, and setting one. */

import { defineCommand } from '../command-line/define-command.ts'
import { nearest } from '../command-line/nearest.ts'
import { cut } from '../command-line/object-address.ts'
import { outputOptions, profileOptions } from '../command-line/options.ts'
import { usageError } from '../errors.ts'
import { jsonLine, table } from '../output/render.ts'
import type { CallCredentials } from '../settings/call-credentials.ts'
import type { Setting } from '../settings/check-setting.ts'
import { checkProfileValue } from '../settings/check-setting.ts'
import { configurationPath, readProfiles, setProfileValue } from '../settings/configuration-file.ts'
import type { Settings } from '../settings/resolve-settings.ts'
import { resolveSettings } from '../settings/resolve-settings.ts'

/** A setting as `config show` prints it; secrets are masked before they get here. */
interface ShownSetting {
  readonly name: string
  readonly value: string
  readonly from: string
}

export const configShow = defineCommand({
  name: 'config show',
  summary: 'show every setting and where it comes from; secrets are masked',
  positionals: {},
  options: { ...profileOptions, ...outputOptions },
  examples: [
    ['config show', 'what a command would use now'],
    ['config show --profile work --json', 'the same for a profile, as JSON'],
  ],
  async run(args, io) {
    const settings = await resolveSettings(args, io)
    const shown = showSettings(settings)
    await io.stdout.write(
      args.json
        ? jsonLine({ settings: shown })
        : table(shown.map(({ name, value, from }) => [name, value, from])),
    )
    return undefined
  },
})

export const configProfiles = defineCommand({
  name: 'config profiles',
  summary: 'list the profiles of the configuration file',
  positionals: {},
  options: { configFile: profileOptions.configFile, ...outputOptions },
  examples: [['config profiles', 'one name a line']],
  async run(args, io) {
    const profiles = [...(await readProfiles(configurationPath(args, io.env), io)).keys()]
    await io.stdout.write(
      args.json ? jsonLine({ profiles }) : profiles.map((name) => `${name}\n`).join(''),
    )
    return undefined
  },
})

/** Keys of ossutil's file, as this program writes them. */
const keys = [
  'mode',
  'access-key-id',
  'access-key-secret',
  'sts-token',
  'role-arn',
  'role-session-name',
  'ecs-role-name',
  'credential-process',
  'credential-process-timeout',
  'credential-uri',
  'oidc-provider-arn',
  'oidc-token-file-path',
  'region',
  'endpoint',
  'addressing-style',
] as const

export const configSet = defineCommand({
  name: 'config set',
  summary: 'set one value of a profile, leaving the rest of the file as it is',
  positionals: {
    key: { summary: 'what to set', required: true, choices: keys },
    value: { summary: 'the value; - reads one line from stdin', required: true },
  },
  options: {
    profile: profileOptions.profile,
    configFile: profileOptions.configFile,
    ...outputOptions,
  },
  examples: [
    ['config set region cn-hangzhou', 'the region of the default profile'],
    ['config set access-key-secret - --profile work', 'a secret, typed or piped in'],
  ],
  async run(args, io) {
    const { plainKey } = await import('@oss-process/client/credentials')
    const key = keys.find((known) => plainKey(known) === plainKey(args.key))
    if (key === undefined) {
      const close = nearest(args.key, keys)
      throw usageError(
        `expected one of ${keys.join(', ')}, received "${cut(args.key)}"`,
        close === undefined ? undefined : `did you mean ${close}?`,
      )
    }
    const value = args.value === '-' ? await firstLine(io.stdin.chunks()) : args.value
    if (/[\r\n]/.test(value)) throw usageError('expected a value of one line, received several')
    await checkProfileValue(key, value)
    const path = configurationPath(args, io.env)
    const isThere = (await io.files.facts(path.value)) !== undefined
    const text = isThere ? await io.files.readText(path.value) : ''
    const profile = args.profile ?? io.env['OSSUTIL_PROFILE'] ?? 'default'
    // Only the owner may read it: it may hold secrets.
    const edited = await setProfileValue(text, { profile, key, value })
    await io.files.write(path.value, edited, { mode: 0o600 })
    const done = { profile, key, configFile: path.value }
    await io.stdout.write(
      args.json ? jsonLine(done) : `set ${key} of profile ${profile} in ${path.value}\n`,
    )
    return undefined
  },
})

function showSettings(settings: Settings): readonly ShownSetting[] {
  const { credentials } = settings
  return [
    { name: 'configuration file', ...shown(settings.configFile) },
    { name: 'profile', value: settings.profileName, from: '' },
    { name: 'region', ...shown(settings.region) },
    { name: 'endpoint', ...shownEndpoint(settings) },
    { name: 'addressing', ...shown(settings.addressing) },
    ...(credentials === undefined
      ? [{ name: 'credentials', value: '(none)', from: '' }]
      : showCredentials(credentials)),
  ]
}

function shown(setting: Setting | undefined): { value: string; from: string } {
  return setting === undefined
    ? { value: '(none)', from: '' }
    : { value: setting.value, from: setting.origin }
}

function shownEndpoint(settings: Settings): { value: string; from: string } {
  const { endpoint, region, isInternal } = settings
  if (endpoint !== undefined || region === undefined) return shown(endpoint)
  const host = `oss-${region.value}${isInternal ? '-internal' : ''}.aliyuncs.com`
  return { value: `https://${host}`, from: 'region' }
}

function showCredentials(credentials: CallCredentials): readonly ShownSetting[] {
  const from = credentials.origin
  const rows: ShownSetting[] = [{ name: 'mode', value: credentials.mode, from }]
  if (credentials.accessKeyId !== undefined) {
    rows.push({ name: 'access key id', value: credentials.accessKeyId, from })
    rows.push({ name: 'access key secret', value: '******', from })
  }
  if (credentials.mode === 'ststoken') {
    rows.push({ name: 'security token', value: '******', from: credentials.tokenOrigin ?? from })
  }
  return rows
}

async function firstLine(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true })
    if (text.includes('\n')) break
  }
  return (text.split('\n')[0] ?? '').replace(/\r$/, '')
}
