/** Formats values for stdout: as JSON, or for people. */
import stringWidth from 'string-width'

/** Writes a value as one line of JSON. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}

/** Writes control characters as `\\x1b` when the output is a terminal, which would execute them. */
export function shownOn(output: { readonly isTerminal: boolean }, text: string): string {
  if (!output.isTerminal) return text
  return text.replace(
    /\p{Cc}/gu,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
}

/**
 * Lays rows out in columns, two blanks apart; the last column is not padded.
 *
 * @param options.right - indices of the columns that stand flush right.
 */
export function table(
  rows: readonly (readonly string[])[],
  options: { readonly right?: readonly number[] } = {},
): string {
  const widths: number[] = []
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, stringWidth(cell))
    }
  }
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - stringWidth(cell))
        if (options.right?.includes(column)) return padding + cell
        return column === row.length - 1 ? cell : cell + padding
      })
      .join('  '),
  )
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}

/** Writes a number of bytes for people: `640 B`, `3.2 kB`, `1.5 GB`. */
export function humanBytes(byteLength: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = byteLength
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`
}

/** Writes a duration for people: `850 ms`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
export function humanDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** Colours for a terminal; plain text when the output is none, or `NO_COLOR` is set. */
export interface Palette {
  readonly red: (text: string) => string
  readonly green: (text: string) => string
  readonly yellow: (text: string) => string
  readonly dim: (text: string) => string
}

/**
 * Chooses the colours for an output.
 *
 * @see https://no-color.org: any value of `NO_COLOR` but the empty one turns colours off.
 */
export function palette(
  output: { readonly isTerminal: boolean },
  env: Readonly<Record<string, string | undefined>>,
): Palette {
  const isOn = output.isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
  const paint = (code: number) => (text: string) =>
    isOn ? `\u001b[${code}m${text}\u001b[0m` : text
  return { red: paint(31), green: paint(32), yellow: paint(33), dim: paint(2) }
}
