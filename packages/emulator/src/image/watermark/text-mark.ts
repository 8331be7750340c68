/** Text → mark. */
import type { TextWatermarkOptions } from '@oss-process/process-string'
import { OssRefusal } from '../../refusal.ts'
import type { Box } from '../limits.ts'
import { type Drawing, readPixels } from '../picture.ts'
import { drawSvg } from '../svg.ts'
import { findMissing, layOutLine, type TextLine } from '../text/layout.ts'
import { loadWatermarkFont } from '../text/watermark-font.ts'
import type { Mark } from './mark.ts'

/**
 * Creates a mark from one line of text. The shadow is black and displaced to the lower right by a
 * twentieth of the size; the service documents only its opacity.
 *
 * @throws {OssRefusal} 501 `NotImplemented` for characters that the emulator's font does not have.
 */
export async function createTextMark(options: TextWatermarkOptions): Promise<Mark> {
  const { text, size = 40, shadow = 0, rotation = 0 } = options
  const font = await loadWatermarkFont()
  const missing = findMissing(font, text)
  if (missing.length > 0) throw charactersMissing(missing)
  const line = layOutLine(font, text, size)
  const shift = shadow > 0 ? Math.max(1, Math.round(size / 20)) : 0
  const upright = { width: line.width + shift, height: line.height + shift }
  const turned = turn(upright, rotation)
  const body = paint(line, { ...options, shift })
  const centered = `translate(${turned.width / 2} ${turned.height / 2})`
  const back = `translate(${-upright.width / 2} ${-upright.height / 2})`
  const shape = `<g transform="${centered} rotate(${rotation}) ${back}">${body}</g>`
  return {
    size: turned,
    render: (box, drawing) => render(shape, box, drawing),
  }
}

function paint(line: TextLine, options: TextWatermarkOptions & { readonly shift: number }): string {
  const { color = '000000', shadow = 0, shift } = options
  const letters = `<path d="${line.path}" fill="#${color}"/>`
  const dark = `<path d="${line.path}" fill-opacity="${shadow / 100}" transform="translate(${shift} ${shift})"/>`
  return shift > 0 ? dark + letters : letters
}

/** The size of the upright box around a turned one. */
function turn({ width, height }: { width: number; height: number }, degrees: number) {
  const radians = (degrees * Math.PI) / 180
  const [cosine, sine] = [Math.abs(Math.cos(radians)), Math.abs(Math.sin(radians))]
  // At right angles the product is whole but for a rounding error, which must not add a pixel.
  const up = (length: number) => Math.ceil(length - 1e-9)
  return { width: up(width * cosine + height * sine), height: up(width * sine + height * cosine) }
}

async function render(shape: string, box: Box, drawing: Drawing) {
  return readPixels(await drawSvg(shape, { box, drawing }), drawing)
}

function charactersMissing(characters: readonly string[]): OssRefusal {
  const names = characters.slice(0, 8).map((character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return /\p{C}|\p{Z}/u.test(character) ? `U+${code}` : `${character} (U+${code})`
  })
  return new OssRefusal({
    status: 501,
    code: 'NotImplemented',
    message: `The emulator cannot perform watermark: its font has no ${names.join(', ')}. It has ASCII, Western European letters, Greek, Cyrillic, kana and the common simplified Chinese characters.`,
  })
}
