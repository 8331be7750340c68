/**
 * Has typedoc read every public entry, and fails on a link that leads nowhere, a public type that is
 * not exported, or an export without a doc comment. Nothing is written.
 */
import { join } from 'node:path'
import { listPackages, root, run } from './workspace.mjs'

const entries = listPackages()
  .filter(({ folder, manifest }) => folder.startsWith('packages/') && !manifest.private)
  .flatMap(({ folder, manifest }) =>
    Object.values(manifest.exports)
      .map((target) => target['@oss-process/source'])
      .filter((file) => file?.endsWith('.ts'))
      .map((file) => join(root, folder, file)),
  )

const { status } = run('typedoc', [
  '--tsconfig',
  'tools/tsconfig.docs.json',
  '--entryPoints',
  ...entries,
  '--readme',
  'none',
  '--emit',
  'none',
  '--excludeInternal',
  '--validation.notExported',
  '--validation.invalidLink',
  '--validation.notDocumented',
  ...['Class', 'Function', 'Interface', 'TypeAlias', 'Variable'].flatMap((kind) => [
    '--requiredToBeDocumented',
    kind,
  ]),
  '--treatWarningsAsErrors',
  '--treatValidationWarningsAsErrors',
  '--logLevel',
  'Warn',
])
process.exitCode = status
