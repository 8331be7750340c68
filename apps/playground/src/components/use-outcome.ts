/** What a style makes of the picture, kept up to date. */
import { useEffect, useState } from 'preact/hooks'
import type { Outcome, Renderer } from '../emulator/renderer.ts'
import type { Source } from '../picture/source.ts'
import { usePlayground } from './playground-context.ts'

/** How long typing may pause before a picture is asked for, in milliseconds. */
const PAUSE = 120

/** The last outcome, and whether a newer one is on its way. */
export interface LiveOutcome {
  /** Always of the page's present picture; while waiting, of the style before. */
  readonly outcome: Outcome | undefined
  /** The style that it was drawn by. */
  readonly drawnStyle: string | undefined
  readonly isWaiting: boolean
}

interface Drawn {
  readonly renderer: Renderer
  readonly source: Source
  readonly style: string
  readonly outcome: Outcome
}

const NOTHING: LiveOutcome = { outcome: undefined, drawnStyle: undefined, isWaiting: false }

/**
 * Draws a style over the page's picture: the first one at once, later ones when the text rests.
 *
 * @param style - `undefined` draws nothing.
 */
export function useOutcome(style: string | undefined): LiveOutcome {
  const { renderer, source } = usePlayground()
  const [drawn, setDrawn] = useState<Drawn>()
  const kept = drawn?.renderer === renderer && drawn?.source === source ? drawn : undefined
  const pause = kept ? PAUSE : 0
  useEffect(() => {
    if (!renderer || !source || style === undefined) return undefined
    let isWanted = true
    const timer = setTimeout(async () => {
      const outcome = await renderer.render(source, style)
      if (isWanted) setDrawn({ renderer, source, style, outcome })
    }, pause)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [renderer, source, style])
  if (!renderer || !source || style === undefined) return NOTHING
  return { outcome: kept?.outcome, drawnStyle: kept?.style, isWaiting: kept?.style !== style }
}
