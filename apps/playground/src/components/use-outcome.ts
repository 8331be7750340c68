/** What a style makes of the picture, kept up to date. */
import { useEffect, useState } from 'preact/hooks'
import type { Outcome } from '../renderer.ts'
import { usePlayground } from './playground-context.ts'

/** How long typing may pause before a picture is asked for, in milliseconds. */
const PAUSE = 120

/** The last outcome, and whether a newer one is on its way. */
export interface LiveOutcome {
  readonly outcome: Outcome | undefined
  readonly isWaiting: boolean
}

/**
 * Draws a style over the page's picture, once its text rests.
 *
 * @param style - `undefined` draws nothing and forgets what was drawn.
 */
export function useOutcome(style: string | undefined): LiveOutcome {
  const { renderer, source } = usePlayground()
  const [live, setLive] = useState<LiveOutcome>({ outcome: undefined, isWaiting: false })
  useEffect(() => {
    if (!renderer || !source || style === undefined) {
      setLive({ outcome: undefined, isWaiting: false })
      return undefined
    }
    let isWanted = true
    setLive(({ outcome }) => ({ outcome, isWaiting: true }))
    const timer = setTimeout(() => {
      void renderer.render(source, style).then((outcome) => {
        if (isWanted) setLive({ outcome, isWaiting: false })
      })
    }, PAUSE)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [renderer, source, style])
  return live
}
