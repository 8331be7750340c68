import { describe, expect, test } from 'vitest'
import type { OssServiceError } from '../../src/errors.ts'
import { isErrorDocument, readServiceError } from '../../src/wire/service-error.ts'

const encoder = new TextEncoder()

function read(
  statusCode: number,
  body: string,
  headers: Record<string, string> = {},
  operation = 'getObject',
): Promise<OssServiceError> {
  return readServiceError(
    { statusCode, headers, body: encoder.encode(body) },
    { operation, region: 'cn-hangzhou', bucket: 'b', key: 'k' },
  )
}

const DOCUMENT = `<?xml version="1.0" encoding="UTF-8"?>
<Error>
  <Code>NoSuchKey</Code>
  <Message>The specified key &lt;k&gt; does not exist.</Message>
  <RequestId>5C3D9175B6FC201293AD4890</RequestId>
  <HostId>b.oss-cn-hangzhou.aliyuncs.com</HostId>
  <EC>0026-00000001</EC>
  <Key>k&#x4e2d;</Key>
</Error>`

describe('readServiceError', () => {
  test('reads an XML document', async () => {
    const error = await read(404, DOCUMENT)
    expect({ ...error, message: error.message, details: [...error.details] }).toEqual({
      name: 'OssServiceError',
      code: 'NoSuchKey',
      attempts: 0,
      hint: 'no object has this key: list the bucket to see its keys',
      statusCode: 404,
      requestId: '5C3D9175B6FC201293AD4890',
      ec: '0026-00000001',
      hostId: 'b.oss-cn-hangzhou.aliyuncs.com',
      serverDate: undefined,
      retryAfterMs: undefined,
      message: 'The specified key <k> does not exist.',
      details: [['Key', 'k中']],
    })
  })

  test('decodes x-oss-err of an answer without a body', async () => {
    const headers = { 'x-oss-err': btoa('<Error><Code>AccessDenied</Code></Error>') }
    expect(await read(403, '', headers)).toMatchObject({ code: 'AccessDenied', statusCode: 403 })
  })

  test('reads a JSON document', async () => {
    const json = '{"Error":{"Code":"InvalidArgument","Message":"no","EC":"0017-1"}}'
    expect(await read(400, json)).toMatchObject({ code: 'InvalidArgument', ec: '0017-1' })
    expect(await read(400, '{"code":"Throttled","message":"slow"}')).toMatchObject({
      code: 'Throttled',
      message: 'slow',
    })
  })

  test('fetches code and message from a document that is cut short', async () => {
    expect(await read(500, DOCUMENT.slice(0, 180))).toMatchObject({
      code: 'NoSuchKey',
      message: 'The specified key &lt;k&gt; does not exist.',
    })
  })

  const unreadable: [name: string, status: number, body: string, code: string, message: RegExp][] =
    [
      ['no body, 404', 404, '', 'NoSuchKey', /answered getObject with status 404/],
      ['no body, 412', 412, '', 'PreconditionFailed', /412/],
      ['no body, 304', 304, '', 'NotModified', /304/],
      ['no body, 502', 502, '', 'BadErrorResponse', /502/],
      ['HTML', 502, '<html><body>Bad gateway</body></html>', 'BadErrorResponse', /received "<html/],
      ['another root', 500, '<Other><Code>x</Code></Other>', 'x', /expected an error document/],
      ['plain text', 503, 'upstream', 'BadErrorResponse', /received "upstream"/],
      ['broken JSON', 500, '{"Error":', 'BadErrorResponse', /received/],
      ['JSON without an error', 500, '{}', 'BadErrorResponse', /received "{}"/],
      ['a JSON error of another kind', 500, '{"Error":5}', 'BadErrorResponse', /received/],
      ['bytes that are no UTF-8', 500, '\u0000\u0001\ufffd', 'BadErrorResponse', /received/],
    ]
  test.each(unreadable)('names %s', async (_name, status, body, code, message) => {
    const error = await read(status, body)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(message)
  })

  test('takes request id and EC from headers when the document has none', async () => {
    const headers = { 'x-oss-request-id': 'R', 'x-oss-ec': '0002-1' }
    expect(await read(500, '', headers)).toMatchObject({ requestId: 'R', ec: '0002-1' })
  })

  test('reads Retry-After as seconds and as a date', async () => {
    const date = 'Sun, 22 Nov 2026 07:00:00 GMT'
    expect((await read(503, '', { 'retry-after': '7' })).retryAfterMs).toBe(7_000)
    expect(
      (await read(503, '', { 'retry-after': 'Sun, 22 Nov 2026 07:00:30 GMT', date })).retryAfterMs,
    ).toBe(30_000)
    expect((await read(503, '', { 'retry-after': 'soon' })).retryAfterMs).toBeUndefined()
  })

  const hints: [name: string, body: string, operation: string, hint: RegExp][] = [
    [
      'another region',
      '<Error><Code>AccessDenied</Code><Endpoint>oss-cn-beijing.aliyuncs.com</Endpoint></Error>',
      'getObject',
      /lives at oss-cn-beijing\.aliyuncs\.com/,
    ],
    [
      'a wrong region in the scope',
      '<Error><Code>InvalidArgument</Code><EC>0002-00000228</EC></Error>',
      'getObject',
      /own region, not cn-hangzhou/,
    ],
    [
      'a missing right to save',
      '<Error><Code>AccessDenied</Code></Error>',
      'processObject',
      /oss:PostProcessTask/,
    ],
    [
      'a skewed clock',
      '<Error><Code>RequestTimeTooSkewed</Code></Error>',
      'getObject',
      /clock differs/,
    ],
  ]
  test.each(hints)('hints at %s', async (_name, body, operation, hint) => {
    expect((await read(403, body, {}, operation)).hint).toMatch(hint)
  })

  test('keeps what the service signed out of the printed error', async () => {
    const body =
      '<Error><Code>SignatureDoesNotMatch</Code><StringToSign>OSS4 x</StringToSign></Error>'
    const error = await read(403, body)
    expect(error.details.get('StringToSign')).toBe('OSS4 x')
    expect(JSON.stringify(error)).not.toContain('OSS4')
  })

  test('does not expand entities of a hostile document', async () => {
    const bomb = `<!DOCTYPE Error [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]><Error><Code>C</Code><Message>${'&b;'.repeat(1000)}</Message></Error>`
    const error = await read(500, bomb)
    expect(error.message.length).toBeLessThan(100_000)
  })
})

describe('isErrorDocument', () => {
  const rows: [text: string, isError: boolean][] = [
    ['<?xml version="1.0"?><Error><Code>X</Code></Error>', true],
    ['\n <Error></Error>', true],
    ['{"Error": {"Code":"X"}}', true],
    ['<ListBucketResult><Error/></ListBucketResult>', false],
    ['{"bucket":"","Error":1}', false],
    ['<ErrorReport/>', false],
    ['', false],
    ['Error', false],
  ]
  test.each(rows)('%s', (text, isError) => {
    expect(isErrorDocument(encoder.encode(text))).toBe(isError)
  })
})
