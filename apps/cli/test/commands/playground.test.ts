/** `playground` through the real executable: the page, and the emulator that it calls. */
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { presign } from '@oss-process/signer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteOnWindows } from '../../../../tools/programs.mjs'
import { run, start } from '../helpers/executable.ts'

let root: string
let child: ReturnType<typeof start>
let found: { readonly endpoint: string; readonly page: string }

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'oss-process-playground-'))
  child = start(['playground', '--root', root, '--port', '0', '--json'])
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer]
  found = JSON.parse(String(line))
})
afterAll(async () => {
  if (child.exitCode === null) {
    child.kill('SIGTERM')
    await once(child, 'close')
  }
  await rm(root, { recursive: true })
})

/** Asks for a path exactly as it is written, under a host of choice. */
async function statusOf(path: string, host?: string): Promise<number | undefined> {
  const { port } = new URL(found.page)
  const headers = host === undefined ? {} : { host }
  const asked = request({ host: '127.0.0.1', port, path, headers }).end()
  const [response] = await once(asked, 'response')
  response.resume()
  return response.statusCode
}

const signalsNote = noteOnWindows('POSIX signals')

describe('playground', () => {
  test('serves the page with its files', async () => {
    const response = await fetch(found.page)
    const html = await response.text()
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toBe("frame-ancestors 'none'")
    const files = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map((match) => match[1])
    expect(files.length).toBeGreaterThanOrEqual(3)
    for (const file of [...files, 'samples/lily-leek.jpg', 'samples/LICENCE.txt']) {
      expect((await fetch(new URL(file ?? '', found.page))).status).toBe(200)
    }
  })

  test('tells the page of an emulator that takes its keys and no others', async () => {
    const html = await (await fetch(found.page)).text()
    const [, content = ''] = /name="oss-process-emulator" content="([^"]*)"/.exec(html) ?? []
    const { endpoint, region, ...credentials } = JSON.parse(content.replaceAll('&quot;', '"'))
    expect(endpoint).toBe(found.endpoint)
    const bucket = 'playground'
    const put = async (keys: { accessKeyId: string; accessKeySecret: string }) => {
      const { url } = await presign(
        { method: 'PUT', endpoint, bucket },
        { credentials: keys, region },
      )
      return (await fetch(url, { method: 'PUT' })).status
    }
    expect(await put({ accessKeyId: 'test', accessKeySecret: 'test' })).toBe(403)
    expect(await put(credentials)).toBe(200)
    expect(await readdir(root)).toContain(bucket)
  })

  test('serves nothing but the page’s files, and only to this machine', async () => {
    expect(await statusOf('/../bin.cjs')).toBe(404)
    expect(await statusOf('/%2e%2e/bin.cjs')).toBe(404)
    expect(await statusOf('/index.html')).toBe(404)
    expect(await statusOf('/', 'localhost:1')).toBe(200)
    expect(await statusOf('/', 'rebound.example')).toBe(403)
  })

  test('says what to do when its port is taken', async () => {
    const { port } = new URL(found.page)
    const { code, stderr } = await run(['playground', '--root', root, '--port', port])
    expect(code).toBe(1)
    expect(stderr).toContain('--port 0')
  })

  test.runIf(signalsNote === '')(`ends cleanly${signalsNote}`, async () => {
    const closed = once(child, 'close')
    child.kill('SIGTERM')
    expect(await closed).toEqual([0, null])
  })
})
