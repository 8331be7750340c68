/** A batch of 5,000 objects, killed at twenty random moments. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startInstantService } from '../helpers/instant-service.ts'
import { readNotes, runAndKill, writeKeys } from '../helpers/killed-batch.ts'

const count = 5000
const kills = 20

test('every target is saved, none is missing, and the journal stays whole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'oss-process-kill-'))
  const service = await startInstantService()
  await writeKeys(folder, count)
  const reported = new Set<string>()
  let cuts = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const after = 1 + Math.floor(Math.random() * ((2 * count) / kills - 50))
    const { code, results } = await runAndKill(folder, { endpoint: service.endpoint, after })
    for (const line of results) reported.add(JSON.parse(line).source)
    if (code !== null) break
    cuts += 1
    await readNotes(folder)
  }
  const last = await runAndKill(folder, {
    endpoint: service.endpoint,
    after: Number.POSITIVE_INFINITY,
  })
  for (const line of last.results) reported.add(JSON.parse(line).source)
  await service.close()
  await rm(folder, { recursive: true })
  expect(cuts).toBeGreaterThan(kills / 2)
  expect(last.code).toBe(0)
  expect(reported.size).toBe(count)
  expect(service.saved.size).toBe(count)
}, 600_000)
