/**
 * What one drawing is asked with and what it gives: the values between the service's operations and
 * the drawing.
 */

/** A stored object, given by its path so that its bytes are read by the decoder alone. */
export interface ImageSource {
  readonly path: string
  readonly byteLength: number
}

/** What a drawing needs from its surroundings. */
export interface ImageContext {
  /** Finds another object of the same bucket, for watermark pictures. */
  readonly readObject: (key: string) => Promise<ImageSource | undefined>
  /** Stops waiting and drawing when the caller has gone. */
  readonly signal?: AbortSignal | undefined
}

/** A finished answer: a picture, or the text of `info` and `average-hue`. */
export interface ImageResult {
  readonly bytes: Uint8Array
  readonly contentType: string
}
