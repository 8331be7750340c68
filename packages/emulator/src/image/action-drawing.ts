/** How the emulator carries out an action. */
import type { ImageStep } from '@oss-process/process-string/geometry'
import type { Output } from './output.ts'
import type { Drawing, Picture } from './picture.ts'
import type { SourcePicture } from './source/source-picture.ts'
import type { ImageResult } from './types.ts'

/** How one action is carried out; `Options` are its options as process-string parses them. */
export type ActionDrawing<Options> =
  | {
      readonly kind: 'draw'
      readonly draw: Draw<Options>
      readonly change?: ChangeOutput<Options>
    }
  | { readonly kind: 'output'; readonly change: ChangeOutput<Options> }
  | { readonly kind: 'answer'; readonly answer: Answer<Options> }
  | { readonly kind: 'unavailable'; readonly reason: string }

/** Returns the picture after the action. */
export type Draw<Options> = (picture: Picture, task: Task<Options>) => Promise<Picture>

/** Changes how the result is encoded; draws nothing. */
export type ChangeOutput<Options> = (
  output: Output,
  task: { readonly options: Options; readonly source: SourcePicture },
) => Output

/** Returns a result that is not a picture. */
export type Answer<Options> = (drawing: Drawing, options: Options) => Promise<ImageResult>

/** The work of one action. */
export interface Task<Options> {
  readonly options: Options
  /** The sizes and boxes, as process-string computes them. */
  readonly step: ImageStep
  readonly drawing: Drawing
}
