/** What the emulator can do about an action. */
import type { ImageStep } from '@oss-process/process-string/geometry'
import type { Output } from './output.ts'
import type { Drawing, Picture } from './picture.ts'
import type { ImageResult } from './request.ts'
import type { SourcePicture } from './source/source-picture.ts'

/** How one action is carried out; `Options` is what process-string gives for it. */
export type ActionDrawing<Options> =
  | {
      readonly kind: 'draw'
      readonly draw: Draw<Options>
      readonly change?: ChangeOutput<Options>
    }
  | { readonly kind: 'output'; readonly change: ChangeOutput<Options> }
  | { readonly kind: 'answer'; readonly answer: Answer<Options> }
  | { readonly kind: 'unavailable'; readonly reason: string }

/** Gives the picture after the action. */
export type Draw<Options> = (picture: Picture, task: Task<Options>) => Promise<Picture>

/** Says how the result is written; draws nothing. */
export type ChangeOutput<Options> = (
  output: Output,
  task: { readonly options: Options; readonly source: SourcePicture },
) => Output

/** Answers with something that is not a picture. */
export type Answer<Options> = (drawing: Drawing, options: Options) => Promise<ImageResult>

/** What one action is asked to do. */
export interface Task<Options> {
  readonly options: Options
  /** The sizes and boxes, which are never computed here. */
  readonly step: ImageStep
  readonly drawing: Drawing
}
