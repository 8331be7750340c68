import {
  type PresignRequest,
  presign,
  type SignableRequest,
  signHeaders,
} from '@oss-process/signer'
import { type CauseCode, type Evidence, explainMismatch } from '@oss-process/signer/explain'
import { describe, expect, test } from 'vitest'

const credentials = { accessKeyId: 'ak', accessKeySecret: 'sk' }
const region = 'cn-hangzhou'
const date = new Date('2023-12-16T16:20:57Z')
const options = { credentials, region, date }
const base = {
  method: 'PUT',
  bucket: 'b',
  key: 'a+b.jpg',
  headers: { 'content-type': 'image/png' },
}

/** What the service would answer about a request other than the one that was signed. */
async function theirsOf(changes: Partial<SignableRequest>, other = {}): Promise<Evidence> {
  const { canonicalRequest, stringToSign } = await signHeaders(
    { ...base, ...changes },
    { ...options, ...other },
  )
  return { code: 'SignatureDoesNotMatch', canonicalRequest, stringToSign }
}

const oursOf = (changes = {}, other = {}) =>
  signHeaders({ ...base, ...changes }, { ...options, ...other })

const withTheirs = async (
  change: (texts: { canonicalRequest: string; stringToSign: string }) => Evidence,
) => {
  const ours = await oursOf()
  return explainMismatch({ ours, theirs: { code: 'SignatureDoesNotMatch', ...change(ours) } })
}

describe('explainMismatch names the cause:', () => {
  const cases: {
    name: string
    causes: CauseCode[]
    explain: () => Promise<{ causes: readonly { code: CauseCode }[] }>
  }[] = [
    {
      name: 'a plus sign that became a blank',
      causes: ['PLUS_AND_BLANK'],
      explain: async () =>
        explainMismatch({ ours: await oursOf(), theirs: await theirsOf({ key: 'a b.jpg' }) }),
    },
    {
      name: 'a plus sign in a parameter that became a blank',
      causes: ['PLUS_AND_BLANK'],
      explain: async () =>
        explainMismatch({
          ours: await oursOf({ query: { prefix: 'a+b' } }),
          theirs: await theirsOf({ query: { prefix: 'a b' } }),
        }),
    },
    {
      name: 'a key encoded before it was given',
      causes: ['ENCODED_TWICE'],
      explain: async () =>
        explainMismatch({
          ours: await oursOf({ key: '%E4%B8%AD' }),
          theirs: await theirsOf({ key: '中' }),
        }),
    },
    {
      name: 'dots resolved by a URL class',
      causes: ['PATH_NORMALISED'],
      explain: async () =>
        explainMismatch({
          ours: await oursOf({ key: 'a/../b' }),
          theirs: await theirsOf({ key: 'b' }),
        }),
    },
    {
      name: 'a decomposed letter',
      causes: ['UNICODE_NORMALISED'],
      explain: async () =>
        explainMismatch({
          ours: await oursOf({ key: 'e\u0301' }),
          theirs: await theirsOf({ key: '\u00e9' }),
        }),
    },
    {
      name: 'a bucket in the host and in the path',
      causes: ['BUCKET_MISPLACED'],
      explain: () =>
        withTheirs(({ canonicalRequest, stringToSign }) => ({
          canonicalRequest: canonicalRequest.replace('/b/', '/b/b/'),
          stringToSign,
        })),
    },
    {
      name: 'another region',
      causes: ['REGION_WRONG'],
      explain: () =>
        withTheirs(({ canonicalRequest, stringToSign }) => ({
          canonicalRequest,
          stringToSign: stringToSign.replace('cn-hangzhou', 'cn-beijing'),
        })),
    },
    {
      name: 'no region at all',
      causes: ['REGION_MISSING'],
      explain: async () => {
        const ours = await oursOf()
        const stringToSign = ours.stringToSign.replace('cn-hangzhou', '')
        return explainMismatch({ ours: { ...ours, stringToSign }, theirs: await theirsOf({}) })
      },
    },
    {
      name: 'another product',
      causes: ['PRODUCT_WRONG'],
      explain: async () =>
        explainMismatch({
          ours: await oursOf(),
          theirs: await theirsOf({}, { product: 'oss-cloudbox' }),
        }),
    },
    {
      name: 'an extra header',
      causes: ['HEADER_ADDED'],
      explain: async () =>
        explainMismatch({
          ours: await oursOf({ headers: {} }),
          theirs: await theirsOf({}),
        }),
    },
    {
      name: 'a lost header',
      causes: ['HEADER_LOST'],
      explain: async () =>
        explainMismatch({ ours: await oursOf(), theirs: await theirsOf({ headers: {} }) }),
    },
    {
      name: 'a changed header',
      causes: ['HEADER_CHANGED'],
      explain: async () =>
        explainMismatch({
          ours: await oursOf(),
          theirs: await theirsOf({ headers: { 'content-type': 'image/png; charset=utf-8' } }),
        }),
    },
    {
      name: 'an additional header that a proxy removed',
      causes: ['HEADER_LOST', 'ADDITIONAL_HEADERS_DIFFER'],
      explain: async () =>
        explainMismatch({
          ours: await oursOf(
            { headers: { ...base.headers, range: 'bytes=0-1' } },
            { additionalHeaders: ['range'] },
          ),
          theirs: await theirsOf({}),
        }),
    },
    {
      name: 'parameters added, lost and changed',
      causes: ['PARAMETER_LOST', 'PARAMETER_CHANGED', 'PARAMETER_ADDED'],
      explain: async () =>
        explainMismatch({
          ours: await oursOf({ query: { a: '1', b: '1' } }),
          theirs: await theirsOf({ query: { b: '2', c: '1' } }),
        }),
    },
    {
      name: 'a query that says the same in another spelling',
      causes: ['QUERY_SPELLING'],
      explain: async () => {
        const ours = await oursOf({ query: { acl: '' } })
        const canonicalRequest = ours.canonicalRequest.replace('\nacl\n', '\nacl=\n')
        return explainMismatch({ ours, theirs: { canonicalRequest } })
      },
    },
    {
      name: 'another method',
      causes: ['METHOD_CHANGED'],
      explain: async () =>
        explainMismatch({ ours: await oursOf(), theirs: await theirsOf({ method: 'GET' }) }),
    },
    {
      name: 'texts of two attempts',
      causes: ['SIGNED_AT_ANOTHER_TIME'],
      explain: async () =>
        explainMismatch({
          ours: await oursOf(),
          theirs: await theirsOf({}, { date: new Date('2023-12-16T16:21:00Z') }),
        }),
    },
    {
      name: 'a V1 signature among V4',
      causes: ['V1_MIXED_WITH_V4'],
      explain: async () =>
        explainMismatch({
          ours: await oursOf(),
          theirs: { code: 'SignatureDoesNotMatch', stringToSign: 'PUT\n\nimage/png\n\n/b/a+b.jpg' },
        }),
    },
    {
      name: 'another secret',
      causes: ['KEY_WRONG'],
      explain: async () => explainMismatch({ ours: await oursOf(), theirs: await theirsOf({}) }),
    },
    {
      name: 'an unknown key id',
      causes: ['KEY_WRONG'],
      explain: async () =>
        explainMismatch({ ours: await oursOf(), theirs: { code: 'InvalidAccessKeyId' } }),
    },
  ]

  test.each(cases)('$name', async ({ causes, explain }) => {
    const explanation = await explain()
    expect(explanation.causes.map(({ code }) => code)).toEqual(causes)
  })
})

describe('explainMismatch', () => {
  test('reads the error document of the service', async () => {
    const ours = await oursOf({ query: { prefix: 'a&b' } })
    const theirs = `<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>SignatureDoesNotMatch</Code><Message>no</Message>
<SignatureProvided>${ours.signature}</SignatureProvided>
<StringToSign>${ours.stringToSign}</StringToSign>
<CanonicalRequest>${ours.canonicalRequest.replaceAll('&', '&amp;').replace('image/png', 'image&#x2f;gif')}</CanonicalRequest>
</Error>`
    expect(explainMismatch({ ours, theirs })).toEqual({
      isEqual: false,
      differences: [
        { field: 'header', name: 'content-type', ours: 'image/png', theirs: 'image/gif' },
      ],
      causes: [
        {
          code: 'HEADER_CHANGED',
          message: 'Header "content-type" was signed as "image/png" and received as "image/gif".',
        },
      ],
      text: [
        'header content-type',
        '  ours:   image/png',
        '  theirs: image/gif',
        '-> Header "content-type" was signed as "image/png" and received as "image/gif".',
      ].join('\n'),
    })
  })

  test('reports by how much the clock is off', async () => {
    const theirs = `<Error><Code>RequestTimeTooSkewed</Code><RequestTime>2023-12-16T16:20:57.000Z</RequestTime><ServerTime>2023-12-16T17:20:57.000Z</ServerTime></Error>`
    const { causes } = explainMismatch({ ours: await oursOf(), theirs })
    expect(causes).toEqual([
      {
        code: 'CLOCK_SKEWED',
        message:
          "The local clock is 3600 seconds behind the service's. Correct it, or pass clockOffset.",
      },
    ])
  })

  const request: PresignRequest = {
    method: 'GET',
    endpoint: 'https://oss-cn-hangzhou.aliyuncs.com',
    bucket: 'b',
    key: 'a+b.jpg',
    query: { 'x-oss-process': 'image/resize,w_100' },
  }

  test('finds nothing wrong with the URL that was signed', async () => {
    const ours = await presign(request, options)
    expect(explainMismatch({ ours, theirs: ours.url })).toEqual({
      isEqual: true,
      differences: [],
      causes: [],
      text: '',
    })
  })

  test('finds what was changed in a pasted URL', async () => {
    const ours = await presign(request, options)
    const theirs = ours.url.replace('w_100', 'w_200')
    expect(explainMismatch({ ours, theirs }).causes.map(({ message }) => message)).toEqual([
      'Parameter "x-oss-process" was signed as "image%2Fresize%2Cw_100" and received as "image%2Fresize%2Cw_200".',
    ])
  })

  test('finds that another secret made the signature of a pasted URL', async () => {
    const ours = await presign(request, options)
    const other = { ...credentials, accessKeySecret: 'other' }
    const { url } = await presign(request, { ...options, credentials: other })
    expect(explainMismatch({ ours, theirs: url }).causes.map(({ code }) => code)).toEqual([
      'KEY_WRONG',
    ])
  })

  test('reads a curl command, its method and its headers', async () => {
    const ours = await presign(
      { ...request, method: 'PUT', addressing: 'path', headers: { 'content-type': 'image/png' } },
      options,
    )
    const sent = `curl -sS -T photo.jpg \\\n  -H 'Content-Type: image/png' "${ours.url}" -o /dev/null`
    expect(explainMismatch({ ours, theirs: sent })).toMatchObject({ isEqual: true })
    const wrong = sent.replace('-T photo.jpg', '-d x').replace('image/png', 'image/gif')
    expect(explainMismatch({ ours, theirs: wrong }).causes.map(({ code }) => code)).toEqual([
      'METHOD_CHANGED',
      'HEADER_CHANGED',
    ])
  })

  test.each(['', 'hello', '<Error></Error>', {}])(
    'says that it did not understand %j',
    async (theirs) => {
      const message =
        'The other side was not understood, so nothing was compared: give the error document of the service as XML, the URL that was used, or the whole curl command.'
      expect(explainMismatch({ ours: await oursOf(), theirs })).toEqual({
        isEqual: false,
        differences: [],
        causes: [{ code: 'NOTHING_TO_COMPARE', message }],
        text: `-> ${message}`,
      })
    },
  )

  test.each([
    'https://b.oss-cn-hangzhou.aliyuncs.com/k?OSSAccessKeyId=ak&Expires=1&Signature=c',
    "curl https://b.oss-cn-hangzhou.aliyuncs.com/k -H 'Authorization: OSS ak:c2ln'",
  ])('recognises V1 in %s', async (theirs) => {
    const { causes } = explainMismatch({ ours: await presign(request, options), theirs })
    expect(causes.map(({ code }) => code)).toEqual(['V1_MIXED_WITH_V4'])
  })

  test.each([
    '',
    'curl ',
    '<Error>',
    '&#xffffffff;',
    'https://',
    "curl 'https://b.x/k",
    '<Code>&#x110000;</Code>',
  ])('gives an answer to %j', async (theirs) => {
    const explanation = explainMismatch({ ours: await oursOf(), theirs })
    expect(explanation.differences).toEqual([])
  })
})

/** A presigned GET, a header-signed PUT, and one without any query: each as the service shows it. */
async function signedRequests() {
  const presigned = await presign(
    {
      method: 'GET',
      endpoint: 'https://oss-cn-hangzhou.aliyuncs.com',
      bucket: 'b',
      key: 'k.png',
      query: { 'x-oss-process': 'image/resize,w_100' },
    },
    options,
  )
  const put = await signHeaders(
    {
      ...base,
      headers: { 'content-type': 'text/plain; charset=utf-8', range: 'bytes=0-1' },
      query: { acl: '', versionId: 'a+b' },
    },
    { ...options, additionalHeaders: ['range'] },
  )
  return [presigned, put, await oursOf()]
}

const documentOf = ({
  canonicalRequest,
  stringToSign,
}: {
  canonicalRequest: string
  stringToSign: string
}) => `<?xml version="1.0" encoding="UTF-8"?>
<Error>
  <Code>SignatureDoesNotMatch</Code>
  <Message>The request signature we calculated does not match the signature you provided.</Message>
  <StringToSign>${stringToSign}</StringToSign>
  <CanonicalRequest>${canonicalRequest.replaceAll('&', '&amp;')}</CanonicalRequest>
  <EC>0002-00000040</EC>
</Error>`

const flatten = (text: string) => text.replace(/\s+/g, ' ')
const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
/** As the JSON encoder of Go writes it. */
const quoteForLog = (text: string) =>
  JSON.stringify({ level: 'error', body: text })
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
const hex = (text: string) => Buffer.from(text).toString('hex').toUpperCase().replace(/../g, '$& ')

describe('explainMismatch reads an error document', () => {
  const flatteners: [string, (document: string) => string][] = [
    ['without line breaks', flatten],
    ['without line breaks, HTML-escaped', (document) => escapeHtml(flatten(document))],
    ['without empty lines', (document) => document.replace(/\n\s*(?=\n)/g, '')],
  ]
  const wholes: [string, (document: string) => string][] = [
    ['as it is', (document) => document],
    ['HTML-escaped', escapeHtml],
    ['indented by a log', (document) => document.replaceAll('\n', '\n        ')],
    ['with the line breaks of Windows', (document) => document.replaceAll('\n', '\r\n')],
    ['as a JSON text', JSON.stringify],
    ['in a line of a JSON log', quoteForLog],
    ['as Python prints bytes', (document) => `b'${document.replaceAll('\n', '\\n')}'`],
  ]

  test.each([...wholes, ...flatteners])('%s, and finds no difference', async (name, write) => {
    for (const ours of await signedRequests()) {
      const { differences, causes } = explainMismatch({ ours, theirs: write(documentOf(ours)) })
      expect(differences).toEqual([])
      const isFlat = flatteners.some(([flat]) => flat === name)
      expect(causes.map(({ code }) => code)).toEqual(
        isFlat ? ['LINE_BREAKS_LOST', 'KEY_WRONG'] : ['KEY_WRONG'],
      )
    }
  })

  test.each([...wholes, ...flatteners])('%s, and finds what differs', async (_, write) => {
    const [presigned, put] = await signedRequests()
    if (presigned === undefined || put === undefined) throw new Error('expected two requests')
    const changed = (ours: typeof put, from: string, to: string) =>
      explainMismatch({
        ours,
        theirs: write(
          documentOf({ ...ours, canonicalRequest: ours.canonicalRequest.replace(from, to) }),
        ),
      }).differences
    expect(changed(presigned, 'w_100', 'w_200')).toMatchObject([
      { field: 'parameter', name: 'x-oss-process' },
    ])
    expect(changed(presigned, 'GET', 'HEAD')).toMatchObject([{ field: 'method' }])
    expect(changed(put, 'utf-8', 'gbk')).toMatchObject([
      { field: 'header', name: 'content-type', theirs: 'text/plain; charset=gbk' },
    ])
    expect(changed(put, 'a%2Bb.jpg', 'a%20b.jpg')).toMatchObject([{ field: 'uri' }])
  })

  test('from its list of bytes, where its line breaks are lost', async () => {
    for (const ours of await signedRequests()) {
      const document = documentOf(ours).replace(
        '<EC>',
        `<StringToSignBytes>${hex(ours.stringToSign)}</StringToSignBytes>
  <CanonicalRequestBytes>${hex(ours.canonicalRequest)}</CanonicalRequestBytes><EC>`,
      )
      const { causes } = explainMismatch({ ours, theirs: flatten(document) })
      expect(causes.map(({ code }) => code)).toEqual(['KEY_WRONG'])
    }
  })

  test('as a printed dictionary', async () => {
    for (const ours of await signedRequests()) {
      const { canonicalRequest, stringToSign } = ours
      const details = { Code: 'SignatureDoesNotMatch', canonicalRequest, stringToSign }
      for (const theirs of [
        JSON.stringify(details),
        JSON.stringify(details, undefined, 2),
        JSON.stringify(details).replaceAll('"', "'"),
      ]) {
        const { causes } = explainMismatch({ ours, theirs })
        expect(causes.map(({ code }) => code)).toEqual(['KEY_WRONG'])
      }
    }
  })

  test('that is cut off anywhere, and claims nothing that it does not show', async () => {
    for (const ours of await signedRequests()) {
      for (const document of [documentOf(ours), flatten(documentOf(ours))]) {
        const whole = document.indexOf('</CanonicalRequest>')
        for (let end = 0; end < whole; end += 1) {
          const explanation = explainMismatch({ ours, theirs: document.slice(0, end) })
          expect(explanation).toMatchObject({ isEqual: false, differences: [] })
          expect(['TEXT_CUT_OFF', 'NOTHING_TO_COMPARE', 'LINE_BREAKS_LOST', 'KEY_WRONG']).toContain(
            explanation.causes[0]?.code,
          )
        }
      }
    }
  })

  test('that is cut off, and finds what differs before that', async () => {
    const [, put] = await signedRequests()
    if (put === undefined) throw new Error('expected a request')
    const document = documentOf(put).replace('text/plain', 'text/html').replace('PUT', 'POST')
    const cut = document.slice(0, document.indexOf('x-oss-content-sha256'))
    expect(explainMismatch({ ours: put, theirs: cut }).differences).toMatchObject([
      { field: 'method' },
      { field: 'header', name: 'content-type' },
    ])
  })

  test('copied from a browser, and says that the line breaks are lost', async () => {
    const ours = await presign(
      {
        method: 'GET',
        endpoint: 'https://oss-cn-hangzhou.aliyuncs.com',
        bucket: 'b',
        key: 'k.png',
      },
      options,
    )
    const theirs = flatten(`<Error>${ours.canonicalRequest.replace(/^/, '<CanonicalRequest>')}`)
    expect(explainMismatch({ ours, theirs })).toEqual({
      isEqual: true,
      differences: [],
      causes: [
        {
          code: 'LINE_BREAKS_LOST',
          message:
            'The line breaks of the canonical request are lost, as when a browser shows it, so its lines were told apart by their form. To be sure, save the answer itself, for example with curl -o error.xml, and give that file.',
        },
      ],
      text: '-> The line breaks of the canonical request are lost, as when a browser shows it, so its lines were told apart by their form. To be sure, save the answer itself, for example with curl -o error.xml, and give that file.',
    })
  })

  test('does not take any other text for a signed one', async () => {
    const ours = await oursOf()
    for (const text of ['hello', '***', 'see attachment', '20231216', '/b/k']) {
      const theirs = `<Code>SignatureDoesNotMatch</Code><StringToSign>${text}</StringToSign><CanonicalRequest>${text}</CanonicalRequest>`
      const { causes } = explainMismatch({ ours, theirs })
      expect(causes.map(({ code }) => code)).toEqual(['NOTHING_TO_COMPARE'])
    }
  })

  test('of a V1 signature without line breaks', async () => {
    const theirs =
      '<Code>SignatureDoesNotMatch</Code><StringToSign>GET 1606281461607 /b/months.png</StringToSign>'
    const { causes } = explainMismatch({ ours: await oursOf(), theirs })
    expect(causes.map(({ code }) => code)).toEqual(['V1_MIXED_WITH_V4'])
  })

  test('says what the service refused that is not about the signature', async () => {
    const theirs = '<Error><Code>NoSuchKey</Code><Message>The object is gone.</Message></Error>'
    const { isEqual, causes } = explainMismatch({ ours: await oursOf(), theirs })
    expect({ isEqual, causes }).toEqual({
      isEqual: false,
      causes: [{ code: 'REQUEST_REFUSED', message: 'The object is gone.' }],
    })
  })

  test.each([
    ['in quotes', (url: string) => `"${url}"`],
    ['in angle brackets', (url: string) => `<${url}>`],
    ['from HTML', (url: string) => url.replaceAll('&', '&amp;')],
    ['from JSON', (url: string) => `"${url.replaceAll('&', '\\u0026').replaceAll('/', '\\/')}"`],
    ['in a command with a prompt', (url: string) => `$ curl "${url}"`],
  ])('nor a URL %s for another one', async (_, write) => {
    const [ours] = await signedRequests()
    if (ours === undefined || !('url' in ours)) throw new Error('expected a URL')
    expect(explainMismatch({ ours, theirs: write(String(ours.url)) })).toMatchObject({
      isEqual: true,
    })
  })
})
