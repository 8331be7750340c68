/** Which packages a source file imports, by itself or through its own files. */

import { readFileSync } from 'node:fs'

/** Returns the names, sorted. */
export function importedPackages(file: URL): readonly string[] {
  const files = new Set<string>()
  const names = new Set<string>()
  const waiting = [file]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const url = next
    if (files.has(url.href)) continue
    files.add(url.href)
    const imports = importsOf(url)
    for (const name of imports.filter((from) => !from.startsWith('.'))) names.add(name)
    waiting.push(
      ...imports.filter((from) => from.startsWith('.')).map((from) => new URL(from, url)),
    )
  }
  return [...names].sort()
}

function importsOf(file: URL): string[] {
  const matches = readFileSync(file, 'utf8').matchAll(/(?:from|import\() ?'([^']+)'/g)
  return [...matches].map((found) => String(found[1]))
}
