/** `style check`: what is wrong with a style, and where. */
import type { Issue } from '@oss-process/process-string/parse'
import { asTold, isRefused } from '../check-style.ts'
import { defineCommand } from '../define-command.ts'
import type { ExitCode } from '../errors.ts'
import { EXIT } from '../errors.ts'
import { outputOptions, styleCheckOptions } from '../options.ts'
import { readLines } from '../read-lines.ts'
import { jsonLine } from '../render.ts'
import { issuesText } from '../style-issues.ts'

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
  options: { strict: styleCheckOptions.strict, ...outputOptions },
  examples: [
    ['style check image/resize,w_100/format,webp', 'say ok, or what is wrong and where'],
    ['style check --json - < styles.txt', 'one verdict a line for many styles'],
  ],
  async run(args, io): Promise<ExitCode> {
    const { safeParse } = await import('@oss-process/process-string/parse')
    const styles = args.style === '-' ? readLines(io.stdin.chunks()) : [args.style]
    let isAllOk = true
    for await (const style of styles) {
      const { issues } = safeParse(style)
      const ok = !issues.some((issue) => isRefused(issue, args))
      isAllOk &&= ok
      await io.stdout.write(
        args.json
          ? jsonLine({ ok, issues })
          : verdictText(style, { ok, issues: issues.map((issue) => asTold(issue, args)) }),
      )
    }
    return isAllOk ? EXIT.done : EXIT.usage
  },
})

function verdictText(style: string, { ok, issues }: { ok: boolean; issues: readonly Issue[] }) {
  return `${issuesText(style, issues)}${ok ? 'ok' : 'refused'}: ${style || '(empty)'}\n`
}
