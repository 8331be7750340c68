/** Where the page learns of its emulator: from the server that serves it, or from its reader. */
import type { Connection } from './emulator-link.ts'

const STORED = 'oss-process playground: emulator'

/** What is proposed to a reader who connects by hand: the defaults of `oss-process serve`. */
export const defaultConnection: Connection = {
  endpoint: 'http://127.0.0.1:9000',
  region: 'cn-hangzhou',
  accessKeyId: 'test',
  accessKeySecret: 'test',
  bucket: 'playground',
}

/**
 * Reads the connection that the serving command wrote into the page, else the one that was used last
 * in this tab.
 */
export function findConnection(page: Document, storage: Storage): Connection | undefined {
  const meta = page.querySelector<HTMLMetaElement>('meta[name="oss-process-emulator"]')
  return readConnection(meta?.content) ?? readConnection(storage.getItem(STORED) ?? undefined)
}

/** Remembers a connection for this tab. */
export function keepConnection(connection: Connection, storage: Storage): void {
  storage.setItem(STORED, JSON.stringify(connection))
}

function readConnection(json: string | undefined): Connection | undefined {
  if (!json) return undefined
  try {
    const given: unknown = JSON.parse(json)
    if (typeof given !== 'object' || given === null || !('endpoint' in given)) return undefined
    const known = Object.entries(given).filter(([name]) => name in defaultConnection)
    return {
      ...defaultConnection,
      ...Object.fromEntries(known.map(([name, value]) => [name, String(value)])),
    }
  } catch {
    return undefined
  }
}
