/** Every published vector, at every stage; free of Node, so that a browser can run it too. */
import { presign, signHeaders, verify } from '@oss-process/signer'
import { describe, expect, test } from 'vitest'
import { hmacHex, importHmacKey } from '#crypto'
import { credentialsOf, type Vector } from './helpers/vector.ts'
import headerVectors from './vectors/v4-header.json' with { type: 'json' }
import presignVectors from './vectors/v4-presign.json' with { type: 'json' }

// The literal types of the files differ from vector to vector.
const header = headerVectors as unknown as Vector[]
const query = presignVectors as unknown as Vector[]

const derivable = (vector: Vector) => vector.credentials.accessKeySecret !== null

describe('signHeaders', () => {
  test.each(header)('reproduces $id', async (vector) => {
    const { expected, region, product, additionalHeaders } = vector
    const signed = await signHeaders(vector.request, {
      credentials: credentialsOf(vector),
      region,
      product,
      date: new Date(vector.date),
      additionalHeaders,
    })
    expect(signed.canonicalRequest).toBe(expected.canonicalRequest)
    expect(signed.stringToSign).toBe(expected.stringToSign)
    if (!derivable(vector)) return
    expect(signed.signature).toBe(expected.signature)
    if (expected.authorization) expect(signed.headers['authorization']).toBe(expected.authorization)
  })

  test.each(header.filter((vector) => vector.signingKeyHex))(
    'computes the last HMAC of $id from the published signing key',
    async ({ signingKeyHex = '', expected }) => {
      const bytes = Uint8Array.from(signingKeyHex.match(/../g) ?? [], (hex) =>
        Number.parseInt(hex, 16),
      )
      const key = await importHmacKey(bytes)
      expect(await hmacHex(key, expected.stringToSign)).toBe(expected.signature)
    },
  )
})

describe('presign', () => {
  test.each(query)('reproduces $id', async (vector) => {
    const { request, expected, region, product, additionalHeaders, expiresIn } = vector
    const presigned = await presign(
      { ...request, endpoint: `${request.scheme}://${request.host}`, addressing: 'cname' },
      {
        credentials: credentialsOf(vector),
        region,
        product,
        date: new Date(vector.date),
        expiresIn,
        additionalHeaders,
      },
    )
    expect(presigned.canonicalRequest).toBe(expected.canonicalRequest)
    expect(presigned.stringToSign).toBe(expected.stringToSign)
    expect(presigned.signature).toBe(expected.signature)
    const parameters = new URL(presigned.url).searchParams
    const wanted = { ...request.query, ...expected.signedQuery }
    expect(Object.fromEntries(parameters)).toEqual(wanted)
  })
})

describe('verify', () => {
  test.each([...header, ...query].filter(derivable))('accepts $id', async (vector) => {
    const { request, region, product, additionalHeaders, expiresIn } = vector
    const credentials = credentialsOf(vector)
    const date = new Date(vector.date)
    const options = { credentials, region, product, date, additionalHeaders }
    const endpoint = `${request.scheme}://${request.host}`
    const { url } = await presign(
      {
        ...request,
        endpoint,
        addressing: 'cname',
        ...(vector.mode === 'header' && { headers: {} }),
      },
      { ...options, ...(vector.mode === 'header' ? { credentials: 'anonymous' } : { expiresIn }) },
    )
    const headers =
      vector.mode === 'header' ? (await signHeaders(request, options)).headers : request.headers
    const verdict = await verify(
      {
        method: request.method,
        target: url.slice(endpoint.length),
        headers,
        bucket: request.bucket,
      },
      { region, product, now: date, lookup: () => credentials },
    )
    expect(verdict).toMatchObject({
      ok: true,
      form: vector.mode === 'header' ? 'header' : 'query',
      canonicalRequest: vector.expected.canonicalRequest,
      stringToSign: vector.expected.stringToSign,
    })
  })
})
