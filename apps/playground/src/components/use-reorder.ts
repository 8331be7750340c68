/** Dragging a card to another place of the list. */
import { useState } from 'preact/hooks'

/** What a card needs to be dragged and dropped on. */
export interface Reorder {
  /** Position of the card that is dragged. */
  readonly dragged: number | undefined
  /** Position that it would take. */
  readonly aim: number | undefined
  readonly start: (at: number, event: DragEvent) => void
  readonly over: (at: number, event: DragEvent) => void
  readonly drop: (event: DragEvent) => void
  readonly end: () => void
}

/** Follows one drag at a time. The keyboard has its own way: Alt with an arrow. */
export function useReorder(move: (from: number, to: number) => void): Reorder {
  const [dragged, setDragged] = useState<number>()
  const [aim, setAim] = useState<number>()
  const end = (): void => {
    setDragged(undefined)
    setAim(undefined)
  }
  return {
    dragged,
    aim,
    start: (at, event) => {
      event.dataTransfer?.setData('text/plain', String(at))
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
      setDragged(at)
    },
    over: (at, event) => {
      if (dragged === undefined) return
      event.preventDefault()
      setAim(at)
    },
    drop: (event) => {
      event.preventDefault()
      if (dragged !== undefined && aim !== undefined) move(dragged, aim)
      end()
    },
    end,
  }
}
