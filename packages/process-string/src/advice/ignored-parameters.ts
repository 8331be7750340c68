/** Parameters that have no effect beside others, as data; see the page of each action. */

type Options = Readonly<Record<string, unknown>>

/** Parameters that are ignored when other options say so. */
interface IgnoredRule {
  /** Action, or family and operation. */
  readonly action: string
  readonly parameters: readonly string[]
  /** When they have an effect, in words. */
  readonly expected: string
  readonly isIgnored: (options: Options) => boolean
}

/** A parameter that has no effect, and when it would have one. */
export interface IgnoredParameter {
  readonly name: string
  readonly expected: string
}

const hasAny = (options: Options, ...names: readonly string[]): boolean =>
  names.some((name) => options[name] !== undefined)
const isOneOf = (value: unknown, ...words: readonly string[]): boolean =>
  words.includes(String(value))

const TEXT_LOOK = ['font', 'color', 'size', 'shadow', 'rotation']

const rules: readonly IgnoredRule[] = [
  {
    action: 'resize',
    parameters: ['longest', 'shortest'],
    expected: 'neither width nor height beside it',
    isIgnored: (options) => hasAny(options, 'width', 'height'),
  },
  {
    action: 'resize',
    parameters: ['percent'],
    expected: 'no other size beside it',
    isIgnored: (options) => hasAny(options, 'width', 'height', 'longest', 'shortest'),
  },
  {
    action: 'resize',
    parameters: ['mode'],
    expected: 'more than the longest or the shortest edge alone',
    isIgnored: (options) =>
      !hasAny(options, 'width', 'height') &&
      hasAny(options, 'longest') !== hasAny(options, 'shortest'),
  },
  {
    action: 'crop',
    parameters: ['width', 'height'],
    expected: 'another gravity than auto',
    isIgnored: ({ gravity }) => gravity === 'auto',
  },
  {
    action: 'indexcrop',
    parameters: ['sliceWidth'],
    expected: 'no slice height beside it',
    isIgnored: (options) => hasAny(options, 'sliceHeight'),
  },
  {
    action: 'quality',
    parameters: ['relative'],
    expected: 'no absolute quality beside it',
    isIgnored: (options) => hasAny(options, 'absolute'),
  },
  {
    action: 'watermark',
    parameters: TEXT_LOOK,
    expected: 'a text',
    isIgnored: (options) => !hasAny(options, 'text'),
  },
  {
    action: 'watermark',
    parameters: ['order', 'align', 'interval'],
    expected: 'both a text and a picture',
    isIgnored: (options) => !(hasAny(options, 'text') && hasAny(options, 'image')),
  },
  {
    action: 'watermark',
    parameters: ['tileGapX', 'tileGapY'],
    expected: 'tiling switched on',
    isIgnored: ({ tile }) => tile !== true,
  },
  {
    action: 'watermark',
    parameters: ['x'],
    expected: 'a gravity of the left or right column',
    isIgnored: ({ gravity }) => isOneOf(gravity, 'north', 'center', 'south'),
  },
  {
    action: 'watermark',
    parameters: ['y'],
    expected: 'a gravity of the upper or lower row',
    isIgnored: ({ gravity }) => isOneOf(gravity, 'west', 'center', 'east'),
  },
  {
    action: 'watermark',
    parameters: ['verticalOffset'],
    expected: 'a gravity of the middle row',
    isIgnored: ({ gravity }) => !isOneOf(gravity, 'west', 'center', 'east'),
  },
  {
    action: 'video/convert',
    parameters: ['videoBitrate', 'rateFactor', 'frameSize', 'frameRate', 'slim'],
    expected: 'a video codec',
    isIgnored: ({ videoCodec = 'copy' }) => videoCodec === 'copy',
  },
  {
    action: 'video/snapshots',
    parameters: ['threshold'],
    expected: 'method dhash',
    isIgnored: ({ method }) => method !== 'dhash',
  },
  {
    action: 'audio/convert',
    parameters: ['bitDepth'],
    expected: 'format flac',
    isIgnored: ({ format }) => format !== 'flac',
  },
]

/** Lists the given parameters of an action that have no effect. */
export function ignoredParameters(action: string, options: object): readonly IgnoredParameter[] {
  const given: Options = { ...options }
  return rules
    .filter((rule) => rule.action === action && rule.isIgnored(given))
    .flatMap(({ parameters, expected }) =>
      parameters.filter((name) => given[name] !== undefined).map((name) => ({ name, expected })),
    )
}
