/** `completion`: the script that teaches a shell the commands, flags and styles. */

import { defineCommand } from '../command-line/define-command.ts'
import { cut } from '../command-line/object-address.ts'
import { outputOptions } from '../command-line/options.ts'
import type { Shell } from '../completion/scripts.ts'
import { completionScript, shells } from '../completion/scripts.ts'
import { usageError } from '../errors.ts'
import { jsonLine } from '../output/render.ts'

export const completion = defineCommand({
  name: 'completion',
  summary: 'print the completion script of a shell',
  positionals: {
    shell: { summary: 'bash, zsh or fish; from $SHELL when left out', choices: shells },
  },
  options: { ...outputOptions },
  examples: [
    ['completion bash', 'the script for bash; source it in ~/.bashrc'],
    ['completion fish > ~/.config/fish/completions/oss-process.fish', 'install it for fish'],
  ],
  async run(args, io) {
    const named = args.shell ?? io.env['SHELL']?.split('/').at(-1)
    const shell = shells.find((candidate) => candidate === named)
    if (shell === undefined) {
      throw usageError(
        `expected a shell of ${shells.join(', ')}, received ${named === undefined ? 'none' : `"${cut(named)}"`}`,
      )
    }
    await io.stdout.write(output(shell, args.json === true))
    return undefined
  },
})

function output(shell: Shell, isJson: boolean): string {
  const script = completionScript(shell)
  return isJson ? jsonLine({ shell, script }) : script
}
