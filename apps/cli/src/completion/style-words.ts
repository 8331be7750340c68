/** Continues a style while it is typed: families, actions, parameters, values. */
import type { Offer } from './complete-words.ts'
import type { StyleVocabulary } from './style-vocabulary.ts'

/**
 * Finds what could stand at the end of a style.
 *
 * @returns whole styles; those that want more end in `/`, `,` or `_`.
 * @example
 * continueStyle('image/resize,m_f', vocabulary) // image/resize,m_fill, image/resize,m_fixed
 */
export function continueStyle(text: string, vocabulary: StyleVocabulary): readonly Offer[] {
  const start = text.lastIndexOf('|') + 1
  if (start === 0) return continueStage(text, vocabulary)
  // Only image styles of this vocabulary can be joined to a pipeline.
  const joinable = new Map([['image', vocabulary.get('image') ?? []]])
  return continueStage(text.slice(start), joinable).map((offer) =>
    offer.kind === 'word' ? { ...offer, word: text.slice(0, start) + offer.word } : offer,
  )
}

function continueStage(text: string, vocabulary: StyleVocabulary): readonly Offer[] {
  const slash = text.lastIndexOf('/')
  const family = text.slice(0, Math.max(0, text.indexOf('/')))
  if (slash === -1) {
    const families = [...vocabulary.keys()].map((name) => word(`${name}/`, `${name} processing`))
    return families.filter((offer) => startsWith(offer, text))
  }
  const actions = vocabulary.get(family) ?? []
  const before = text.slice(0, slash + 1)
  const [name = '', ...settings] = text.slice(slash + 1).split(',')
  const typed = settings.pop()
  if (typed === undefined) {
    return actions
      .map((action) =>
        word(`${before}${action.name}${action.parameters.length > 0 ? ',' : ''}`, action.summary),
      )
      .filter((offer) => startsWith(offer, text))
  }
  const action = actions.find((candidate) => candidate.name === name)
  if (action === undefined) return []
  const used = new Set(settings.map((setting) => setting.split('_')[0]))
  const kept = text.slice(0, text.length - typed.length)
  return action.parameters
    .filter(({ letter }) => !used.has(letter))
    .flatMap(({ letter, values, summary }) => {
      const start = letter === '' ? kept : `${kept}${letter}_`
      const wantsValue = typed.startsWith(`${letter}_`) || letter === ''
      if (!wantsValue || values.length === 0) return letter === '' ? [] : [word(start, summary)]
      return values.map((value) => word(`${start}${value}`, summary))
    })
    .filter((offer) => startsWith(offer, text) && offer.kind === 'word' && offer.word !== text)
}

/** As {@link continueStyle}, with the vocabulary of this version's tables. */
export async function styleWords(text: string): Promise<readonly Offer[]> {
  const { loadVocabulary } = await import('./style-vocabulary.ts')
  return continueStyle(text, await loadVocabulary())
}

function word(text: string, summary: string): Offer {
  return { kind: 'word', word: text, summary }
}

function startsWith(offer: Offer, text: string): boolean {
  return offer.kind === 'word' && offer.word.startsWith(text)
}
