/** The flags that several commands share. */
import type { OptionTable } from './define-command.ts'

/** How results and errors are written. */
export const outputOptions = {
  json: { kind: 'flag', summary: 'print the result as JSON', group: 'Output:' },
  verbose: { kind: 'flag', summary: 'tell more about an error', group: 'Output:' },
} as const satisfies OptionTable

/** The embedded emulator in place of the service. */
export const localOptions = {
  local: {
    kind: 'flag',
    summary: 'use the embedded emulator over the folder .oss-process: no account, no network',
    group: 'Local:',
  },
  root: {
    kind: 'text',
    value: 'DIR',
    summary: 'folder of the embedded emulator; implies --local',
    completes: 'folder',
    group: 'Local:',
  },
} as const satisfies OptionTable

/** Where the profile comes from, and what overrides it. */
export const profileOptions = {
  region: { kind: 'text', value: 'REGION', summary: 'region of the bucket', group: 'Service:' },
  endpoint: {
    kind: 'text',
    value: 'URL',
    summary: "endpoint to use instead of the region's",
    group: 'Service:',
  },
  internal: {
    kind: 'flag',
    summary: 'use the internal endpoint of the region',
    group: 'Service:',
  },
  addressing: {
    kind: 'text',
    choices: ['virtual', 'path', 'cname'],
    summary: 'how the bucket is addressed',
    group: 'Service:',
  },
  accessKeyId: { kind: 'text', value: 'ID', summary: 'access key id', group: 'Service:' },
  accessKeySecret: {
    kind: 'text',
    value: 'SECRET',
    summary: 'its secret; better in OSS_ACCESS_KEY_SECRET or a profile',
    group: 'Service:',
  },
  securityToken: {
    kind: 'text',
    value: 'TOKEN',
    summary: 'token of temporary credentials',
    group: 'Service:',
  },
  profile: {
    kind: 'text',
    value: 'NAME',
    summary: 'profile of the configuration file',
    group: 'Service:',
  },
  configFile: {
    kind: 'text',
    value: 'FILE',
    summary: 'configuration file (~/.ossutilconfig)',
    completes: 'file',
    group: 'Service:',
  },
} as const satisfies OptionTable

/** Everything a command needs to talk to the service or the emulator. */
export const serviceOptions = {
  ...profileOptions,
  timeout: {
    kind: 'number',
    value: 'SECONDS',
    summary: 'time limit of one call',
    group: 'Service:',
  },
  ...localOptions,
  ...outputOptions,
} as const satisfies OptionTable

/** For commands that change something. */
export const dryRunOption = {
  dryRun: { kind: 'flag', summary: 'print the request and send nothing' },
} as const satisfies OptionTable

/** How strictly a style is checked before it is sent. */
export const styleCheckOptions = {
  lenient: { kind: 'flag', summary: 'send the style whatever it says' },
  strict: { kind: 'flag', summary: 'refuse a style with warnings too' },
} as const satisfies OptionTable
