/** A piece of somebody's shop: it keeps the cover of a book in two sizes. */
import { OssClient, type OssClientOptions } from '@oss-process/client'
import { format, image, resize } from '@oss-process/process-string'

/** Keys of what was kept. */
export interface Cover {
  readonly large: string
  readonly small: string
}

/** Stores covers; where, is given from outside, so that tests may give an emulator. */
export class CoverStore implements AsyncDisposable {
  readonly #client: OssClient
  readonly #bucket: string

  constructor(options: OssClientOptions, bucket: string) {
    this.#client = new OssClient(options)
    this.#bucket = bucket
  }

  /** Stores a cover and makes its small picture, 80 pixels wide. */
  async keep(isbn: string, picture: Uint8Array): Promise<Cover> {
    const cover = { large: `covers/${isbn}.jpg`, small: `covers/${isbn}-80.webp` }
    await this.#client.putObject({ bucket: this.#bucket, key: cover.large, body: picture })
    await this.#client.processObject({
      bucket: this.#bucket,
      key: cover.large,
      process: image(resize({ width: 80 }), format('webp')).saveAs({ key: cover.small }),
    })
    return cover
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.close()
  }
}
