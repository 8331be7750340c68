import { spawnSync } from 'node:child_process'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { installCommand, noteMissing } from '../../../../tools/programs.mjs'
import type { Emulator } from '../../src/index.ts'
import { type Answer, call, member, startEmulator } from '../helpers/client.ts'

const bucket = 'papers'
const key = 'in/two-pages.doc'
/** Letter paper, 8.5 by 11 inches of 1440 twips, at 150 dots an inch. */
const PAPER = { width: 1275, height: 1650 }
const DOCUMENT = String.raw`{\rtf1\paperw12240\paperh15840 The first page\par\page The second page\par}`

/**
 * What LibreOffice needs. It gives up ("No fonts could be found on the system") where fontconfig lists
 * none; the emulator's own font is for watermarks, and no other program knows of it.
 */
function noteMissingForDocuments(): string {
  const missing = noteMissing('soffice', 'pdftoppm', 'pdftotext', 'fc-list')
  if (missing !== '') return missing
  const fonts = spawnSync('fc-list', { encoding: 'utf8' }).stdout.trim()
  return fonts === '' ? ` (needs a font: ${installCommand(['fc-list'])})` : ''
}

async function startWithPaper(): Promise<Emulator> {
  const emulator = await startEmulator({ buckets: [bucket] })
  await call(emulator, { method: 'PUT', bucket, key, body: DOCUMENT })
  return emulator
}

/** Runs a process string on an object and gives the keys that it saved. */
async function convert(emulator: Emulator, source: string, process: string) {
  const answer = await call(emulator, {
    method: 'POST',
    bucket,
    key: source,
    query: { 'x-oss-async-process': '' },
    body: `x-oss-async-process=${process}`,
  })
  const record = await emulator.tasks.settled(JSON.parse(answer.text).TaskId)
  expect(record?.message).toBeUndefined()
  return record?.targets
}

async function snapshot(emulator: Emulator, source: string, process: string): Promise<Answer> {
  const query = { 'x-oss-process': process }
  return await call(emulator, { method: 'GET', bucket, key: source, query })
}

function saveAs(target: string): string {
  return `|sys/saveas,o_${Buffer.from(target).toString('base64url')}`
}

describe('doc/convert', () => {
  test.each([
    ['report', 'oss://papers/report'],
    ['{barename}.{autoext}', 'oss://papers/report.pdf'],
  ])('to PDF produces one file, so that the key %s gets no number', async (target, saved) => {
    const emulator = await startEmulator({ buckets: [bucket] })
    await call(emulator, { method: 'PUT', bucket, key: 'in/report.pdf', body: '%PDF-1.4' })
    const process = `doc/convert,target_pdf,source_pdf${saveAs(target)}`
    expect(await convert(emulator, 'in/report.pdf', process)).toEqual([saved])
  })
})

// Neither LibreOffice nor poppler is an npm package; where they are installed, they are really run.
const missing = noteMissingForDocuments()

describe.runIf(missing === '')(`documents by LibreOffice and poppler${missing}`, () => {
  test('become PDF, pictures of pages, and text', async () => {
    const emulator = await startWithPaper()
    const pdf = await convert(emulator, key, `doc/convert,target_pdf${saveAs('a.pdf')}`)
    expect(pdf).toEqual(['oss://papers/a.pdf'])
    const written = await call(emulator, { method: 'GET', bucket, key: 'a.pdf' })
    expect(written.headers['content-type']).toBe('application/pdf')
    expect(written.text).toMatch(/^%PDF-/)

    const third = await snapshot(emulator, 'a.pdf', 'doc/snapshot,page_3')
    expect([third.status, member(third, 'Code')]).toEqual([400, 'InvalidArgument'])

    await convert(emulator, 'a.pdf', `doc/convert,target_txt${saveAs('a.txt')}`)
    const { text } = await call(emulator, { method: 'GET', bucket, key: 'a.txt' })
    expect(text.split('\f').map((page) => page.trim())).toEqual([
      'The first page',
      'The second page',
      '',
    ])

    const all = await convert(
      emulator,
      'a.pdf',
      `doc/convert,target_png${saveAs('pages/{index}.png')}`,
    )
    expect(all).toEqual(['oss://papers/pages/1.png', 'oss://papers/pages/2.png'])
    const page = await call(emulator, { method: 'GET', bucket, key: 'pages/2.png' })
    expect(await sharp(page.bytes).metadata()).toMatchObject({ format: 'png', ...PAPER })
  })

  test('are drawn page by page', async () => {
    const emulator = await startWithPaper()
    const second = await snapshot(emulator, key, 'doc/snapshot,target_jpg,page_2')
    expect(second.headers['content-type'], second.text).toBe('image/jpeg')
    expect(await sharp(second.bytes).metadata()).toMatchObject({ format: 'jpeg', ...PAPER })
  })
})
