import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { loadEngine } from '../../src/image/engine.ts'
import { defaultOutput } from '../../src/image/output.ts'
import { type Drawing, openPicture, storedPicture } from '../../src/image/picture.ts'
import { describeSource } from '../../src/image/source/source-picture.ts'
import { applyText, createPictureFolder, photograph, sourceAt } from './pictures.ts'

const folder = await createPictureFolder()
afterAll(() => folder[Symbol.asyncDispose]())

/** A PNG of one colour: few bytes, many pixels. */
async function bomb(width: number, height: number) {
  const picture = sharp({ create: { width, height, channels: 3, background: '#123456' } })
  const bytes = await picture.png({ palette: true, colours: 2, compressionLevel: 9 }).toBuffer()
  return folder.store('bomb.png', bytes)
}

describe('a picture of few bytes and 112 million pixels', () => {
  test('is drawn when its first action makes it small, and refused between two actions', async () => {
    const source = await bomb(14_000, 8000)
    expect(source.byteLength).toBeLessThan(1_000_000)
    const { bytes } = await applyText('image/resize,w_100', source)
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 100, height: 57 })
    await expect(applyText('image/flip,1/resize,w_100', source)).rejects.toMatchObject({
      status: 501,
      code: 'NotImplemented',
      message: expect.stringContaining('100000000 pixels'),
    })
  }, 60_000)
})

describe('the time limit of a picture', () => {
  test('ends the drawing', async () => {
    const source = await describeSource(await sourceAt(photograph))
    const drawing: Drawing = {
      engine: await loadEngine(),
      source,
      output: defaultOutput(source),
      context: { readObject: async () => undefined },
      drawSteps: async (picture) => picture,
      deadlineMs: performance.now() - 1,
    }
    await expect(openPicture(await storedPicture(source), drawing)).rejects.toMatchObject({
      status: 400,
      code: 'ImageTooLarge',
      message: expect.stringContaining('too long'),
    })
  })
})
