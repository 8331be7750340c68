/** `style build`: a style out of names and values, from flags or step by step. */
import type { ActionReference, ParameterReference } from '@oss-process/process-string/reference'
import { defineCommand } from '../../command-line/define-command.ts'
import { nearest } from '../../command-line/nearest.ts'
import { cut } from '../../command-line/object-address.ts'
import { outputOptions } from '../../command-line/options.ts'
import { usageError } from '../../errors.ts'
import type { Io } from '../../io.ts'
import { jsonLine } from '../../output/render.ts'
import { readLines } from '../../read-lines.ts'

export const styleBuild = defineCommand({
  name: 'style build',
  summary: 'build a style from names and values; asks step by step on a terminal',
  positionals: {},
  options: {
    action: {
      kind: 'list',
      value: "'NAME OPTION=VALUE …'",
      summary: "one action; repeat it for a chain; '|' begins the next style of a pipeline",
    },
    ...outputOptions,
  },
  examples: [
    ['style build', 'asks for one action after the other'],
    [
      "style build --action 'resize mode=fixed width=100 height=100' --action 'format webp'",
      'prints image/resize,m_fixed,w_100,h_100/format,webp',
    ],
    [
      "style build --action 'resize width=100' --action '|' --action 'format jpg'",
      'prints image/resize,w_100|image/format,jpg, where the second style works on the result of the first',
    ],
    [`style build --action 'watermark text="Hello World"'`, 'quotes a value that has blanks in it'],
  ],
  async run(args, io) {
    const { reference } = await import('@oss-process/process-string/reference')
    const known = reference.filter(({ family }) => family === 'image')
    const given = args.action ?? []
    if (given.length === 0 && !io.stdin.isTerminal) {
      throw usageError(
        'missing --action',
        "give --action 'resize width=100', or run it on a terminal",
      )
    }
    const entries =
      given.length > 0 ? given.map((text) => parseEntry(text, known)) : await askEntries(known, io)
    const style = await buildStyle(splitStages(entries))
    await io.stdout.write(args.json ? jsonLine({ style }) : `${style}\n`)
    return undefined
  },
})

/** One action with its options by name, or its bare value. */
interface Step {
  readonly action: ActionReference
  readonly values: ReadonlyMap<string, unknown>
}

/** What begins the next style of a pipeline in place of an action. */
const BOUNDARY = '|'

type Entry = Step | typeof BOUNDARY

function parseEntry(text: string, known: readonly ActionReference[]): Entry {
  return text.trim() === BOUNDARY ? BOUNDARY : parseStep(text, known)
}

/** Splits the entries into the styles of a pipeline. */
function splitStages(entries: readonly Entry[]): readonly (readonly Step[])[] {
  const stages: Step[][] = [[]]
  for (const entry of entries) {
    if (entry === BOUNDARY) stages.push([])
    else stages.at(-1)?.push(entry)
  }
  if (stages.every((steps) => steps.length > 0)) return stages
  throw usageError(
    `expected an action on both sides of --action '${BOUNDARY}', received none on one of them`,
    `such as --action 'resize width=100' --action '${BOUNDARY}' --action 'format jpg'`,
  )
}

function parseStep(text: string, known: readonly ActionReference[]): Step {
  const [name = '', ...words] = splitWords(text)
  const action = findAction(name, known)
  const values = new Map<string, unknown>()
  for (const word of words) {
    const equals = word.indexOf('=')
    const isBare = equals === -1
    const option = isBare ? action.parameters[0] : findOption(action, word.slice(0, equals))
    if (option === undefined || (isBare && action.takes !== 'value')) {
      throw usageError(
        `expected OPTION=VALUE after ${action.action}, received "${cut(word)}"`,
        `oss-process style actions ${action.action} lists its options`,
      )
    }
    values.set(option.name, readValue(isBare ? word : word.slice(equals + 1), option))
  }
  return { action, values }
}

/** Splits at blanks; those between quotation marks belong to a word. */
function splitWords(text: string): readonly string[] {
  if (text.split('"').length % 2 === 0) {
    throw usageError(
      `expected quotation marks in pairs, received ${cut(text)}`,
      `such as 'watermark text="Hello World"'`,
    )
  }
  const words = text.match(/("[^"]*"|[^\s"])+/g) ?? []
  return words.map((word) => word.replaceAll('"', ''))
}

function findAction(name: string, known: readonly ActionReference[]): ActionReference {
  const found = known.find(({ action, builder }) => action === name || builder === name)
  if (found !== undefined) return found
  const close = nearest(
    name,
    known.map(({ action }) => action),
  )
  throw usageError(
    `expected an action, received "${cut(name)}"`,
    close === undefined ? 'oss-process style actions lists them' : `did you mean ${close}?`,
  )
}

function findOption(action: ActionReference, name: string): ParameterReference {
  const found = action.parameters.find((row) => row.name === name || row.letter === name)
  if (found !== undefined) return found
  const names = action.parameters.map((row) => row.name)
  const close = nearest(name, names)
  throw usageError(
    `expected an option of ${action.action}, received "${cut(name)}"`,
    close === undefined ? `options: ${names.join(', ') || 'none'}` : `did you mean ${close}?`,
  )
}

/** Reads a value as the builder takes it. The builder reports a text of the wrong kind. */
function readValue(text: string, { kind }: ParameterReference): unknown {
  if ((kind === 'integer' || kind === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if (kind === 'flag') {
    if (/^(true|yes|1)$/i.test(text)) return true
    if (/^(false|no|0)$/i.test(text)) return false
  }
  return text
}

async function buildStyle(stages: readonly (readonly Step[])[]): Promise<string> {
  const styles = await import('@oss-process/process-string')
  const builders: Readonly<Record<string, unknown>> = styles
  const buildAction = ({ action, values }: Step) => {
    const build = builders[action.builder]
    if (typeof build !== 'function') throw new Error(`no function builds ${action.action}`)
    if (action.takes === 'none') return build()
    return action.takes === 'value'
      ? build(values.get(action.parameters[0]?.name ?? ''))
      : build(Object.fromEntries(values))
  }
  const images = stages.map((steps) => {
    const [first, ...rest] = steps.map(buildAction)
    return styles.image(first, ...rest)
  })
  return String(styles.pipeline(...images))
}

/** Asks on stderr, so that stdout holds the style alone. */
async function askEntries(known: readonly ActionReference[], io: Io): Promise<readonly Entry[]> {
  const answers = readLines(io.stdin.chunks(), { keepEmpty: true })[Symbol.asyncIterator]()
  const ask = async (question: string) => {
    await io.stderr.write(question)
    const answer = await answers.next()
    return answer.done ? '' : answer.value.trim()
  }
  await io.stderr.write(`actions: ${known.map(({ action }) => action).join(', ')}\n`)
  const entries: Entry[] = []
  let name = await ask('action (nothing to end): ')
  if (name === '') throw usageError('expected an action, received none')
  while (name !== '') {
    entries.push(name === BOUNDARY ? BOUNDARY : await askStep(findAction(name, known), ask))
    name = await ask(`next action (${BOUNDARY} to begin the next style, nothing to end): `)
  }
  return entries
}

async function askStep(
  action: ActionReference,
  ask: (question: string) => Promise<string>,
): Promise<Step> {
  const values = new Map<string, unknown>()
  for (const option of action.parameters) {
    const answer = await ask(`  ${option.name} (${option.expected}): `)
    if (answer !== '') values.set(option.name, readValue(answer, option))
  }
  return { action, values }
}
