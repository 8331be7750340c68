/** A picture of the same bucket → mark. */
import type { WatermarkPicture } from '@oss-process/process-string'
import { planImage } from '@oss-process/process-string/geometry'
import { parse } from '@oss-process/process-string/parse'
import { OssRefusal } from '../../refusal.ts'
import { refuseIssues } from '../issues.ts'
import type { PixelSize } from '../limits.ts'
import {
  type Drawing,
  openPicture,
  type Picture,
  rawPicture,
  readPixels,
  storedPicture,
} from '../picture.ts'
import type { SourceFormat } from '../source/source-format.ts'
import { describeSource, type SourcePicture } from '../source/source-picture.ts'
import type { Mark } from './mark.ts'

/** Formats of watermark pictures. */
const FORMATS: ReadonlySet<SourceFormat> = new Set(['jpg', 'png', 'bmp', 'webp', 'tiff'])

/**
 * Creates a mark from a stored picture, and applies its own style where it has one.
 *
 * @param main - size of the picture that is marked, for `resize,P_`.
 * @throws {OssRefusal} `WatermarkError` when the picture does not exist or has another format.
 * @see "Add watermarks", preprocessing of watermark images
 */
export async function createPictureMark(
  image: string | WatermarkPicture,
  { main, drawing }: { readonly main: PixelSize; readonly drawing: Drawing },
): Promise<Mark> {
  const { key, style = undefined } = typeof image === 'string' ? { key: image } : image
  const stored = await drawing.context.readObject(key)
  if (stored === undefined) {
    throw refusal(
      '0040-00000025',
      `The watermark picture does not exist in the bucket: ${cut(key)}.`,
    )
  }
  const source = await describeSource(stored)
  if (!FORMATS.has(source.format)) {
    throw refusal(
      '0040-00000027',
      `Expected a watermark picture in JPG, PNG, BMP, WebP or TIFF, received ${source.format}: ${cut(key)}.`,
    )
  }
  const own = { ...drawing, source, output: { ...drawing.output, format: 'png' as const } }
  const picture = await storedPicture(source)
  const drawn = style
    ? await prepare(picture, { style: String(style), main, drawing: own })
    : picture
  const pixels = rawPicture(await readPixels(drawn, own))
  return {
    size: pixels.size,
    render: async (box) => {
      const pipeline = await openPicture(pixels, own)
      pipeline.extract({ ...box }).ensureAlpha()
      return readPixels({ ...pixels, pixels: { kind: 'drawn', pipeline } }, own)
    },
  }
}

interface Preparation {
  readonly style: string
  readonly main: PixelSize
  readonly drawing: Drawing
}

async function prepare(picture: Picture, { style, main, drawing }: Preparation): Promise<Picture> {
  const steps = planPreparation(style, { source: drawing.source, main })
  return drawing.drawSteps(picture, { steps, drawing })
}

function planPreparation(style: string, facts: { source: SourcePicture; main: PixelSize }) {
  try {
    return planImage(parse(style), facts.source, { main: facts.main })
  } catch (error) {
    return refuseIssues(error)
  }
}

function refusal(ec: string, message: string): OssRefusal {
  return new OssRefusal({ status: 400, code: 'WatermarkError', ec, message })
}

function cut(key: string): string {
  return key.length > 80 ? `${key.slice(0, 79)}…` : key
}
