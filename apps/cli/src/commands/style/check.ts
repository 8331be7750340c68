/** `style check`: what is wrong with a style, and where. */
import type { Issue } from '@oss-process/process-string/parse'
import { defineCommand } from '../../command-line/define-command.ts'
import { outputOptions, styleCheckOptions } from '../../command-line/options.ts'
import type { ExitCode } from '../../errors.ts'
import { EXIT } from '../../errors.ts'
import type { Io } from '../../io.ts'
import { jsonLine, type Palette, palette } from '../../output/render.ts'
import { issuesText } from '../../output/style-issues.ts'
import { readLines } from '../../read-lines.ts'
import { isRefused, type Strictness, withEffectiveSeverity } from './check-before-sending.ts'

export const styleCheck = defineCommand({
  name: 'style check',
  summary: 'check a style and point at each mistake in it',
  positionals: {
    style: {
      summary: 'the style; - reads one a line from stdin',
      required: true,
      completes: 'style',
    },
  },
  options: {
    strict: styleCheckOptions.strict,
    fix: {
      kind: 'flag',
      summary: 'print the style alone, corrected where the correction is obvious',
    },
    ...outputOptions,
  },
  examples: [
    ['style check image/resize,w_100/format,webp', 'say ok, or what is wrong and where'],
    [
      "style check --fix 'https://example.com/a.jpg?x-oss-process=image%2Fresize%2Cw_100'",
      'prints image/resize,w_100',
    ],
    ['style check --json - < styles.txt', 'one verdict a line for many styles'],
  ],
  async run(args, io): Promise<ExitCode> {
    const { safeParse } = await import('@oss-process/process-string/parse')
    const styles = args.style === '-' ? readLines(io.stdin.chunks()) : [args.style]
    const colours = palette(io.stdout, io.env)
    let isAllOk = true
    for await (const style of styles) {
      const { issues } = safeParse(style)
      if (args.fix && !args.json) {
        isAllOk = (await printFixed(style, { issues, args, io })) && isAllOk
        continue
      }
      const ok = !issues.some((issue) => isRefused(issue, args))
      isAllOk &&= ok
      const verdict = { ok, issues: issues.map((issue) => withEffectiveSeverity(issue, args)) }
      await io.stdout.write(args.json ? jsonLine(verdict) : verdictText(style, verdict, colours))
    }
    return isAllOk ? EXIT.done : EXIT.usage
  },
})

/** Prints the corrected style, or on stderr what is wrong with it; returns whether there is a right one. */
async function printFixed(
  style: string,
  {
    issues,
    args,
    io,
  }: { readonly issues: readonly Issue[]; readonly args: Strictness; readonly io: Io },
): Promise<boolean> {
  const fix = issues.find((issue) => issue.fix !== undefined)?.fix
  const isRight = fix !== undefined || !issues.some((issue) => isRefused(issue, args))
  if (isRight) await io.stdout.write(`${fix ?? style}\n`)
  else await io.stderr.write(verdictText(style, { ok: false, issues }, palette(io.stderr, io.env)))
  return isRight
}

function verdictText(
  style: string,
  { ok, issues }: { readonly ok: boolean; readonly issues: readonly Issue[] },
  colours: Palette,
): string {
  const verdict = ok ? colours.green('ok:') : colours.red('refused:')
  return `${issuesText(style, issues, colours)}${verdict} ${style || '(empty)'}\n`
}
