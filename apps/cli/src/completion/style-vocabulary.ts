/** The words of the style language, out of the tables of process-string. */

export interface ParameterWords {
  /** Letters on the wire; empty for the value of an action that takes one bare value. */
  readonly letter: string
  readonly summary: string
  /** Values of a closed list, as they are written. */
  readonly values: readonly string[]
}

export interface ActionWords {
  readonly name: string
  readonly summary: string
  readonly parameters: readonly ParameterWords[]
}

/** Actions by family (`image`, `video` …). */
export type StyleVocabulary = ReadonlyMap<string, readonly ActionWords[]>

/** Reads the vocabulary of this version. */
export async function loadVocabulary(): Promise<StyleVocabulary> {
  const { reference } = await import('@oss-process/process-string/reference')
  const families = new Map<string, ActionWords[]>()
  for (const { family, action, title, parameters } of reference) {
    if (family === 'sys') continue
    const actions = families.get(family) ?? []
    families.set(family, actions)
    actions.push({
      name: action,
      summary: title,
      parameters: parameters.map(({ letter, name, kind, values = [] }) => ({
        letter,
        summary: name,
        values: kind === 'choice' ? values.map((_, index) => String(index)) : flagOr(kind, values),
      })),
    })
  }
  return families
}

function flagOr(kind: string, values: readonly string[]): readonly string[] {
  return kind === 'flag' ? ['0', '1'] : values
}
