/**
 * Distinguishes a damaged picture from a defect of the emulator. libvips reports both as an `Error` with
 * a text.
 */
import { OssRefusal } from '../../refusal.ts'
import type { SourceFormat } from './source-format.ts'

/** Refusals of damaged pictures by format; the other formats share one. */
const DAMAGED: Partial<Record<SourceFormat, { code: string; ec: string; message: string }>> = {
  webp: {
    code: 'BadWebPImage',
    ec: '0040-00000010',
    message: 'The webp image file may be damaged.',
  },
  avif: { code: 'BadRequest', ec: '0040-00000021', message: 'The avif image file may be damaged.' },
}

/** Messages of libvips and sharp about wrong arguments, which are defects of the emulator. */
const OUR_DEFECT = /bad extract area|^Expected |must have same dimensions|unable to call/
const TIMED_OUT = /^timeout:/

/** The picture that the decoder was reading. */
export interface Suspect {
  readonly format: SourceFormat
  readonly path: string
}

/**
 * Turns an error of the decoder into a refusal, without the path of the file.
 *
 * @throws {OssRefusal} for a damaged source, and for one that took too long.
 * @throws the error itself when it is a defect of the emulator.
 */
export function refuseDamaged(error: unknown, { format, path }: Suspect): never {
  if (!(error instanceof Error) || error.name === 'OssRefusal') throw error
  if (TIMED_OUT.test(error.message)) throw tookTooLong(error)
  if (OUR_DEFECT.test(error.message)) throw error
  const answer = DAMAGED[format] ?? {
    code: 'BadRequest',
    ec: '0040-00000005',
    message: `The ${format} image file may be damaged.`,
  }
  const reason = firstLine(
    error.message.replaceAll(`${path}: `, '').replaceAll(path, 'the picture'),
  )
  throw new OssRefusal({
    status: 400,
    ...answer,
    message: `${answer.message} The decoder says: ${reason}.`,
    cause: error,
  })
}

/** The refusal of a picture that reached its time limit. */
export function tookTooLong(cause?: unknown): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'ImageTooLarge',
    message: 'The picture takes too long to process. Use a smaller source or fewer actions.',
    cause,
  })
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').replace(/\.$/, '').slice(0, 80)
}
