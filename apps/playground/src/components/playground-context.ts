/** What every part of the page may see, so that it is not handed through each. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Renderer } from '../emulator/renderer.ts'
import type { PageEvent, PageState } from '../page/page-state.ts'
import type { Source } from '../picture/source.ts'
import type { Reading } from '../style/reading.ts'

/** The state of the page, what follows from it, and how to change it. */
export interface Playground {
  readonly state: PageState
  readonly dispatch: (event: PageEvent) => void
  readonly reading: Reading
  /** What a link to this style holds after the page's address: `#…`, or nothing. */
  readonly hash: string
  /** Missing until the first picture is loaded. */
  readonly source: Source | undefined
  readonly choose: (choice: File | string) => void
  /** Missing until an emulator is connected. */
  readonly renderer: Renderer | undefined
  readonly connect: () => void
  /** Tells a screen reader what just happened. */
  readonly announce: (message: string) => void
}

const PlaygroundContext = /* @__PURE__ */ createContext<Playground | undefined>(undefined)

export const PlaygroundProvider = PlaygroundContext.Provider

/** Returns the page, for one of its parts. */
export function usePlayground(): Playground {
  const playground = useContext(PlaygroundContext)
  if (!playground) throw new Error('expected a part of the page, received one outside of it')
  return playground
}
