/**
 * Input and result of the drawing: the values between the operations of the service and this folder.
 */

/** A stored object by its path, so that only the decoder reads its bytes. */
export interface ImageSource {
  readonly path: string
  readonly byteLength: number
}

/** What a drawing needs besides style and source. */
export interface ImageContext {
  /** Finds another object of the same bucket, for watermark pictures. */
  readonly readObject: (key: string) => Promise<ImageSource | undefined>
  /** Stops waiting and drawing when the caller has disconnected. */
  readonly signal?: AbortSignal | undefined
}

/** A result: a picture, or the text of `info` and `average-hue`. */
export interface ImageResult {
  readonly bytes: Uint8Array
  readonly contentType: string
}
