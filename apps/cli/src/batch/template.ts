/** Templates of target keys: `{dir}/{name}_{width}.{ext}`. */

import { nearest } from '../command-line/nearest.ts'
import { cut } from '../command-line/object-address.ts'
import { usageError } from '../errors.ts'

/** What a template needs of the style; a member is absent when the style does not say it. */
export interface StyleFacts {
  readonly width?: number
  readonly height?: number
  /** Extension of the output format that the style names, such as `webp`. */
  readonly extension?: string
}

/** A parsed template that fits a style. */
export interface TargetTemplate {
  /** Returns the target key for a source key. */
  readonly targetOf: (sourceKey: string) => string
  /** Whether two source keys never have the same target key. */
  readonly isInjective: boolean
}

const placeholders = ['key', 'dir', 'base', 'name', 'ext', 'width', 'height'] as const

type Placeholder = (typeof placeholders)[number]

type Part = { readonly text: string } | { readonly placeholder: Placeholder }

/**
 * Parses a template.
 *
 * - `{key}` the whole source key, `{dir}` its folder, `{base}` its last segment, `{name}` that without
 *   the extension;
 * - `{ext}` the extension of the format that the style names, else the source's own;
 * - `{width}` and `{height}` as the style's last resize says them.
 *
 * `{dir}/` is empty for a key without a folder.
 *
 * @throws {CliError} `CLI_USAGE` for an unknown placeholder, or one for which the style has no value.
 * @example
 * parseTemplate('{dir}/{name}_{width}.{ext}', { width: 100, extension: 'webp' }).targetOf('a/b.jpg')
 * // 'a/b_100.webp'
 */
export function parseTemplate(template: string, style: StyleFacts): TargetTemplate {
  const parts = readParts(template)
  for (const part of parts) {
    if ('text' in part) continue
    const { placeholder } = part
    const isMissing =
      (placeholder === 'width' || placeholder === 'height') && style[placeholder] === undefined
    if (!isMissing) continue
    throw usageError(
      `{${placeholder}} of the target "${cut(template)}" has no value: the style does not resize to a ${placeholder}`,
      `name a ${placeholder} in the style, or leave {${placeholder}} out`,
    )
  }
  return {
    targetOf: (sourceKey) => fill(parts, readKey(sourceKey), style),
    isInjective: isInjective(parts, style),
  }
}

function readParts(template: string): readonly Part[] {
  if (template === '')
    throw usageError('expected a target such as {dir}/{name}.{ext}, received none')
  const parts: Part[] = []
  for (const piece of template.split(/(\{[^{}]*\})/)) {
    if (piece === '') continue
    if (!piece.startsWith('{')) {
      parts.push({ text: piece })
      continue
    }
    const name = piece.slice(1, -1)
    const placeholder = placeholders.find((candidate) => candidate === name)
    if (placeholder !== undefined) {
      parts.push({ placeholder })
      continue
    }
    const close = nearest(name, placeholders)
    throw usageError(
      `expected one of ${placeholders.map((known) => `{${known}}`).join(' ')} in the target, received ${cut(piece)}`,
      close === undefined ? undefined : `did you mean {${close}}?`,
    )
  }
  return parts
}

interface KeyParts {
  readonly key: string
  readonly dir: string
  readonly base: string
  readonly name: string
  readonly ext: string
}

function readKey(key: string): KeyParts {
  const slash = key.lastIndexOf('/')
  const base = key.slice(slash + 1)
  const dot = base.lastIndexOf('.')
  const hasExtension = dot > 0
  return {
    key,
    dir: slash === -1 ? '' : key.slice(0, slash),
    base,
    name: hasExtension ? base.slice(0, dot) : base,
    ext: hasExtension ? base.slice(dot + 1) : '',
  }
}

function fill(parts: readonly Part[], key: KeyParts, style: StyleFacts): string {
  let filled = ''
  let wasEmptyFolder = false
  for (const part of parts) {
    if ('text' in part) {
      filled += wasEmptyFolder && part.text.startsWith('/') ? part.text.slice(1) : part.text
      wasEmptyFolder = false
      continue
    }
    const value = valueFor(part.placeholder, key, style)
    wasEmptyFolder = part.placeholder === 'dir' && value === ''
    filled += value
  }
  return filled
}

function valueFor(placeholder: Placeholder, key: KeyParts, style: StyleFacts): string {
  if (placeholder === 'ext') return style.extension ?? key.ext
  if (placeholder === 'width' || placeholder === 'height') return String(style[placeholder] ?? '')
  return key[placeholder]
}

/**
 * True only for the two forms that cannot collide: with `{key}` alone, or with `{dir}/` first and then
 * `{base}` as the only other placeholder. The targets of every other template are compared.
 */
function isInjective(parts: readonly Part[], style: StyleFacts): boolean {
  const changing = parts.filter(
    (part) =>
      'placeholder' in part &&
      !['width', 'height'].includes(part.placeholder) &&
      !(part.placeholder === 'ext' && style.extension !== undefined),
  )
  const names = changing.map((part) => ('placeholder' in part ? part.placeholder : ''))
  if (names.length === 1) return names[0] === 'key'
  const [first, second] = parts
  return (
    names.join(' ') === 'dir base' &&
    first === changing[0] &&
    second !== undefined &&
    'text' in second &&
    second.text === '/'
  )
}
