/**
 * The two results of a builder: a style, and a style with its `sys/` parts. Both are immutable text whose
 * type says in which mode it may be used.
 */

import { notifyTable } from '../actions/sys/notify.ts'
import { type SaveTarget, saveAsTable } from '../actions/sys/save-as.ts'
import type { ActionTable } from '../language/action-table.ts'
import type { Base64Form } from '../language/base64.ts'
import { type IssueParts, refuseAny } from '../language/issue.ts'
import { writeAction } from './write-action.ts'

/** The kind of call: `x-oss-process` is `sync`, `x-oss-async-process` is `async`. */
export type Mode = 'sync' | 'async'

/** How the key and the bucket of a target are written. Default: URL-safe, padding kept. */
export type SaveAsOptions = Base64Form

/** Finished text, which does not change. */
abstract class FinishedText<in M extends Mode> {
  /** Exists for the type checker only. */
  declare protected readonly usableAt: (mode: M) => void
  readonly #text: string
  /** Separates the text from a notification; empty when the text already has one. */
  readonly #separator: string

  constructor(text: string, separator = '|sys/') {
    this.#text = text
    this.#separator = separator
  }

  /** Adds the topic that is notified when the task ends. See {@link notify}. */
  notify(topic: string): ProcessString<M> {
    if (!this.#separator) {
      const expected = 'one topic'
      refuseAny([{ code: 'SYS_PART_PRESENT', subject: 'notify', expected, received: topic }])
    }
    return addPart(this.#text + this.#separator, '', notifyTable, { topic })
  }

  /** The text for `x-oss-process`, not percent-encoded. */
  toString(): string {
    return this.#text
  }

  /** The same text: `JSON.stringify` writes it as a string. */
  toJSON(): string {
    return this.#text
  }
}

/**
 * Processing steps, complete but not yet saved anywhere.
 *
 * `M` is the mode, or both: a style that runs in both is accepted where either is required. Made by
 * `image`, `named` and the functions of the families.
 */
export class Style<in M extends Mode> extends FinishedText<M> {
  /** Adds the target where the service stores the result. See {@link saveAs}. */
  saveAs(target: SaveTarget, options: SaveAsOptions = {}): ProcessString<M> {
    return addPart(`${this}|sys/`, '/', saveAsTable, target, options)
  }
}

/** A style with its `sys/saveas` or `sys/notify` part, or both. Made by `saveAs` and `notify`. */
export class ProcessString<in M extends Mode> extends FinishedText<M> {
  /** Distinguishes the type from a style's; exists for the type checker only. */
  declare protected readonly isProcessString: true
}

/**
 * Adds the target where the service stores the result.
 *
 * @param style - a style, or any text; text is not parsed, so new actions pass.
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
  options?: SaveAsOptions,
): ProcessString<Mode> {
  return toStyle(style).saveAs(target, options)
}

/**
 * Adds the topic that is notified when the task ends; for asynchronous calls only.
 *
 * @param style - as for {@link saveAs}, or a style that is already saved somewhere.
 * @param topic - name of a topic of the message service in the same region.
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
  return toStyle(style).notify(topic)
}

/**
 * Accepts text, and also a style of another copy of this package. Searches only text for a `sys/` part:
 * the type of a style says that it has none.
 */
function toStyle(style: unknown): Style<Mode> {
  if (typeof style === 'string') {
    if (!style || /(^|\|)sys\//.test(style)) {
      const code = style ? 'SYS_PART_PRESENT' : 'STYLE_EMPTY'
      const expected = 'a style without a sys/ part'
      refuseAny([{ code, subject: 'style', expected, received: style }])
    }
    return new Style(style)
  }
  // The overloads keep the mode of the argument; only the text matters here.
  if (typeof style === 'object' && style && 'notify' in style) return style as Style<Mode>
  throw new TypeError(`expected a style or its text, received ${typeof style}`)
}

/** Appends a directive to a text that ends with its separator. */
function addPart<M extends Mode>(
  text: string,
  separator: string,
  table: ActionTable,
  options: object,
  form?: Base64Form,
): ProcessString<M> {
  const problems: IssueParts[] = []
  const part = writeAction(table, options, { problems, form })
  refuseAny(problems)
  return new ProcessString(text + part, separator)
}
