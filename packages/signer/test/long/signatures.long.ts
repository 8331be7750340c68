/**
 * A hundred thousand generated requests sign and verify; each is refused with one thing changed, once
 * for every thing; and `ali-oss` computes the same signatures.
 *
 *     SIGNATURE_RUNS=5000 SIGNATURE_SEED=1 npx pnpm@12 --filter @oss-process/signer test:long
 */
import { type PresignedUrl, presign, signHeaders } from '@oss-process/signer'
import { afterAll, describe, expect, test } from 'vitest'
import { aliAuthorization, aliUrlSignature, comparable } from '../helpers/ali-oss.ts'
import { check, endpoint, forms, region } from '../helpers/received.ts'
import type { Generated } from '../helpers/requests.ts'
import { randomRequest, seededRandom } from '../helpers/seeded-requests.ts'

const runs = Number(process.env['SIGNATURE_RUNS'] ?? 100_000)
const seed = Number(process.env['SIGNATURE_SEED'] ?? 1)

const counts: Record<string, number> = {}
afterAll(() => {
  const lines = Object.entries(counts).map(([what, count]) => `${count} ${what}\n`)
  process.stdout.write(`seed ${seed}\n${lines.join('')}`)
})

/** Runs a check for every request, counts what held, and says with which request it failed. */
async function forEachRequest(
  holds: (sample: Generated, at: number) => Promise<Record<string, boolean>>,
): Promise<void> {
  const random = seededRandom(seed)
  for (let run = 0; run < runs; run += 1) {
    const sample = randomRequest(random)
    for (const [what, held] of Object.entries(await holds(sample, random(1000)))) {
      if (!held) expect.unreachable(`${what}: run ${run}, ${JSON.stringify(sample)}`)
      counts[what] = (counts[what] ?? 0) + 1
    }
  }
}

describe.each(forms)('verify in the $form form', ({ form, sign, changes }) => {
  test('accepts what was signed and refuses every change of it', async () => {
    await forEachRequest(async (sample, at) => {
      const received = await sign(sample)
      const verdict = await check(received, sample)
      const { bucket, key } = sample.request
      const results: Record<string, boolean> = {
        [`accepted, ${form}`]: verdict.ok && verdict.bucket === bucket && verdict.key === key,
      }
      for (const [name, change] of Object.entries(changes)) {
        const { ok } = await check(change(received, at), sample)
        results[`refused, ${form}: another ${name}`] = !ok
      }
      return results
    })
  })
})

test('ali-oss computes the same signatures', async () => {
  await forEachRequest(async (generated) => {
    const sample = comparable(generated)
    const { headers } = await signHeaders(sample.request, { ...sample, region })
    const url: PresignedUrl = await presign({ ...sample.request, endpoint }, { ...sample, region })
    return {
      'equal to ali-oss, header': headers['authorization'] === aliAuthorization(sample, headers),
      'equal to ali-oss, query': url.signature === aliUrlSignature(sample, url),
    }
  })
})
