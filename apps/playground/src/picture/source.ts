/** The picture that styles are tried on: a sample, or a file of one's own. */
import type { SourcePicture } from '@oss-process/process-string/geometry'
import { measurePicture } from './picture-facts.ts'

/** A sample photograph that lies beside the page. */
export interface Sample {
  readonly id: string
  readonly file: string
  readonly title: string
}

/** A picture, ready to be shown and uploaded. */
export interface Source {
  /** The sample's id; `undefined` for a file of one's own, which never enters a link. */
  readonly sample: string | undefined
  readonly name: string
  /** Its key in the page's bucket. */
  readonly key: string
  readonly blob: Blob
  /** Object URL of the blob. */
  readonly url: string
  /** Missing when the browser cannot show the file. */
  readonly facts: SourcePicture | undefined
}

export const samples = [
  { id: 'alpine-valley', file: 'alpine-valley.jpg', title: 'Alpine valley' },
  { id: 'lily-leek', file: 'lily-leek.jpg', title: 'Lily leek' },
] as const satisfies readonly Sample[]

/** Finds a sample; the first one for an id that there is not. */
export function findSample(id: string | undefined): Sample {
  return samples.find((sample) => sample.id === id) ?? samples[0]
}

/** Fetches a sample from beside the page. */
export async function loadSample({ id, file }: Sample): Promise<Source> {
  const response = await fetch(new URL(`samples/${file}`, document.baseURI))
  if (!response.ok)
    throw new Error(`expected the sample ${file}, received status ${response.status}`)
  const blob = new Blob([await response.arrayBuffer()], { type: 'image/jpeg' })
  return { sample: id, name: file, key: file, ...(await shown(blob)) }
}

/** Takes a file of one's own. */
export async function loadFile(file: File): Promise<Source> {
  return { sample: undefined, name: file.name, key: `uploads/${file.name}`, ...(await shown(file)) }
}

async function shown(blob: Blob): Promise<Pick<Source, 'blob' | 'url' | 'facts'>> {
  const url = URL.createObjectURL(blob)
  return { blob, url, facts: await measurePicture(blob, url) }
}
