/** `style actions`: what a style may do, as a table, a page for one action, or data. */
import type { ActionReference, ParameterReference } from '@oss-process/process-string/reference'
import { defineCommand } from '../../command-line/define-command.ts'
import { nearest } from '../../command-line/nearest.ts'
import { cut } from '../../command-line/object-address.ts'
import { outputOptions } from '../../command-line/options.ts'
import { usageError } from '../../errors.ts'
import { jsonLine, table } from '../../output/render.ts'

export const styleActions = defineCommand({
  name: 'style actions',
  summary: 'list what a style may do; with an action, its parameters',
  positionals: { action: { summary: 'an action such as resize' } },
  options: { ...outputOptions },
  examples: [
    ['style actions', 'every action in a line'],
    ['style actions resize', 'the parameters of one action'],
    ['style actions --json', 'the catalogue for programs'],
  ],
  async run(args, io) {
    const { reference } = await import('@oss-process/process-string/reference')
    const chosen = args.action === undefined ? reference : choose(args.action, reference)
    if (args.json) await io.stdout.write(jsonLine({ actions: chosen }))
    else if (args.action === undefined) await io.stdout.write(listText(chosen))
    else await io.stdout.write(chosen.map(pageText).join('\n'))
    return undefined
  },
})

function choose(typed: string, reference: readonly ActionReference[]): readonly ActionReference[] {
  const name = typed.includes('/') ? typed : typed.toLowerCase()
  const chosen = reference.filter(
    ({ action, family }) => action === name || `${family}/${action}` === name,
  )
  if (chosen.length > 0) return chosen
  const close = nearest(
    typed,
    reference.map(({ action }) => action),
  )
  throw usageError(
    `expected an action, received "${cut(typed)}"`,
    close === undefined ? 'oss-process style actions lists them' : `did you mean ${close}?`,
  )
}

function listText(actions: readonly ActionReference[]): string {
  return table(actions.map(({ family, action, title }) => [`${family}/${action}`, title]))
}

function pageText(action: ActionReference): string {
  const rows = action.parameters.map((row) => [
    `  ${row.letter === '' ? '(value)' : `${row.letter}_`}`,
    row.name,
    `${row.expected}${notes(row)}`,
    row.description,
  ])
  const examples = action.examples.map((example) => `  ${example}\n`).join('')
  return [
    `${action.family}/${action.action}: ${action.title}\n`,
    `\n${action.description}\n`,
    ...(rows.length > 0 ? [`\nParameters:\n${table(rows)}`] : []),
    ...(examples === '' ? [] : [`\nExamples:\n${examples}`]),
  ].join('')
}

function notes(row: ParameterReference): string {
  const facts = [
    ...(row.required ? ['required'] : []),
    ...(row.default === undefined ? [] : [`${String(row.default)} when left out`]),
  ]
  return facts.length === 0 ? '' : ` (${facts.join(', ')})`
}
