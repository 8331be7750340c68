/** Sends an answer the way a fault wants it: cut off somewhere, or slowly. */
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Delivery, ServiceBody, ServiceResponse } from '../http/message.ts'

/** Pieces of a slow body. */
const STEPS_PER_SECOND = 20

/** Sends what is left to send: the headers stand in `reply`, unless the cut comes before them. */
export async function sendFaulty(
  response: ServiceResponse,
  delivery: Delivery,
  reply: ServerResponse,
): Promise<void> {
  const { resetAt } = delivery
  if (resetAt === 'headers') reply.flushHeaders()
  if (resetAt === 'start' || resetAt === 'headers') return cut(response, reply)
  const bytes = await wholeBody(response.body)
  // Half of the body goes out before a cut in its middle.
  const end = resetAt === 'body' ? Math.floor(bytes.byteLength / 2) : bytes.byteLength
  await sendSlowly(bytes.subarray(0, end), delivery.bytesPerSecond, reply)
  if (resetAt === 'body') cut(response, reply)
  else reply.end()
}

async function sendSlowly(
  bytes: Uint8Array,
  bytesPerSecond: number | undefined,
  reply: ServerResponse,
): Promise<void> {
  const step = Math.ceil((bytesPerSecond ?? Number.POSITIVE_INFINITY) / STEPS_PER_SECOND)
  for (let start = 0; start < bytes.byteLength && !reply.destroyed; start += step) {
    reply.write(bytes.subarray(start, Math.min(start + step, bytes.byteLength)))
    if (bytesPerSecond !== undefined) await sleep(1000 / STEPS_PER_SECOND)
  }
}

async function wholeBody(body: ServiceBody | undefined): Promise<Uint8Array> {
  if (body instanceof Readable) return Buffer.concat(await body.toArray())
  return Buffer.from(body ?? '')
}

/** Ends a connection with a reset, as a broken network does. */
function cut({ body }: ServiceResponse, reply: ServerResponse): void {
  if (body instanceof Readable) body.destroy()
  reply.socket?.resetAndDestroy()
}
