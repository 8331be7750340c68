/** Answers the shell: what could stand at the end of the words typed so far? */
import type { Command, OptionRow, PositionalRow } from '../command-line/define-command.ts'
import { flagName } from '../command-line/define-command.ts'

/** One offer: the whole word and its meaning; or that the shell completes files or folders. */
export type Offer =
  | { readonly kind: 'word'; readonly word: string; readonly summary: string }
  | { readonly kind: 'files' }
  | { readonly kind: 'folders' }

/**
 * Finds the offers for the last word.
 *
 * @param words - the words after the program's name; the last is the one being typed, maybe empty.
 * @param options.styleWords - continues a style; loaded only when one is being typed.
 */
export async function completeWords(
  words: readonly string[],
  options: {
    readonly commands: readonly Command[]
    readonly styleWords: (text: string) => Promise<readonly Offer[]>
  },
): Promise<readonly Offer[]> {
  const typed = words.at(-1) ?? ''
  const { command, rest, partial } = findCommand(words.slice(0, -1), options.commands)
  if (partial !== undefined) return matching(typed, commandWords(partial, options.commands))
  const value = optionBeingTyped(command, words)
  if (value !== undefined) {
    const offers = await valueOffers(value.row, value.text, options.styleWords)
    return value.prefix === '' ? offers : offers.map((offer) => withPrefix(offer, value.prefix))
  }
  if (typed.startsWith('-')) return matching(typed, flagOffers(command))
  const positional = Object.values(command.positionals)
  const row = positional[Math.min(rest.length, positional.length - 1)]
  const isDefault = command.name === ''
  const own = row === undefined ? [] : await valueOffers(row, typed, options.styleWords)
  return isDefault && rest.length === 0
    ? [...matching(typed, commandWords('', options.commands)), ...own]
    : own
}

/** Writes the offers as the completion scripts read them: `word TAB summary`, or `:files`. */
export function offerLines(offers: readonly Offer[]): readonly string[] {
  return offers.map((offer) =>
    offer.kind === 'word' ? `${offer.word}\t${offer.summary}` : `:${offer.kind}`,
  )
}

interface FoundCommand {
  readonly command: Command
  /** Words after the command's own that are no flags. */
  readonly rest: readonly string[]
  /** Set when the words so far name a group such as `style` and nothing under it yet. */
  readonly partial?: string
}

function findCommand(words: readonly string[], commands: readonly Command[]): FoundCommand {
  const plain = plainWords(words, commands)
  const [first = '', second = ''] = plain
  const byName = (name: string) => commands.find((command) => command.name === name)
  const nested = byName(`${first} ${second}`)
  if (nested !== undefined) return { command: nested, rest: plain.slice(2) }
  const single = first === '' ? undefined : byName(first)
  if (single !== undefined) return { command: single, rest: plain.slice(1) }
  const fallback = byName('') ?? emptyCommand
  const isGroup = first !== '' && commands.some(({ name }) => name.startsWith(`${first} `))
  return isGroup && plain.length === 1
    ? { command: fallback, rest: [], partial: first }
    : { command: fallback, rest: plain }
}

const emptyCommand: Command = {
  name: '',
  summary: '',
  examples: [],
  positionals: {},
  options: {},
  run: async () => undefined,
}

/** Skips flags and their values. The command is not known yet, so flags of all commands count. */
function plainWords(words: readonly string[], commands: readonly Command[]): readonly string[] {
  const plain: string[] = []
  let isValue = false
  for (const word of words) {
    if (isValue) isValue = false
    else if (word.startsWith('-')) isValue = takesValue(word, commands)
    else plain.push(word)
  }
  return plain
}

function takesValue(flag: string, commands: readonly Command[]): boolean {
  return commands.some((command) => {
    const row = findOption(command, flag)
    return row !== undefined && row.kind !== 'flag'
  })
}

function findOption(command: Command, flag: string): OptionRow | undefined {
  const entry = Object.entries(command.options).find(
    ([name, row]) =>
      flagName(name) === flag || (row.short !== undefined && `-${row.short}` === flag),
  )
  return entry?.[1]
}

function optionBeingTyped(
  command: Command,
  words: readonly string[],
): { row: OptionRow; text: string; prefix: string } | undefined {
  const typed = words.at(-1) ?? ''
  const before = words.at(-2) ?? ''
  const joined = /^(--[a-z-]+=)(.*)$/s.exec(typed)
  const [flag, text, prefix] = joined
    ? [joined[1]?.slice(0, -1) ?? '', joined[2] ?? '', joined[1] ?? '']
    : [before, typed, '']
  const row = flag.startsWith('-') ? findOption(command, flag) : undefined
  return row === undefined || row.kind === 'flag' ? undefined : { row, text, prefix }
}

async function valueOffers(
  row: OptionRow | PositionalRow,
  text: string,
  styleWords: (text: string) => Promise<readonly Offer[]>,
): Promise<readonly Offer[]> {
  if (row.choices !== undefined) {
    return matching(
      text,
      row.choices.map((word) => ({ kind: 'word', word, summary: '' })),
    )
  }
  if (row.completes === 'style') return styleWords(text)
  if (row.completes === 'folder') return [{ kind: 'folders' }]
  return row.completes === 'file' ? [{ kind: 'files' }] : []
}

function commandWords(group: string, commands: readonly Command[]): readonly Offer[] {
  const offers = new Map<string, Offer>()
  for (const { name, summary } of commands) {
    const inner =
      group === '' ? name : name.startsWith(`${group} `) ? name.slice(group.length + 1) : ''
    const [word = '', more] = inner.split(' ')
    if (word === '') continue
    offers.set(word, { kind: 'word', word, summary: more === undefined ? summary : `${word} …` })
  }
  return [...offers.values()]
}

function flagOffers(command: Command): readonly Offer[] {
  const help: Offer = { kind: 'word', word: '--help', summary: 'show help' }
  const own = Object.entries(command.options).map(
    ([name, row]): Offer => ({ kind: 'word', word: flagName(name), summary: row.summary }),
  )
  return [...own, help]
}

function matching(typed: string, offers: readonly Offer[]): readonly Offer[] {
  return offers.filter((offer) => offer.kind !== 'word' || offer.word.startsWith(typed))
}

function withPrefix(offer: Offer, prefix: string): Offer {
  return offer.kind === 'word' ? { ...offer, word: `${prefix}${offer.word}` } : offer
}
