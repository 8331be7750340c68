/** A client and the scripted server that it talks to, both gone when the test is over. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OssClient, type OssClientOptions } from '@oss-process/client'
import { onTestFinished } from 'vitest'
import { createFakeEffects, type FakeEffects } from './effects.ts'
import { type Script, type ScriptedServer, startScriptedServer } from './scripted-server.ts'

export const credentials = { accessKeyId: 'AKID', accessKeySecret: 'SECRET' }
/** Stores `dest.jpg` in `dest`. */
export const PROCESS = 'image/resize,m_fixed,w_100,h_100|sys/saveas,o_ZGVzdC5qcGc=,b_ZGVzdA=='
/** The answer that the service's own SDKs are tested with, see alibabacloud-oss-go-sdk-v2, oss/client_mock_test.go. */
export const SAVED = '{"bucket": "", "fileSize": 3267, "object": "dest.jpg", "status": "OK"}'
export const source = { bucket: 'examplebucket', key: 'photo.jpg' }

export interface SetUp {
  readonly server: ScriptedServer
  readonly client: OssClient
  readonly effects: FakeEffects
}

export async function setUp(
  script: Script,
  options: Partial<OssClientOptions> = {},
): Promise<SetUp> {
  const server = await startScriptedServer(script)
  const effects = createFakeEffects()
  const client = new OssClient(
    { region: 'cn-hangzhou', credentials, endpoint: server.endpoint, ...options },
    effects,
  )
  onTestFinished(async () => {
    await client.close()
    await server[Symbol.asyncDispose]()
  })
  return { server, client, effects }
}

/** Makes an empty folder. */
export async function createFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'oss-client-'))
  onTestFinished(() => rm(path, { recursive: true }))
  return path
}
