/** Pictures drawn by the emulator, each asked for once. */
import type { SourcePicture } from '@oss-process/process-string/geometry'
import { measurePicture } from '../picture/picture-facts.ts'
import type { Source } from '../picture/source.ts'
import type { EmulatorLink } from './emulator-link.ts'
import type { ServiceRefusal } from './service-refusal.ts'

/** What a style made of a picture. */
export type Outcome =
  | {
      readonly kind: 'picture'
      readonly url: string
      readonly byteLength: number
      readonly contentType: string
      /** Missing when the browser cannot show the format. */
      readonly facts: SourcePicture | undefined
    }
  | { readonly kind: 'text'; readonly text: string; readonly byteLength: number }
  | { readonly kind: 'refused'; readonly refusal: ServiceRefusal }
  | { readonly kind: 'unreachable'; readonly message: string }

/** Draws styles over sources, and remembers what was drawn. */
export interface Renderer {
  readonly link: EmulatorLink
  /** Draws a style; an empty one leaves the source as it is, and asks nobody. */
  render(source: Source, style: string): Promise<Outcome>
}

/** Outcomes that are kept; older ones are asked for again. */
const KEPT = 80
/** Requests at one time; the emulator draws on as many threads as the machine has. */
const IN_FLIGHT = 3

/** Starts with nothing drawn and nothing uploaded. */
export function createRenderer(link: EmulatorLink): Renderer {
  const uploads = new Map<Source, Promise<void>>()
  const outcomes = new Map<string, Promise<Outcome>>()
  const enter = createGate(IN_FLIGHT)

  const uploaded = (source: Source): Promise<void> => {
    const upload = uploads.get(source) ?? store(link, source)
    uploads.set(source, upload)
    upload.catch(() => uploads.delete(source))
    return upload
  }
  const draw = async (source: Source, style: string): Promise<Outcome> => {
    try {
      await uploaded(source)
      return await enter(() => fetchOutcome(link, source.key, style))
    } catch (error) {
      outcomes.delete(`${source.url} ${style}`)
      return {
        kind: 'unreachable',
        message: error instanceof Error ? error.message : String(error),
      }
    }
  }
  return {
    link,
    render: async (source, style) => {
      if (style === '') return unchanged(source)
      const name = `${source.url} ${style}`
      const outcome = outcomes.get(name) ?? draw(source, style)
      outcomes.delete(name)
      outcomes.set(name, outcome)
      forgetOldest(outcomes)
      return outcome
    },
  }
}

async function store(link: EmulatorLink, source: Source): Promise<void> {
  const answer = await link.putObject(source.key, source.blob)
  if (!answer.ok) throw new Error(`the picture was not stored: ${answer.refusal.message}`)
}

/** The source itself, as what a style without actions makes of it. */
function unchanged({ blob, url, facts }: Source): Outcome {
  const contentType = blob.type || 'application/octet-stream'
  return { kind: 'picture', url, byteLength: blob.size, contentType, facts }
}

async function fetchOutcome(link: EmulatorLink, key: string, style: string): Promise<Outcome> {
  const answer = await link.getObject({ key, style })
  if (!answer.ok) return { kind: 'refused', refusal: answer.refusal }
  const { contentType } = answer
  const byteLength = answer.blob.size
  if (isText(contentType)) {
    return { kind: 'text', text: await answer.blob.text(), byteLength }
  }
  const blob = new Blob([answer.blob], { type: contentType })
  const url = URL.createObjectURL(blob)
  return { kind: 'picture', url, byteLength, contentType, facts: await measurePicture(blob, url) }
}

/** Whether bytes of a media type can be read: `image/info` and its like answer with JSON. */
function isText(contentType: string): boolean {
  return contentType.startsWith('text/') || contentType.startsWith('application/json')
}

function forgetOldest(outcomes: Map<string, Promise<Outcome>>): void {
  if (outcomes.size <= KEPT) return
  const [oldest] = outcomes
  if (!oldest) return
  outcomes.delete(oldest[0])
  void oldest[1].then((outcome) => {
    if (outcome.kind === 'picture') URL.revokeObjectURL(outcome.url)
  })
}

/** Lets so many tasks run at one time; the newest waiting one is next, for it is being looked at. */
function createGate(width: number): <Value>(task: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (task) => {
    if (running >= width) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await task()
    } finally {
      const next = waiting.pop()
      if (next) next()
      else running -= 1
    }
  }
}
