import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { ATTEMPT_CHANNEL, type AttemptEvent, OssClient } from '@oss-process/client'
import { Agent, MockAgent, ProxyAgent } from 'undici'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startProxy } from './helpers/proxy.ts'
import { startScriptedServer } from './helpers/scripted-server.ts'
import { credentials, PROCESS, SAVED, setUp, source } from './helpers/set-up.ts'

describe('onAttempt', () => {
  test('reports each attempt, without anything secret', async () => {
    const events: AttemptEvent[] = []
    const { client, server } = await setUp(
      ({ index, answer }) => (index === 0 ? answer(503) : answer(200, SAVED)),
      { onAttempt: (event) => events.push(event) },
    )
    await client.processObject({ ...source, process: PROCESS })
    const common = {
      operation: 'processObject',
      method: 'POST',
      origin: server.endpoint,
      ...source,
      durationMs: 0,
      requestId: '5C06A3B67B8B5A3DA422299D',
    }
    expect(events).toEqual([
      {
        ...common,
        attempt: 1,
        statusCode: 503,
        error: expect.objectContaining({ name: 'OssServiceError' }),
        retryDelayMs: 200,
      },
      { ...common, attempt: 2, statusCode: 200 },
    ])
    expect(JSON.stringify(events)).not.toMatch(/SECRET|Signature|AKID/)
  })

  test('reaches the diagnostics channel of the process', async () => {
    const events: unknown[] = []
    const listen = (event: unknown): number => events.push(event)
    subscribe(ATTEMPT_CHANNEL, listen)
    onTestFinished(() => void unsubscribe(ATTEMPT_CHANNEL, listen))
    const { client } = await setUp(({ answer }) => answer(404))
    await expect(client.headObject(source)).rejects.toThrow()
    expect(events).toEqual([
      expect.objectContaining({ operation: 'headObject', attempt: 1, statusCode: 404 }),
    ])
  })
})

describe('the retry budget', () => {
  test('ends the repetitions of a client in an outage', async () => {
    const { client, server } = await setUp(({ answer }) => answer(500), {
      retry: { attempts: 3, budget: 10 },
    })
    const calls = Array.from({ length: 20 }, () => client.headObject(source))
    await Promise.allSettled(calls)
    expect(server.requestCount()).toBe(30)
  })
})

describe('dispatcher', () => {
  test('takes a MockAgent, so that programs can be tested without a server', async () => {
    const agent = new MockAgent()
    agent.disableNetConnect()
    agent
      .get('https://examplebucket.oss-cn-hangzhou.aliyuncs.com')
      .intercept({ method: 'POST', path: '/photo.jpg?x-oss-process' })
      .reply(200, SAVED)
    await using client = new OssClient({ region: 'cn-hangzhou', credentials, dispatcher: agent })
    expect(await client.processObject({ ...source, process: PROCESS })).toMatchObject({
      fileSize: 3267,
    })
    agent.assertNoPendingInterceptors()
    await agent.close()
  })

  test('takes a ProxyAgent', async () => {
    await using server = await startScriptedServer(({ answer }) => answer(200, SAVED))
    await using proxy = await startProxy()
    const dispatcher = new ProxyAgent(proxy.address)
    const { endpoint } = server
    await using client = new OssClient({ region: 'r', credentials, endpoint, dispatcher })
    await client.processObject({ ...source, process: PROCESS })
    expect(proxy.targets).toEqual([endpoint.replace('http://', '')])
    await dispatcher.destroy()
  })

  test('leaves a dispatcher that it was given open', async () => {
    const dispatcher = new Agent()
    const { client } = await setUp(({ answer }) => answer(200, SAVED), { dispatcher })
    await client.processObject({ ...source, process: PROCESS })
    await client.close()
    expect(dispatcher.destroyed).toBe(false)
    await dispatcher.destroy()
  })
})

describe('connections', () => {
  test('are kept and used again', async () => {
    const ports = new Set<unknown>()
    const { client } = await setUp(({ socket, answer }) => {
      ports.add(socket.remotePort)
      answer(200, SAVED)
    })
    for (let call = 0; call < 5; call += 1) {
      await client.processObject({ ...source, process: PROCESS })
    }
    // Two, since undici frees a connection just after it hands over the answer.
    expect(ports.size).toBeLessThanOrEqual(2)
  })

  test('are no more than the limit', async () => {
    const ports = new Set<unknown>()
    const { client } = await setUp(
      ({ socket, answer }) => {
        ports.add(socket.remotePort)
        answer(200, SAVED)
      },
      { maxConnections: 2 },
    )
    const call = () => client.processObject({ ...source, process: PROCESS })
    await Promise.all(Array.from({ length: 20 }, call))
    expect(ports.size).toBe(2)
  })
})

describe('onProgress', () => {
  test('reports how much has been sent', async () => {
    const { client } = await setUp(async ({ readBody, answer }) => {
      await readBody()
      answer(200)
    })
    const seen: number[] = []
    const body = new Uint8Array(150_000)
    await client.putObject({ ...source, body, onProgress: (at) => seen.push(at.sentBytes) })
    expect(seen).toEqual([0, 65_536, 131_072, 150_000])
  })
})
