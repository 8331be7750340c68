/** Sends a response as a fault says: cut off at some point, or slowly. */
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Delivery, ServiceBody, ServiceResponse } from './message.ts'

/** Chunks of a slow body in a second. */
const CHUNKS_PER_SECOND = 20

/** Sends the rest of a response. `reply` has its headers, unless `resetAt` is `start`. */
export async function sendFaulty(
  response: ServiceResponse,
  delivery: Delivery,
  reply: ServerResponse,
): Promise<void> {
  const { resetAt } = delivery
  if (resetAt === 'headers') reply.flushHeaders()
  if (resetAt === 'start' || resetAt === 'headers') return reset(response, reply)
  const bytes = await wholeBody(response.body)
  // A reset in the body comes after half of it.
  const end = resetAt === 'body' ? Math.floor(bytes.byteLength / 2) : bytes.byteLength
  await sendSlowly(bytes.subarray(0, end), delivery.bytesPerSecond, reply)
  if (resetAt === 'body') reset(response, reply)
  else reply.end()
}

async function sendSlowly(
  bytes: Uint8Array,
  bytesPerSecond: number | undefined,
  reply: ServerResponse,
): Promise<void> {
  const step = Math.ceil((bytesPerSecond ?? Number.POSITIVE_INFINITY) / CHUNKS_PER_SECOND)
  for (let start = 0; start < bytes.byteLength && !reply.destroyed; start += step) {
    reply.write(bytes.subarray(start, Math.min(start + step, bytes.byteLength)))
    if (bytesPerSecond !== undefined) await sleep(1000 / CHUNKS_PER_SECOND)
  }
}

async function wholeBody(body: ServiceBody | undefined): Promise<Uint8Array> {
  if (body instanceof Readable) return Buffer.concat(await body.toArray())
  return Buffer.from(body ?? '')
}

/** Resets the connection, as a broken network does. */
function reset({ body }: ServiceResponse, reply: ServerResponse): void {
  if (body instanceof Readable) body.destroy()
  reply.socket?.resetAndDestroy()
}
