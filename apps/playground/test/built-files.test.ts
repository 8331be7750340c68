/** What the build made: sizes, and that nothing of Node or of another origin is in it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

const dist = join(import.meta.dirname, '../dist')
const read = (path: string) => readFileSync(join(dist, path), 'utf8')
const html = read('index.html')
const assets = readdirSync(join(dist, 'assets')).map((name) => `assets/${name}`)
const scripts = assets.filter((name) => name.endsWith('.js'))

const SHIMS =
  /__vite-browser-external|["'`]node:[a-z]+|\bBuffer\.[a-z]|typeof Buffer|\bprocess\.(?:env|versions|nextTick)|\brequire\(/g

describe('the built page', () => {
  test('has less than 80 kB of script, gzipped', () => {
    const sizes = scripts.map((name) => gzipSync(read(name)).byteLength)
    expect(scripts.length).toBeGreaterThan(0)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(80_000)
  })

  test('holds no shim of Node', () => {
    for (const name of scripts) {
      expect(read(name).match(SHIMS)).toBeNull()
    }
  })

  test('takes the packages as built, and signs by WebCrypto', () => {
    const maps = scripts.map((name) => JSON.parse(read(`${name}.map`)) as { sources: string[] })
    const sources = maps.flatMap((map) => map.sources)
    const ours = sources.filter((path) => /packages\/(process-string|signer)\//.test(path))
    for (const entry of ['process-string/dist/explain.js', 'signer/dist/index.js']) {
      expect(ours.filter((path) => path.endsWith(`packages/${entry}`))).toHaveLength(1)
    }
    expect(ours.filter((path) => !path.includes('/dist/'))).toEqual([])
    expect(ours.filter((path) => /crypto\.(node|web)/.test(path))).toEqual([
      expect.stringMatching(/signer\/dist\/crypto\/crypto\.web\.js$/),
    ])
  })

  test('has a strict policy, no script and no style inside the page, and no address elsewhere', () => {
    expect(html).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(html).not.toContain('unsafe')
    expect(html).not.toMatch(/<script(?![^>]* src=)|<style|\bstyle=|\bon[a-z]+=/)
    expect(html.match(/(?:src|href)="(?!\.\/)[^"]*"/g)).toBeNull()
    for (const name of assets.filter((asset) => asset.endsWith('.css'))) {
      expect(read(name)).not.toMatch(/url\((?!"?data:)|@import/)
    }
  })

  test('brings the sample photographs with their licence', () => {
    expect(readdirSync(join(dist, 'samples')).toSorted()).toEqual([
      'LICENCE.txt',
      'alpine-valley.jpg',
      'lily-leek.jpg',
    ])
    expect(read('samples/LICENCE.txt')).toContain('Creative Commons Zero 1.0')
  })
})
