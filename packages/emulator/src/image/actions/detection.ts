import type { ActionDrawing } from '../action-drawing.ts'

/** Actions that detect something in the picture, with models that only the service has. */
export const detection: ActionDrawing<unknown> = {
  kind: 'unavailable',
  reason: 'it has no models to detect or judge what a picture shows',
}
