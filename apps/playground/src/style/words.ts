/** Numbers as the page writes them. */

const COUNT = /* @__PURE__ */ new Intl.NumberFormat('en')

/** `12.3 kB`; units of 1000 bytes. */
export function bytes(count: number): string {
  if (count < 1000) return `${count} B`
  if (count < 1_000_000) return `${(count / 1000).toFixed(count < 10_000 ? 1 : 0)} kB`
  return `${(count / 1_000_000).toFixed(1)} MB`
}

/** `1024 × 484`, with thin spaces. */
export function pixels({ width, height }: { width: number; height: number }): string {
  return `${width}\u2009×\u2009${height}`
}

/** `3 problems`, `1 problem`. */
export function counted(count: number, noun: string): string {
  return `${COUNT.format(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** The first sentence of a text, with its end. */
export function firstSentence(text: string): string {
  return /^.*?[.](?=\s|$)/s.exec(text)?.[0] ?? text
}
