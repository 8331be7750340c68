/**
 * The layers of the repository: which package may import what. Stops an import that goes up, around
 * or into another package's inside.
 */
const leaf = (name) => ({
  name: `${name}-imports-nothing`,
  comment: `${name} is a leaf: it runs in browsers, workers, Deno and Bun, and depends on nothing.`,
  severity: 'error',
  from: {
    path: `^packages/${name}/src`,
    pathNot: '^packages/signer/src/crypto/crypto\\.node\\.ts$',
  },
  to: { pathNot: `^packages/${name}/src` },
})

const only = (folder, allowed) => ({
  name: `${folder.replace('/', '-')}-layer`,
  comment: `${folder} may import only what the layer table of ARCHITECTURE.md gives it.`,
  severity: 'error',
  from: { path: `^${folder}/src` },
  to: {
    pathNot: [
      `^${folder}/src`,
      '^(node:)?[a-z_/]+$',
      ...allowed.map((name) =>
        name.startsWith('packages/') ? `^${name}/src` : `node_modules/${name}(/|$)`,
      ),
    ],
  },
})

/** The folders of the emulator, from the request down to the files; each imports from later ones only. */
const emulatorFolders = [
  ...['service', 'operations', 'api', 'processing', 'call', 'faults', 'media', 'image', 'http'],
  ...['tasks', 'store'],
]

const emulatorImportsDownwards = emulatorFolders.slice(1).map((folder, index) => ({
  name: `emulator-${folder}-imports-downwards`,
  comment: `${folder} is below ${emulatorFolders.slice(0, index + 1).join(', ')}.`,
  severity: 'error',
  from: { path: `^packages/emulator/src/${folder}/` },
  to: { path: `^packages/emulator/src/(${emulatorFolders.slice(0, index + 1).join('|')})/` },
}))

export default {
  forbidden: [
    ...emulatorImportsDownwards,
    leaf('process-string'),
    leaf('signer'),
    only('packages/client', [
      'packages/signer',
      'packages/process-string',
      'undici',
      'fast-xml-parser',
      'mrmime',
    ]),
    only('packages/emulator', [
      'packages/signer',
      'packages/process-string',
      'sharp',
      'exifreader',
      'mrmime',
      'opentype.js',
      'fast-xml-parser',
    ]),
    {
      name: 'cli-loads-the-emulator-lazily',
      comment: 'sharp is heavy: the CLI imports the emulator with import() only.',
      severity: 'error',
      from: { path: '^apps/cli/src' },
      to: { path: '^packages/emulator', dependencyTypesNot: ['type-only'], dynamic: false },
    },
    {
      name: 'nobody-imports-an-app',
      severity: 'error',
      from: { path: '^packages' },
      to: { path: '^apps' },
    },
    {
      name: 'packages-meet-by-name',
      comment: 'No relative path leads into a sibling package.',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: { path: '^(packages|apps)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^bun:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|reports)/' },
    includeOnly: '^(packages|apps|node_modules|[a-z_/:]+$)',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      conditionNames: ['@oss-process/source', 'node', 'import', 'types', 'default'],
      exportsFields: ['exports'],
    },
  },
}
