/** `style explain`: a style in words. */

import { defineCommand } from '../../command-line/define-command.ts'
import { outputOptions } from '../../command-line/options.ts'
import { jsonLine, shownOn } from '../../output/render.ts'
import { issuesText } from '../../output/style-issues.ts'
import { isRefused, styleError } from './check-before-sending.ts'

export const styleExplain = defineCommand({
  name: 'style explain',
  summary: 'say in words what a style does',
  positionals: { style: { summary: 'the style', required: true, completes: 'style' } },
  options: { ...outputOptions },
  examples: [['style explain image/resize,w_800,h_600/format,webp', 'one sentence an action']],
  async run(args, io) {
    const { safeParse } = await import('@oss-process/process-string/parse')
    const verdict = safeParse(args.style)
    const refused = verdict.issues.filter((issue) => isRefused(issue, {}))
    if (!verdict.ok || refused.length > 0) {
      throw styleError(args.style, refused, { outcome: 'the style cannot be explained' })
    }
    const warnings = verdict.issues.filter((issue) => issue.severity === 'warning')
    if (warnings.length > 0) await io.stderr.write(issuesText(args.style, warnings))
    const { explain } = await import('@oss-process/process-string/explain')
    const sentences = explain(verdict.value)
    await io.stdout.write(
      args.json
        ? jsonLine({ sentences })
        : sentences.map((line) => `${shownOn(io.stdout, line)}\n`).join(''),
    )
    return undefined
  },
})
