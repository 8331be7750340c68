/** `style size`: the size of the result, without the picture. */
import { defineCommand } from '../../command-line/define-command.ts'
import { cut } from '../../command-line/object-address.ts'
import { outputOptions } from '../../command-line/options.ts'
import { usageError } from '../../errors.ts'
import { jsonLine } from '../../output/render.ts'

export const styleSize = defineCommand({
  name: 'style size',
  summary: 'say how large the result of a style is for a source of a given size',
  positionals: {
    style: { summary: 'the style', required: true, completes: 'style' },
  },
  options: {
    source: {
      kind: 'text',
      value: 'WxH',
      required: true,
      summary: 'width and height of the source in pixels, such as 4000x3000',
    },
    orientation: {
      kind: 'number',
      value: 'N',
      summary: 'EXIF orientation of the source, 1 to 8; counts with auto-orient',
    },
    named: {
      kind: 'list',
      value: 'NAME=STYLE',
      summary: 'content of a named style that the style uses; may be repeated',
    },
    ...outputOptions,
  },
  examples: [
    ['style size image/resize,w_100 --source 4000x3000', 'prints 100x75'],
    [
      'style size style/small --named small=image/resize,p_50 --source 640x480 --json',
      'a named style, as JSON',
    ],
  ],
  async run(args, io) {
    const source = parseSize(args.source)
    const { orientation } = args
    if (
      orientation !== undefined &&
      !(Number.isInteger(orientation) && orientation >= 1 && orientation <= 8)
    ) {
      throw usageError(
        `expected --orientation as a whole number from 1 to 8, received ${orientation}`,
      )
    }
    const { outputSize } = await import('@oss-process/process-string/geometry')
    const size = outputSize(
      args.style,
      { ...source, ...(orientation === undefined ? {} : { orientation }) },
      { styles: parseNamed(args.named ?? []) },
    )
    await io.stdout.write(args.json ? jsonLine(size) : `${size.width}x${size.height}\n`)
    return undefined
  },
})

function parseSize(text: string): { width: number; height: number } {
  const [, width, height] = /^(\d{1,7})[xX×](\d{1,7})$/.exec(text) ?? []
  if (width === undefined || height === undefined) {
    throw usageError(
      `expected --source as WIDTHxHEIGHT, such as 4000x3000, received "${cut(text)}"`,
    )
  }
  return { width: Number(width), height: Number(height) }
}

function parseNamed(given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((text) => {
      const [, name, style] = /^([^=]+)=(.+)$/s.exec(text) ?? []
      if (name === undefined || style === undefined) {
        throw usageError(`expected --named as NAME=STYLE, received "${cut(text)}"`)
      }
      return [name, style]
    }),
  )
}
