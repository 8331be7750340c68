/** Cuts a text into pieces that look alike: by what they are, and by the issue that covers them. */
import type { Issue } from '@oss-process/process-string/parse'

/** What a piece of a process string is. */
export type PieceKind = 'family' | 'action' | 'letter' | 'value' | 'mark' | 'sys'

/** A piece of the text, drawn in one way. */
export interface Piece {
  readonly text: string
  readonly start: number
  readonly kind: PieceKind
  /** Of the gravest issue that covers the piece. */
  readonly severity: Issue['severity'] | undefined
}

/**
 * Cuts a text into pieces; together they are the text again.
 *
 * An issue without a length, such as a missing value, covers the character before it.
 */
export function markText(text: string, issues: readonly Issue[]): readonly Piece[] {
  const spans = issues.flatMap((issue) => spanOf(issue, text.length))
  const kinds = kindPieces(text)
  const cuts = new Set<number>([text.length])
  for (const { start } of kinds) cuts.add(start)
  for (const { start, end } of spans) cuts.add(start).add(end)
  const starts = [...cuts].sort((left, right) => left - right)
  return starts.slice(0, -1).map((start, index) => ({
    text: text.slice(start, starts[index + 1]),
    start,
    kind: kinds.findLast((piece) => piece.start <= start)?.kind ?? 'value',
    severity: gravest(spans, start),
  }))
}

interface Span {
  readonly start: number
  readonly end: number
  readonly severity: Issue['severity']
}

function spanOf({ start, end, severity }: Issue, length: number): Span[] {
  if (start === undefined || end === undefined || length === 0) return []
  if (end > start) return [{ start, end, severity }]
  return [{ start: Math.max(0, start - 1), end: Math.max(1, start), severity }]
}

const GRAVITY = ['error', 'warning', 'hint'] as const

function gravest(spans: readonly Span[], at: number): Issue['severity'] | undefined {
  const here = spans.filter(({ start, end }) => start <= at && at < end)
  return GRAVITY.find((severity) => here.some((span) => span.severity === severity))
}

interface Kind {
  readonly start: number
  readonly kind: PieceKind
}

/** Where each kind begins. The separators are part of the text, and so are its empty words. */
function kindPieces(text: string): readonly Kind[] {
  const bar = text.search(/\|(?!image\/|style\/)/)
  const styles = bar < 0 ? text : text.slice(0, bar)
  const words = [...styles.matchAll(/[/,|]|[^/,|]+/g)]
  const pieces = words.flatMap(({ 0: word, index }, at) =>
    wordPieces({ word, before: words[at - 1]?.[0] ?? '', start: index }),
  )
  return bar < 0 ? pieces : [...pieces, { start: bar, kind: 'sys' }]
}

interface Word {
  readonly word: string
  /** The separator before it; `''` for the first word. A `|` begins the next style of a pipeline. */
  readonly before: string
  readonly start: number
}

function wordPieces({ word, before, start }: Word): readonly Kind[] {
  if (word === '/' || word === ',' || word === '|') return [{ start, kind: 'mark' }]
  if (before === ',') return parameterPieces(word, start)
  return [{ start, kind: before === '' || before === '|' ? 'family' : 'action' }]
}

function parameterPieces(word: string, start: number): readonly Kind[] {
  const at = word.indexOf('_')
  if (at < 1) return [{ start, kind: 'value' }]
  return [
    { start, kind: 'letter' },
    { start: start + at, kind: 'mark' },
    { start: start + at + 1, kind: 'value' },
  ]
}
