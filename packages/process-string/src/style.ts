/**
 * The two values that a builder gives: a style, and a style with its `sys/` parts. Both are
 * immutable text with a type that says at which entrance of the service it may be used.
 */
import { notifyTable } from './actions/sys/notify.ts'
import { type SaveTarget, saveAsTable } from './actions/sys/save-as.ts'
import type { Base64Form } from './base64.ts'
import { type Issue, ProcessStringError } from './errors.ts'
import { createIssue } from './issue.ts'
import { writeAction } from './write-action.ts'

/** The entrance: `x-oss-process` is `sync`, `x-oss-async-process` is `async`. */
export type Mode = 'sync' | 'async'

/** How the key and the bucket of a target are written. Default: URL-safe, padding kept. */
export type SaveAsOptions = Base64Form

/**
 * Processing steps, complete but not yet saved anywhere.
 *
 * `M` holds the entrances at which the style may be used: a style that runs at both is accepted
 * where either is asked for.
 */
export class Style<in M extends Mode> {
  /** Exists for the type checker only. */
  declare protected readonly usableAt: (mode: M) => void
  readonly #text: string

  /** Takes finished text as it is; use `image`, `named` and the functions of the families. */
  constructor(text: string) {
    this.#text = text
  }

  /** Adds the target that the result is stored at. See {@link saveAs}. */
  saveAs(target: SaveTarget, options?: SaveAsOptions): ProcessString<M> {
    return saveAs(this, target, options)
  }

  /** Adds the topic that hears of the task's end. See {@link notify}. */
  notify(topic: string): ProcessString<M> {
    return notify(this, topic)
  }

  /** The text for `x-oss-process`, not percent-encoded. */
  toString(): string {
    return this.#text
  }

  /** The same text, so that JSON holds the style as a string. */
  toJSON(): string {
    return this.#text
  }
}

/** A style with its `sys/saveas` or `sys/notify` part, or both. */
export class ProcessString<in M extends Mode> {
  /** Exists for the type checker only. */
  declare protected readonly usableAt: (mode: M) => void
  readonly #text: string

  /** Takes finished text as it is; use {@link saveAs} and {@link notify}. */
  constructor(text: string) {
    this.#text = text
  }

  /** Adds the topic that hears of the task's end. See {@link notify}. */
  notify(topic: string): ProcessString<M> {
    return notify(this, topic)
  }

  /** The text for the body of the POST, not percent-encoded. */
  toString(): string {
    return this.#text
  }

  /** The same text, so that JSON holds the process string as a string. */
  toJSON(): string {
    return this.#text
  }
}

/**
 * Adds the target that the result is stored at.
 *
 * @param style - a style, or any text; text is not parsed, so that new actions pass.
 * @param target - `bucket` is the source's own when left out.
 * @param options - the Base64 form; `{ base64: 'standard' }` is what `base64.b64encode` gives.
 * @throws {ProcessStringError} for a bad key or bucket, an empty style, a `sys/` part in the text.
 * @example
 * String(saveAs('image/resize,w_100', { key: 'k', bucket: 'b12' }))
 * // image/resize,w_100|sys/saveas,o_aw==,b_YjEy
 * @see Data processing, "sys/saveas"
 */
export function saveAs<M extends Mode>(
  style: Style<M>,
  target: SaveTarget,
  options?: SaveAsOptions,
): ProcessString<M>
export function saveAs(
  style: string,
  target: SaveTarget,
  options?: SaveAsOptions,
): ProcessString<Mode>
export function saveAs(
  style: Style<never> | string,
  target: SaveTarget,
  { base64, padding = true }: SaveAsOptions = {},
): ProcessString<Mode> {
  const issues: Issue[] = []
  const text = styleText(style, issues)
  const form = { base64, padding }
  const part = writeAction(saveAsTable, target, { issues, path: ['saveAs'], form })
  return finish(`${text}|sys/${part}`, issues)
}

/**
 * Adds the topic of the message service that hears of the task's end; asynchronous calls only.
 *
 * @param style - as for {@link saveAs}, or a style that is already saved somewhere.
 * @param topic - name of a topic in the same region.
 * @throws {ProcessStringError} for an empty topic or style, a second topic, a `sys/` part in the text.
 * @see Data processing, "Message notification"
 */
export function notify<M extends Mode>(
  style: Style<M> | ProcessString<M>,
  topic: string,
): ProcessString<M>
export function notify(style: string, topic: string): ProcessString<Mode>
export function notify(
  style: Style<never> | ProcessString<never> | string,
  topic: string,
): ProcessString<Mode> {
  const issues: Issue[] = []
  const isSaved = typeof style !== 'string' && !isStyle(style)
  const text = isSaved ? String(style) : styleText(style, issues)
  if (isSaved && NOTIFY_PART.test(text)) issues.push(sysIssue(text, 'one notification topic'))
  const part = writeAction(notifyTable, { topic }, { issues, path: ['notify'] })
  return finish(`${text}${isSaved ? '/' : '|sys/'}${part}`, issues)
}

const SYS_PART = /(^|\|)sys\//
const NOTIFY_PART = /[/|](sys\/)?notify,/

function styleText(style: unknown, issues: Issue[]): string {
  if (typeof style !== 'string' && !isStyle(style)) {
    throw new TypeError(`expected a style or its text, received ${typeof style}`)
  }
  const text = String(style)
  if (text === '') {
    const subject = 'style'
    const expected = 'a style such as image/resize,w_100'
    issues.push(createIssue({ code: 'STYLE_EMPTY', subject, expected, received: text }))
  }
  if (SYS_PART.test(text)) issues.push(sysIssue(text, 'a style without a sys/ part'))
  return text
}

/** Not `instanceof` alone: two copies of this package may be loaded. */
function isStyle(value: unknown): value is Style<never> {
  return (
    value instanceof Style || (typeof value === 'object' && value !== null && 'saveAs' in value)
  )
}

function sysIssue(received: string, expected: string): Issue {
  return createIssue({ code: 'SYS_PART_PRESENT', subject: 'style', expected, received })
}

function finish(text: string, issues: readonly Issue[]): ProcessString<Mode> {
  if (issues.length > 0) throw new ProcessStringError(issues)
  return new ProcessString(text)
}
