/** What is signed verifies; what was changed afterwards does not; nothing received makes verify throw. */
import { type Refusal, verify } from '@oss-process/signer'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { check, forms, region } from './helpers/received.ts'
import { generated } from './helpers/requests.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** How many requests each property generates; a hundred where nobody says. */
    propertyRuns?: number
  }
}

const numRuns = inject('propertyRuns') ?? 100
describe.each(forms)('verify in the $form form', ({ form, sign, changes }) => {
  test('accepts what was signed, and reads it as it was meant', async () => {
    await fc.assert(
      fc.asyncProperty(generated, async (sample) => {
        const verdict = await check(await sign(sample), sample)
        const { bucket, key } = sample.request
        expect(verdict).toMatchObject({ ok: true, form, bucket, key })
      }),
      { numRuns },
    )
  })

  test.each(Object.keys(changes))('refuses another %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(generated, fc.nat(1000), async (sample, at) => {
        const received = await sign(sample)
        const tampered = changes[name]?.(received, at) ?? received
        const verdict = await check(tampered, sample)
        expect(verdict.ok).toBe(false)
        expect([400, 403]).toContain((verdict as Refusal).status)
      }),
      { numRuns: Math.ceil(numRuns / Object.keys(changes).length) },
    )
  })
})

describe('verify', () => {
  test('answers arbitrary input with a refusal and never throws', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('%', '2', 'F', '/', '?', '&', '=', '+', '\ud800', '\0') }),
    )
    const names = ['authorization', 'x-oss-date', 'x-oss-content-sha256', 'host', 'x-oss-meta-a']
    const elements = [
      'OSS4-HMAC-SHA256',
      ' ',
      'Credential=',
      'Signature=',
      'AdditionalHeaders=',
      ',',
    ]
    const values = ['a/20231216/cn-hangzhou/oss/aliyun_v4_request', '20231216T162057Z', ';', 'a;b']
    const nearly = fc
      .array(fc.oneof(fc.constantFrom(...elements, ...values), anyText), { maxLength: 9 })
      .map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          method: anyText,
          target: fc.oneof(
            anyText,
            anyText.map((rest) => `/${rest}`),
          ),
          headers: fc.dictionary(fc.constantFrom(...names), fc.oneof(anyText, nearly)),
          bucket: fc.option(anyText, { nil: undefined }),
        }),
        async (request) => {
          const now = new Date('2023-12-16T16:20:57Z')
          const lookup = () => ({ accessKeySecret: 'secret' })
          const verdict = await verify(request, { region, now, lookup })
          expect(verdict.ok).toBe(false)
        },
      ),
      { numRuns },
    )
  })
})
