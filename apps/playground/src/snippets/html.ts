/** The style as HTML: one picture in several widths and formats. */
import { picture, pictureHtml, processedUrl, srcset } from '@oss-process/process-string/url'
import {
  type DraftStep,
  type NewAction,
  readDraft,
  readValue,
  withValue,
  writeDraft,
} from '../style/draft.ts'
import type { SnippetInput } from './snippet.ts'

/** Widths that suit pages, from phones to large screens. */
const WIDTHS = [320, 640, 960, 1280, 1920]

/** Writes an `img` with `srcset`, and a `picture` that offers newer formats first. */
export function htmlSnippet({ reading, region, bucket, key, sourceWidth }: SnippetInput): string {
  const path = key.split('/').map(encodeURIComponent).join('/')
  const object = `https://${bucket}.oss-${region}.aliyuncs.com/${path}`
  const draft = readDraft(reading.style)
  const isOpen = draft?.tail === '' && draft.steps.every(({ kind }) => kind === 'action')
  if (!isOpen) return `<img src="${escaped(processedUrl(object, reading.style))}" alt="">\n`
  const widths = widthsFor(sourceWidth)
  const set = srcset(object, { widths, style: (width) => styleAt(draft.steps, width) })
  const sources = picture(object, {
    widths,
    sizes: '100vw',
    style: (width, format) => styleAt(draft.steps, width, format),
  })
  return `<!-- one format -->
<img alt="" sizes="100vw"
  src="${escaped(processedUrl(object, reading.style))}"
  srcset="${lines(escaped(set))}">

<!-- the best format that the browser shows -->
${lines(pictureHtml(sources, { alt: '' }))}
`
}

/** Puts each address onto a line of its own. */
function lines(text: string): string {
  return text.replaceAll(/(\d+w), /g, '$1,\n    ')
}

function widthsFor(sourceWidth = Number.POSITIVE_INFINITY): readonly number[] {
  const widths = WIDTHS.filter((width) => width <= sourceWidth)
  return widths.length > 0 ? widths : [sourceWidth]
}

/**
 * Returns the style at one width: its last resize is set to the width, a box keeps its ratio; a style
 * without one gets a resize before its format. A format given replaces that of the style; in a
 * pipeline, that of its last style.
 */
function styleAt(steps: readonly DraftStep[], width: number, format?: string): string {
  const style = steps.at(-1)?.style ?? 0
  const isFormat = (step: DraftStep): boolean => step.style === style && step.name === 'format'
  const at = steps.findLastIndex(({ name }) => name === 'resize')
  const old = steps[at]
  const last = format === undefined ? steps.filter(isFormat) : [{ ...formatAction(format), style }]
  const others = steps.filter((step) => !isFormat(step))
  if (!old) return writeDraft([...others, { ...resizeTo(NEW_RESIZE, width), style }, ...last])
  const sized = steps.with(at, { ...old, ...resizeTo(old, width) })
  if (format === undefined) return writeDraft(sized)
  return writeDraft([...sized.filter((step) => !isFormat(step)), ...last])
}

const NEW_RESIZE: NewAction = { name: 'resize', parameters: [] }

function formatAction(format: string): NewAction {
  return { name: 'format', parameters: [{ letter: '', value: format }] }
}

/** The letters of resize in their order; those that would set another size are left out. */
const ORDER = ['m', 'w', 'h', 'limit', 'color']

function resizeTo(action: NewAction, width: number): NewAction {
  const ratio = Number(readValue(action, 'h')) / Number(readValue(action, 'w'))
  const kept = action.parameters.filter(({ letter }) => ORDER.includes(letter) && letter !== 'h')
  const sized = withValue(
    { ...action, parameters: kept },
    { letter: 'w', value: String(width), order: ORDER },
  )
  if (!(ratio > 0)) return sized
  return withValue(sized, { letter: 'h', value: String(Math.round(width * ratio)), order: ORDER })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
