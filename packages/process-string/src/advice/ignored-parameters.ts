/**
 * Parameters that have no effect beside others; see the page of each action. The rules stand apart from
 * the tables, so that a bundle that only builds styles does not carry them.
 */
import type { ImageActionOptions } from '../actions/image-registry.ts'
import type { OperationOptions } from '../actions/operation-registry.ts'

type Options = Readonly<Record<string, unknown>>
type ActionName = keyof ImageActionOptions | keyof OperationOptions

/** A group of parameters that have no effect with certain other options. */
interface IgnoredRule {
  readonly parameters: readonly string[]
  /** When they have an effect, in words. */
  readonly expected: string
  readonly isIgnored: (options: Options) => boolean
}

const rules: { readonly [Name in ActionName]?: readonly IgnoredRule[] } = {
  resize: [
    {
      parameters: ['longest', 'shortest'],
      expected: 'neither width nor height beside it',
      isIgnored: (options) => hasAny(options, 'width', 'height'),
    },
    {
      parameters: ['percent'],
      expected: 'no other size beside it',
      isIgnored: (options) => hasAny(options, 'width', 'height', 'longest', 'shortest'),
    },
    {
      parameters: ['mode'],
      expected: 'more than the longest or the shortest edge alone',
      isIgnored: (options) =>
        !hasAny(options, 'width', 'height') &&
        hasAny(options, 'longest') !== hasAny(options, 'shortest'),
    },
  ],
  crop: [
    {
      parameters: ['width', 'height'],
      expected: 'another gravity than auto',
      isIgnored: ({ gravity }) => gravity === 'auto',
    },
  ],
  indexcrop: [
    {
      parameters: ['sliceWidth'],
      expected: 'no slice height beside it',
      isIgnored: (options) => hasAny(options, 'sliceHeight'),
    },
  ],
  quality: [
    {
      parameters: ['relative'],
      expected: 'no absolute quality beside it',
      isIgnored: (options) => hasAny(options, 'absolute'),
    },
  ],
  watermark: [
    {
      parameters: ['font', 'color', 'size', 'shadow', 'rotation'],
      expected: 'a text',
      isIgnored: (options) => !hasAny(options, 'text'),
    },
    {
      parameters: ['order', 'align', 'interval'],
      expected: 'both a text and a picture',
      isIgnored: (options) => !(hasAny(options, 'text') && hasAny(options, 'image')),
    },
    {
      parameters: ['tileGapX', 'tileGapY'],
      expected: 'tiling switched on',
      isIgnored: ({ tile }) => tile !== true,
    },
    {
      parameters: ['x'],
      expected: 'a gravity of the left or right column',
      isIgnored: ({ gravity }) => isOneOf(gravity, 'north', 'center', 'south'),
    },
    {
      parameters: ['y'],
      expected: 'a gravity of the upper or lower row',
      isIgnored: ({ gravity }) => isOneOf(gravity, 'west', 'center', 'east'),
    },
    {
      parameters: ['verticalOffset'],
      expected: 'a gravity of the middle row',
      isIgnored: ({ gravity }) => !isOneOf(gravity, 'west', 'center', 'east'),
    },
  ],
  'video/convert': [
    {
      parameters: ['videoBitrate', 'rateFactor', 'frameSize', 'frameRate', 'slim'],
      expected: 'a video codec',
      isIgnored: ({ videoCodec = 'copy' }) => videoCodec === 'copy',
    },
  ],
  'video/snapshots': [
    {
      parameters: ['threshold'],
      expected: 'method dhash',
      isIgnored: ({ method }) => method !== 'dhash',
    },
  ],
  'audio/convert': [
    {
      parameters: ['bitDepth'],
      expected: 'format flac',
      isIgnored: ({ format }) => format !== 'flac',
    },
  ],
}

function hasAny(options: Options, ...names: readonly string[]): boolean {
  return names.some((name) => options[name] !== undefined)
}

function isOneOf(value: unknown, ...words: readonly string[]): boolean {
  return words.includes(String(value))
}

/** A parameter that has no effect, and when it would have one. */
export interface IgnoredParameter {
  readonly name: string
  readonly expected: string
}

/** Lists the given parameters of an action that have no effect. */
export function ignoredParameters(
  action: ActionName,
  options: object,
): readonly IgnoredParameter[] {
  const given: Options = { ...options }
  return (rules[action] ?? [])
    .filter((rule) => rule.isIgnored(given))
    .flatMap(({ parameters, expected }) =>
      parameters.filter((name) => given[name] !== undefined).map((name) => ({ name, expected })),
    )
}
