/** Damaged pictures, the same ones in every run. */
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { encodeBmp } from '../../src/image/bmp/encode.ts'
import { gradient, photograph } from './pictures.ts'

/** Numbers from 0 up to a bound, the same ones for the same seed. */
export type Random = (bound: number) => number

/** Creates a source of numbers (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
}

/** Small undamaged pictures in every format that is read. */
export async function seedPictures(): Promise<readonly Buffer[]> {
  const small = sharp(await readFile(photograph)).resize(96, 64, { fit: 'cover' })
  const clear = sharp(await small.clone().ensureAlpha(0.5).png().toBuffer())
  const frames = await Promise.all(
    [1, 2, 3].map((blue) =>
      gradient(24, 16)
        .linear(1, 40 * blue)
        .png()
        .toBuffer(),
    ),
  )
  const moving = () => sharp(frames, { join: { animated: true } })
  const { data, info } = await small.clone().raw().toBuffer({ resolveWithObject: true })
  const { width, height } = info
  return [
    await small.clone().keepMetadata().jpeg().toBuffer(),
    await small
      .clone()
      .withExif({ IFD0: { Make: 'Maker' } })
      .jpeg({ progressive: true })
      .toBuffer(),
    await small.clone().toColourspace('cmyk').jpeg().toBuffer(),
    await small.clone().png().toBuffer(),
    await clear.clone().png({ palette: true }).toBuffer(),
    await clear.clone().toColourspace('rgb16').png().toBuffer(),
    await small.clone().gif().toBuffer(),
    await moving().gif().toBuffer(),
    await small.clone().webp().toBuffer(),
    await clear.clone().webp({ lossless: true }).toBuffer(),
    await moving().webp().toBuffer(),
    await small.clone().tiff({ compression: 'lzw' }).toBuffer(),
    await small.clone().tiff({ compression: 'jpeg', tile: true }).toBuffer(),
    await small.clone().avif({ effort: 0 }).toBuffer(),
    Buffer.from(encodeBmp({ data, width, height, channels: 3 })),
  ]
}

const MUTATIONS: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => bytes.subarray(0, random(bytes.length)),
  (bytes, random) => change(bytes, random, random(256)),
  (bytes, random) => change(bytes, random, 0xff),
  (bytes, random) => change(bytes, random, 0),
  // Headers are where the interesting numbers are.
  (bytes, random) => changeAt(bytes, random(Math.min(64, bytes.length)), random(256)),
  (bytes, random) => {
    const [from, length, to] = [random(bytes.length), random(64), random(bytes.length)]
    return Buffer.concat([
      bytes.subarray(0, to),
      bytes.subarray(from, from + length),
      bytes.subarray(to),
    ])
  },
  (bytes, random) => {
    const from = random(bytes.length)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + random(64))])
  },
]

/** Damages a picture in one to four places. */
export function mutate(bytes: Buffer, random: Random): Buffer {
  let mutated = bytes
  for (let times = 1 + random(4); times > 0 && mutated.length > 0; times--) {
    mutated = MUTATIONS[random(MUTATIONS.length)]?.(mutated, random) ?? mutated
  }
  return mutated
}

function change(bytes: Buffer, random: Random, value: number): Buffer {
  return changeAt(bytes, random(bytes.length), value)
}

function changeAt(bytes: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = value
  return copy
}
