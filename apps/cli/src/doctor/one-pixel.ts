/** The picture that `doctor` processes. */

/** Returns a white PNG of one pixel. */
export function onePixel(): Uint8Array {
  return Buffer.from(png, 'base64')
}

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC'
