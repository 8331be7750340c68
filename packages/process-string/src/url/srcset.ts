/** The same picture in several widths. */

import type { Style } from '../builder/style.ts'
import { type Issue, ProcessStringError } from '../errors.ts'
import { createIssue } from '../language/issue.ts'
import { integerKind } from '../language/kinds/numbers.ts'
import { checkValue } from '../language/parameter.ts'
import { processedUrl } from './processed-url.ts'
import type { UrlText } from './query.ts'

/** Options of {@link srcset}. */
export interface SrcsetOptions {
  /** Pixels, integers 1 to 16384; the order is kept, repeated ones are dropped. */
  readonly widths: readonly number[]
  /** Returns the style for one width. */
  readonly style: (width: number) => Style<'sync'> | string
  /**
   * Pixels of the source. Wider candidates are left out, since the service does not enlarge; when
   * all are wider, the source's own width is the only one.
   */
  readonly sourceWidth?: number | undefined
}

/**
 * Returns the value of a `srcset` attribute.
 *
 * @throws {ProcessStringError} for bad widths, and as `processedUrl`.
 * @example
 * srcset('/a.jpg', { widths: [320, 640], style: (width) => image(resize({ width })) })
 * // /a.jpg?x-oss-process=image%2Fresize%2Cw_320 320w, /a.jpg?x-oss-process=image%2Fresize%2Cw_640 640w
 * @see HTML Standard, "srcset attributes"
 */
export function srcset(url: UrlText, options: SrcsetOptions): string {
  return candidatesOf(url, options)
    .map(({ address, width }) => `${address} ${width}w`)
    .join(', ')
}

/** One candidate of a `srcset`. */
export interface Candidate {
  readonly address: string
  readonly width: number
}

/** The candidates in the order given. */
export function candidatesOf(url: UrlText, options: SrcsetOptions): readonly Candidate[] {
  return usableWidths(options).map((width) => ({
    width,
    address: escapeCandidate(processedUrl(url, options.style(width))),
  }))
}

function usableWidths({ widths, sourceWidth }: SrcsetOptions): readonly number[] {
  const issues = widths.flatMap((width, position) => widthIssue(width, ['widths', position]))
  if (sourceWidth !== undefined) issues.push(...widthIssue(sourceWidth, ['sourceWidth']))
  if (widths.length === 0) issues.push(noWidth())
  if (issues.length > 0) throw new ProcessStringError(issues)
  const usable = widths.filter((width) => sourceWidth === undefined || width <= sourceWidth)
  return usable.length > 0 ? [...new Set(usable)] : [sourceWidth ?? 0]
}

const WIDTH = { letter: 'w', kind: integerKind, min: 1, max: 16384 } as const

function widthIssue(received: number, path: readonly (string | number)[]): readonly Issue[] {
  const fault = checkValue(WIDTH, received)
  const subject = `srcset ${path.join(' ')}`
  return fault ? [createIssue({ ...fault, subject, received, path })] : []
}

function noWidth(): Issue {
  const subject = 'srcset widths'
  const expected = 'at least one width'
  return createIssue({ code: 'PARAMETER_MISSING', subject, expected, path: ['widths'] })
}

/** A space ends a candidate's URL, and a comma at either end reads as a separator. */
function escapeCandidate(address: string): string {
  return address.replaceAll(/\s|^,|,$/g, encodeURIComponent)
}
