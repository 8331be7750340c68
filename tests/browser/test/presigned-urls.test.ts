/**
 * Presigned URLs work where people paste them: into curl, and into the address bar of Chromium, which
 * reads what is typed there as it reads the address of a navigation.
 */
import { spawn } from 'node:child_process'
import { createEmulator, type Emulator } from '@oss-process/emulator'
import { presign } from '@oss-process/signer'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { noteMissing, noteMissingBrowser } from '../../../tools/programs.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    executablePath: string
    chromiumArguments: string[]
    /** Test files of the leaves that use nothing of Node, relative to the repository. */
    portable: string[]
  }
}

const region = 'cn-hangzhou'
const credentials = { accessKeyId: 'test', accessKeySecret: 'test' }
const bucket = 'pasted'

const keys = [
  '照片/二〇二六/花.txt',
  'a b  c.txt',
  ' blank at both ends ',
  'a+b c+d.txt',
  '100%.txt',
  'a%20b%2Fc%2B.txt',
  'a#b#.txt',
  'a?b=c&d.txt',
  '😀/👩‍👩‍👧.txt',
  'e\u0301 é.txt',
  'quotes \' and " and `.txt',
  'brackets [1-3] {a,b} (c).txt',
  'back\\slash ^ | ~ $HOME !.txt',
  'repeated//slashes///.txt',
]

let emulator: Emulator

beforeAll(async () => {
  emulator = await createEmulator({ credentials, region, flush: false, buckets: [bucket] })
  for (const key of keys) {
    const url = await urlOf('PUT', key, contentType)
    const answer = await fetch(url, { method: 'PUT', headers: contentType, body: bodyOf(key) })
    expect({ key, status: answer.status }).toEqual({ key, status: 200 })
  }
})

afterAll(() => emulator.close())

async function urlOf(method: string, key: string, headers = {}): Promise<string> {
  const request = { method, endpoint: emulator.endpoint, bucket, key, headers }
  const { url, isUrlClassSafe } = await presign(request, { credentials, region })
  expect(isUrlClassSafe).toBe(true)
  return url
}

/** Shown by a browser; anything else it would save. */
const contentType = { 'content-type': 'text/plain; charset=utf-8' }

/** Another one for each key, so that no object passes for another. */
const bodyOf = (key: string) => `the object ${key}`

/** What `curl URL` prints; the emulator answers from this process, so that nothing may block it. */
async function curl(url: string): Promise<string> {
  const child = spawn('curl', [
    '--silent',
    '--show-error',
    '--fail-with-body',
    '--noproxy',
    '*',
    url,
  ])
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  await new Promise((resolve) => child.on('close', resolve))
  return Buffer.concat(chunks).toString()
}

const missingCurl = noteMissing('curl')

describe.runIf(missingCurl === '')(`a presigned URL in curl${missingCurl}`, () => {
  test.for(keys)('opens %j', async (key) => {
    expect(await curl(await urlOf('GET', key))).toBe(bodyOf(key))
  })
})

const missingBrowser = noteMissingBrowser()

describe.runIf(missingBrowser === '')(
  `a presigned URL in the address bar of Chromium${missingBrowser}`,
  () => {
    let browser: Browser

    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: inject('executablePath'),
        args: inject('chromiumArguments'),
      })
    })

    afterAll(() => browser.close())

    test.each(keys)('opens %j', async (key) => {
      const page = await browser.newPage()
      try {
        const answer = await page.goto(await urlOf('GET', key))
        expect(answer?.status()).toBe(200)
        expect((await answer?.body())?.toString()).toBe(bodyOf(key))
      } finally {
        await page.close()
      }
    })
  },
)
