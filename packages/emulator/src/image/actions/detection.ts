import type { ActionDrawing } from '../action-drawing.ts'

/** Actions that look for something in the picture; the service does that with models of its own. */
export const detection: ActionDrawing<unknown> = {
  kind: 'unavailable',
  reason: 'it has no models to detect or judge what a picture shows',
}
