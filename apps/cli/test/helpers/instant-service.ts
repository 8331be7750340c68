/** A service that answers at once and remembers what was saved; it neither verifies nor draws. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface InstantService {
  readonly endpoint: string
  /** How often each target was saved, by its Base64 form. */
  readonly saved: ReadonlyMap<string, number>
  /** Says which calls, counted from 1, are answered with 503. */
  refuse: (call: number) => boolean
  /** Most calls that were in flight at once. */
  readonly mostInFlight: () => number
  close(): Promise<void>
}

export async function startInstantService(): Promise<InstantService> {
  const saved = new Map<string, number>()
  let calls = 0
  let inFlight = 0
  let most = 0
  const service = { refuse: (_call: number) => false }
  const server = createServer((request, response) => {
    let body = ''
    inFlight += 1
    most = Math.max(most, inFlight)
    request.setEncoding('latin1').on('data', (text: string) => {
      body += text
    })
    request.on('end', () => {
      inFlight -= 1
      calls += 1
      if (service.refuse(calls)) {
        response.writeHead(503, { 'content-type': 'application/xml', 'x-oss-request-id': 'busy' })
        response.end('<Error><Code>ServiceUnavailable</Code><Message>busy</Message></Error>')
        return
      }
      const target = /o_([^,]+)/.exec(body)?.[1] ?? ''
      saved.set(target, (saved.get(target) ?? 0) + 1)
      response.writeHead(200, { 'content-type': 'application/json', 'x-oss-request-id': 'id' })
      response.end('{"bucket":"","fileSize":1,"object":"x","status":"OK"}')
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(service, {
    endpoint: `http://127.0.0.1:${port}`,
    saved,
    mostInFlight: () => most,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}
