/**
 * Lists the programs that tests use, where they are, and how to get those that are missing. With
 * `--apt`, prints only the Debian packages that bring what is missing, for the CI script.
 */
import {
  browserHint,
  debianPackages,
  findBrowser,
  findProgram,
  installCommand,
  programNames,
} from './programs.mjs'

if (process.argv.includes('--apt')) {
  const missing = programNames.filter((name) => findProgram(name) === undefined)
  const packages = debianPackages(missing)
  if (findBrowser() === undefined) packages.push('chromium')
  process.stdout.write(packages.join(' '))
} else {
  const places = programNames.map((name) => [
    name,
    findProgram(name) ?? `missing: ${installCommand([name])}`,
  ])
  places.push(['a browser', findBrowser() ?? `missing: ${browserHint}`])
  for (const [name, place] of places) process.stdout.write(`${name.padEnd(10)} ${place}\n`)
}
