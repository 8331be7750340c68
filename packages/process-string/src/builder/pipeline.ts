/** Joins styles into a pipeline. */
import { type IssueParts, refuseAny } from '../language/issue.ts'
import { MOST_STYLES, tooManyStyles } from '../language/pipeline-rules.ts'
import { Style } from './style.ts'

/**
 * Joins image styles and named styles by `|`. The service runs them from left to right, each on the
 * result of the one before, as if that had been stored in its format.
 *
 * @param styles - one to five, counted together with those of pipelines among them.
 * @throws {ProcessStringError} `STYLE_EMPTY` without a style, `PIPELINE_TOO_LONG`, and
 *   `PIPELINE_UNKNOWN` for a style of another family, which cannot be part of a pipeline.
 * @example
 * String(pipeline(image(resize({ width: 100 })), image(format('jpg'))))
 * // image/resize,w_100|image/format,jpg
 * @see "Pipeline" (piping-1); error 0040-00000211
 */
export function pipeline(...styles: readonly Style<'sync'>[]): Style<'sync'> {
  const problems: IssueParts[] = []
  const texts = styles.map(String)
  texts.forEach((text, position) => {
    if (/^(image|style)\//.test(text)) return
    const expected = 'an image style or a named style'
    const place = { subject: 'pipeline', path: [position] }
    problems.push({ code: 'PIPELINE_UNKNOWN', expected, received: text, ...place })
  })
  const text = texts.join('|')
  const count = text.split('|').length
  if (styles.length === 0) {
    const expected = `1 to ${MOST_STYLES} styles`
    problems.push({ code: 'STYLE_EMPTY', subject: 'pipeline', expected })
  }
  if (count > MOST_STYLES) problems.push(tooManyStyles(count))
  refuseAny(problems)
  return new Style(text)
}
