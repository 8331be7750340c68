import { OssRefusal } from '@oss-process/emulator'
import { outputSize } from '@oss-process/process-string/geometry'
import sharp from 'sharp'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { describeSource } from '../../src/image/source/source-picture.ts'
import type { ImageResult, ImageSource } from '../../src/image/types.ts'
import { reportBatch } from '../helpers/batch.ts'
import { createRandom, mutate, seedPictures } from './mutations.ts'
import { applyText, createPictureFolder } from './pictures.ts'

/** The long suite tries twenty thousand, in several processes. */
const batch = inject('batch')
const COUNT = batch?.cases ?? 300

const STYLES = [
  'image/resize,m_fixed,w_20,h_20',
  'image/resize,m_pad,w_30,h_40/format,png',
  'image/crop,w_9,h_9,g_center',
  'image/auto-orient,1/rotate,33',
  'image/flip,1/format,webp',
  'image/circle,r_10/format,bmp',
  'image/blur,r_3,s_2/bright,10/contrast,-20/sharpen,100',
  'image/watermark,text_T1NT,size_10/quality,q_50',
  'image/format,tiff',
  'image/info',
  'image/average-hue',
  'image/rounded-corners,r_5/indexcrop,x_20,i_1',
]

const folder = await createPictureFolder()
afterAll(() => folder[Symbol.asyncDispose]())

/** Draws; gives the result, or the refusal that a damaged picture may get. */
async function attempt(style: string, source: ImageSource): Promise<ImageResult | undefined> {
  try {
    return await applyText(style, source)
  } catch (error) {
    if (isHonest(error, source)) return undefined
    throw new Error(`${style} on ${source.byteLength} bytes`, { cause: error })
  }
}

/** A refusal that says what is wrong and does not tell where the emulator keeps its files. */
function isHonest(error: unknown, source: ImageSource): boolean {
  if (!(error instanceof OssRefusal) || error.status !== 400) return false
  return error.message.length > 20 && !error.message.includes(source.path)
}

/** A picture that was drawn has the planned size and can be read back; `info` is JSON. */
async function assertResult(style: string, source: ImageSource, result: ImageResult) {
  if (style === 'image/info') return JSON.parse(new TextDecoder().decode(result.bytes))
  if (style === 'image/average-hue') return expect(result.bytes).toHaveLength(8)
  const planned = outputSize(style, await describeSource(source))
  const bytes = Buffer.from(result.bytes)
  const size =
    bytes.toString('latin1', 0, 2) === 'BM'
      ? { width: bytes.readInt32LE(18), height: bytes.readInt32LE(22) }
      : await sharp(bytes).metadata()
  return expect({ width: size.width, height: size.height }).toEqual(planned)
}

describe('applyStyle on damaged pictures', () => {
  test(
    'draws what can be drawn and refuses the rest',
    async () => {
      const seeds = await seedPictures()
      const random = createRandom(20_261_122 + (batch?.seed ?? 0))
      let drawn = 0
      for (let index = 0; index < COUNT; index++) {
        const seed = seeds[index % seeds.length] ?? Buffer.alloc(0)
        const source = await folder.store('damaged', mutate(seed, random))
        const style = STYLES[random(STYLES.length)] ?? ''
        const result = await attempt(style, source)
        if (result === undefined) continue
        await assertResult(style, source, result)
        drawn++
      }
      if (batch !== undefined) {
        reportBatch(`damaged pictures ${batch.name}`, { drawn, refused: COUNT - drawn })
      }
      // Some damage does not show; if all were drawn, or none, the test would test nothing.
      expect(drawn).toBeGreaterThan(COUNT / 20)
      expect(drawn).toBeLessThan((COUNT * 19) / 20)
    },
    30 * 60_000,
  )
})
