/** Reads the styles before the `sys/` parts: one alone, or a pipeline. */
import { imageTables } from '../actions/image-registry.ts'
import { MOST_STYLES, tooManyStyles } from '../language/pipeline-rules.ts'
import { type Report, reportUnder } from './read-action.ts'
import { readStyle } from './read-style.ts'
import { endOf, type Token } from './tokenize.ts'
import type { StageTree, StyleTree } from './tree.ts'

/** The first part, whatever it is, and the image styles and named styles that follow it directly. */
export type Stages = readonly [Token, ...Token[]]

/**
 * Separates the styles from the parts after them. Only image styles and named styles can be joined, so
 * any other part ends the pipeline.
 */
export function leadingStages(parts: readonly Token[]): Stages {
  const [first = { text: '', start: 0 }, ...others] = parts
  if (!isStage(first)) return [first]
  const end = others.findIndex((part) => !isStage(part))
  return [first, ...(end < 0 ? others : others.slice(0, end))]
}

/** Whether a part is an image style or a named style. */
export function isStage({ text }: Token): boolean {
  return /^(image|style)(\/|$)/.test(text)
}

/** Reads one style, or several as a pipeline; returns `undefined` when the family is unknown. */
export function readStages(stages: Stages, report: Report): StyleTree | undefined {
  const [first, ...others] = stages
  if (others.length === 0) return readStyle(first, report)
  if (stages.length > MOST_STYLES) {
    const surplus = stages[MOST_STYLES] ?? first
    const span = { start: surplus.start, end: endOf(others.at(-1) ?? surplus) }
    report({ ...tooManyStyles(stages.length), ...span })
  }
  const styles = stages.map((stage, position) => {
    const reportStage = reportUnder([position], report)
    const style = readStyle(stage, reportStage)
    const next = stages[position + 1]
    if (next) reportDataAction(style, next, reportStage)
    return style
  })
  // A stage begins with `image` or `style`, so it is read as one of these.
  return { kind: 'pipeline', styles: styles as StageTree[] }
}

/** Reports the action of a style that returns data in place of a picture: no style can follow it. */
function reportDataAction(style: StyleTree | undefined, next: Token, report: Report): void {
  if (style?.kind !== 'image') return
  for (const [position, node] of style.actions.entries()) {
    if (!node.known || !('result' in imageTables[node.action])) continue
    const { action, start, end } = node
    report({
      code: 'ACTION_NOT_LAST',
      subject: action,
      action,
      expected: 'to be in the last style of its pipeline, since it returns no picture',
      received: next.text,
      path: [position],
      start,
      end,
    })
  }
}
