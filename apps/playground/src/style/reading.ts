/** Everything that can be said about a text without drawing: tree, issues, sizes step by step. */
import { explain } from '@oss-process/process-string/explain'
import {
  type ImageStep,
  planImage,
  type Size,
  type SourcePicture,
} from '@oss-process/process-string/geometry'
import {
  type Issue,
  type ProcessStringError,
  type ProcessTree,
  type StyleTree,
  safeParse,
} from '@oss-process/process-string/parse'
import { type Draft, readDraft } from './draft.ts'

/** A text, read. */
export interface Reading {
  readonly text: string
  /** The text before the `sys/` parts. */
  readonly style: string
  /** Missing when the text is not made of image actions. */
  readonly draft: Draft | undefined
  /** Missing when the text has an error. */
  readonly tree: ProcessTree | undefined
  /** In the order of their place in the text. */
  readonly issues: readonly Issue[]
  readonly isEmpty: boolean
  /** What the text does, one sentence for each action, then for the saving. */
  readonly sentences: readonly string[]
  readonly forecast: Forecast
}

/** What geometry says about the result. */
export type Forecast =
  | { readonly kind: 'picture'; readonly size: Size; readonly steps: readonly ImageStep[] }
  /** `info` and its like: what comes back is text. */
  | { readonly kind: 'text' }
  | { readonly kind: 'unknown' }

/**
 * Reads a text for a source picture.
 *
 * Sizes are predicted for texts without errors only; what geometry refuses becomes an issue.
 */
export function readText(text: string, source: SourcePicture | undefined): Reading {
  const [style = ''] = text.split('|sys/', 1)
  const draft = readDraft(text)
  if (text.trim() === '') {
    const forecast: Forecast = source
      ? { kind: 'picture', size: source, steps: [] }
      : { kind: 'unknown' }
    return {
      text,
      style: '',
      draft,
      tree: undefined,
      issues: [],
      isEmpty: true,
      sentences: [],
      forecast,
    }
  }
  const verdict = safeParse(text)
  const tree = verdict.ok ? verdict.value : undefined
  const { forecast, issues } = foresee(tree, source)
  const read = carriesNothing(text) ? verdict.issues.map(withoutCarrier) : verdict.issues
  const all = [...read, ...issues]
  const sentences = tree ? explain(tree) : []
  return { text, style, draft, tree, issues: all, isEmpty: false, sentences, forecast }
}

/** Whether a text is a URL without a process string in it. */
function carriesNothing(text: string): boolean {
  return /^https?:\/\//i.test(text) && !/x-oss-(?:async-)?process=/.test(text)
}

/** The issue about how a text begins, for a URL: that it begins with `https:` is not the trouble. */
function withoutCarrier(issue: Issue): Issue {
  if (issue.code !== 'FAMILY_UNKNOWN') return issue
  return { ...issue, message: 'this URL carries no x-oss-process, so there is no style in it' }
}

interface Foreseen {
  readonly forecast: Forecast
  readonly issues: readonly Issue[]
}

function foresee(tree: ProcessTree | undefined, source: SourcePicture | undefined): Foreseen {
  const nothing: Foreseen = { forecast: { kind: 'unknown' }, issues: [] }
  if (!tree || !source || !isPicture(tree.style)) return nothing
  try {
    const steps = planImage(tree, source)
    const size = steps.at(-1)?.after ?? source
    return { forecast: { kind: 'picture', size, steps }, issues: [] }
  } catch (error) {
    if (!isProcessStringError(error)) throw error
    const [issue] = error.issues
    if (issue?.code === 'NOT_AN_IMAGE') return { forecast: { kind: 'text' }, issues: [] }
    if (issue?.code === 'SIZE_UNPREDICTABLE') return nothing
    return { forecast: { kind: 'unknown' }, issues: error.issues }
  }
}

/** Whether a style is drawn from what stands in the text; the content of a named style is not known here. */
function isPicture(style: StyleTree): boolean {
  if (style.kind === 'pipeline') return style.styles.every(isPicture)
  return style.kind === 'image'
}

function isProcessStringError(error: unknown): error is ProcessStringError {
  return error instanceof Error && error.name === 'ProcessStringError'
}

/** Whether the service would refuse the text. */
export function hasError({ issues }: Reading): boolean {
  return issues.some((issue) => issue.severity === 'error')
}

/** A key for the result, with the ending of the format that the style names. */
export function proposedKey({ draft }: Reading): string {
  const format = draft?.steps.findLast(({ kind, name }) => kind === 'action' && name === 'format')
    ?.parameters[0]?.value
  return `saved/result.${format ?? 'jpg'}`
}
