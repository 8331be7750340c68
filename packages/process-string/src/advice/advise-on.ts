/** Advice on a parsed process string: issues of severity `hint`, and one warning. */

import { imageTables } from '../actions/image-registry.ts'
import type { OperationOptions } from '../actions/operation-registry.ts'
import type { SourcePicture } from '../geometry/size.ts'
import type { IssueParts } from '../language/issue.ts'
import { processMode } from '../parser/process-mode.ts'
import type { PipelineTree, ProcessTree, StyleTree } from '../parser/tree.ts'
import { ignoredParameters } from './ignored-parameters.ts'
import { imageAdvice } from './image-advice.ts'

/**
 * Returns hints on what is legal and probably not meant.
 *
 * @param source - the picture, if it is known; some advice depends on it.
 */
export function adviseOn(
  tree: ProcessTree,
  source?: Partial<SourcePicture>,
): readonly IssueParts[] {
  return [...styleAdvice(tree.style, source), ...partsAdvice(tree)]
}

function styleAdvice(
  style: StyleTree,
  source: Partial<SourcePicture> | undefined,
): readonly IssueParts[] {
  if (style.kind === 'pipeline') {
    return style.styles.flatMap((stage, position) =>
      // Only the first style works on the source itself.
      styleAdvice(stage, position === 0 ? source : undefined).map((advice) => ({
        ...advice,
        path: [position, ...(advice.path ?? [])],
      })),
    )
  }
  const chain = style.kind === 'image' ? imageAdvice(style.actions, source) : []
  return [...ignoredAdvice(style), ...chain]
}

function ignoredAdvice(style: Exclude<StyleTree, PipelineTree>): readonly IssueParts[] {
  if (style.kind === 'named') return []
  if (style.kind === 'operation') {
    if (!style.known) return []
    const { family, operation, options, start, end } = style
    const action = `${family}/${operation}` as keyof OperationOptions // the tree's own pair
    const given: Readonly<Record<string, unknown>> = { ...options }
    return ignoredParameters(action, options).map(({ name, expected }) => {
      const place = { path: [name], action, start, end }
      return ignored({
        subject: action,
        parameter: name,
        expected,
        received: given[name],
        ...place,
      })
    })
  }
  return style.actions.flatMap((node, position) => {
    if (!node.known) return []
    const { action, options, start, end } = node
    const rows: Readonly<Record<string, { readonly letter: string }>> =
      imageTables[action].parameters
    const given: Readonly<Record<string, unknown>> = { ...options }
    return ignoredParameters(action, options).map(({ name, expected }) => {
      const parameter = rows[name]?.letter ?? name
      const place = { action, start, end, path: [position, name] }
      return ignored({ subject: action, parameter, expected, received: given[name], ...place })
    })
  })
}

function ignored(parts: Omit<IssueParts, 'code' | 'severity'>): IssueParts {
  const { subject, parameter } = parts
  return {
    code: 'PARAMETER_IGNORED',
    severity: 'hint',
    ...parts,
    subject: `${subject} ${parameter}`,
    expected: `${parts.expected}, or no ${parameter}`,
  }
}

/** The name of the action that makes the result of a style of image actions. */
function lastAction(style: StyleTree): string | undefined {
  if (style.kind === 'pipeline') return lastAction(style.styles.at(-1) ?? style)
  return style.kind === 'image' ? style.actions.at(-1)?.action : undefined
}

/** Advice on the `sys/` parts. */
function partsAdvice({ style, saveAs, notify }: ProcessTree): readonly IssueParts[] {
  const mode = processMode(style)
  const last = lastAction(style)
  const subject = 'process string'
  const isReading = last === 'deblindwatermark'
  if (isReading && !notify) {
    const expected = 'a topic: the service sends the text only there'
    return [{ code: 'NOTIFY_MISSING', severity: 'hint', subject, expected }]
  }
  if (!saveAs && !isReading && (mode === 'async' || last === 'blindwatermark')) {
    const expected = 'a target: the result is useful only when saved'
    return [{ code: 'SAVE_AS_MISSING', severity: 'hint', subject, expected }]
  }
  if (notify && mode === 'sync') {
    const expected = 'an asynchronous operation: only those notify a topic'
    return [{ code: 'NOTIFY_SYNCHRONOUS', severity: 'hint', subject, expected, received: 'notify' }]
  }
  return []
}
