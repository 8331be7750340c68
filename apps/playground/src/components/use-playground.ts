/** Makes the page's state live: hash, picture, emulator. */
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks'
import { findConnection, keepConnection } from '../emulator/connection-store.ts'
import { type Connection, createEmulatorLink } from '../emulator/emulator-link.ts'
import { createRenderer, type Renderer } from '../emulator/renderer.ts'
import { storeWatermarkPicture } from '../emulator/watermark-picture.ts'
import { changeState, createState } from '../page/page-state.ts'
import { readHash, writeHash } from '../page/share-link.ts'
import { findSample, loadFile, loadSample, type Source } from '../picture/source.ts'
import { readText } from '../style/reading.ts'
import type { Playground } from './playground-context.ts'

const FIRST_TEXT = 'image/resize,w_640/crop,w_480,h_270,g_center/format,webp'

/** How long the page rests before its address follows, in ms; browsers refuse a flood of changes. */
const ADDRESS_PAUSE = 300

type LivePlayground = Omit<Playground, 'connect'> & {
  readonly message: string
  readonly attach: (connection: Connection) => Promise<string | undefined>
}

/** The page's state with everything that follows from it. */
export function useLivePlayground(): LivePlayground {
  const shared = useMemo(() => readHash(location.hash), [])
  const first = createState(
    shared.text ?? FIRST_TEXT,
    shared.view === 'gallery' ? 'gallery' : 'build',
  )
  const [state, dispatch] = useReducer(changeState, first)
  const { source, choose } = useSource(shared.sample)
  const reading = useMemo(() => readText(state.text, source?.facts), [state.text, source])
  const { renderer, attach } = useRenderer()
  const [message, announce] = useState('')
  const view = state.view === 'build' ? undefined : state.view
  const hash = writeHash({ text: state.text, sample: source?.sample, view })
  useEffect(() => {
    const write = (): void => history.replaceState(null, '', hash || location.pathname)
    const timer = setTimeout(write, ADDRESS_PAUSE)
    return () => clearTimeout(timer)
  }, [hash])
  useEffect(() => {
    const follow = (): void => {
      const { text, sample, view } = readHash(location.hash)
      if (text !== undefined) dispatch({ type: 'text', text })
      if (sample !== undefined) choose(sample)
      dispatch({ type: 'view', view: view === 'gallery' ? 'gallery' : 'build' })
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [choose])
  return { state, dispatch, reading, hash, source, choose, renderer, attach, message, announce }
}

function useSource(sample: string | undefined): Pick<Playground, 'source' | 'choose'> {
  const [source, setSource] = useState<Source>()
  const latest = useRef<Promise<Source> | undefined>(undefined)
  const choose = useCallback((choice: File | string): void => {
    const loading = typeof choice === 'string' ? loadSample(findSample(choice)) : loadFile(choice)
    // A picture that was chosen earlier may be loaded later; it is no longer wanted.
    const show = (loaded?: Source): void => {
      if (latest.current === loading) setSource(loaded)
    }
    latest.current = loading
    loading.then(show, () => show())
  }, [])
  useEffect(() => choose(findSample(sample).id), [choose, sample])
  return { source, choose }
}

function useRenderer(): {
  renderer: Renderer | undefined
  attach: LivePlayground['attach']
} {
  const [renderer, setRenderer] = useState<Renderer>()
  const latest = useRef<Connection | undefined>(undefined)
  const attach = useCallback(async (connection: Connection): Promise<string | undefined> => {
    latest.current = connection
    const link = createEmulatorLink(connection, (input, init) => fetch(input, init))
    try {
      const answer = await link.createBucket(connection.bucket)
      if (!answer.ok && answer.refusal.code !== 'BucketAlreadyExists') return answer.refusal.message
      await storeWatermarkPicture(link)
    } catch {
      return `Nothing answers at ${connection.endpoint}. Start one with npx oss-process serve --cors, or check the port.`
    }
    if (latest.current !== connection) return undefined
    keepConnection(connection, sessionStorage)
    setRenderer(createRenderer(link))
    return undefined
  }, [])
  useEffect(() => {
    const connection = findConnection(document, sessionStorage)
    if (connection) void attach(connection)
  }, [attach])
  return { renderer, attach }
}
