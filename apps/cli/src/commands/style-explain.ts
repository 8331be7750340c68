/** `style explain`: a style in words. */
import { checkStyle } from '../check-style.ts'
import { defineCommand } from '../define-command.ts'
import { outputOptions } from '../options.ts'
import { jsonLine } from '../render.ts'

export const styleExplain = defineCommand({
  name: 'style explain',
  summary: 'say in words what a style does',
  positionals: { style: { summary: 'the style', required: true, completes: 'style' } },
  options: { ...outputOptions },
  examples: [['style explain image/resize,w_800,h_600/format,webp', 'one sentence an action']],
  async run(args, io) {
    const { text } = await checkStyle(args.style, { strictness: {}, io })
    const { explain } = await import('@oss-process/process-string/explain')
    const sentences = explain(text)
    await io.stdout.write(
      args.json ? jsonLine({ sentences }) : sentences.map((line) => `${line}\n`).join(''),
    )
    return undefined
  },
})
