/**
 * The detections. Each takes no options, returns JSON, must be alone in its style, and needs a bucket
 * that is bound to an IMM project and a signed request.
 */
import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { ALONE } from '../../language/chain-rules.ts'

type NoOptions = Readonly<Record<never, never>>

/** `faces` has no options. */
export type FacesOptions = NoOptions

/** See "Face detection". */
export const facesTable = {
  action: 'faces',
  parameters: {},
  chain: ALONE,
  result: 'json',
} as const satisfies ActionTable<FacesOptions>

/** Finds the faces in the picture: their places, ages and moods. Needs an IMM project and a signed request. */
export function faces(): ImageAction<'sync'> {
  return { table: facesTable, options: {} }
}

/** `bodies` has no options. */
export type BodiesOptions = NoOptions

/** See the media skill of alibabacloud-aiops-skills (no page was found). */
export const bodiesTable = {
  action: 'bodies',
  parameters: {},
  chain: ALONE,
  result: 'json',
} as const satisfies ActionTable<BodiesOptions>

/** Finds the human bodies in the picture: their places. Needs an IMM project and a signed request. */
export function bodies(): ImageAction<'sync'> {
  return { table: bodiesTable, options: {} }
}

/** `cars` has no options. */
export type CarsOptions = NoOptions

/** See the media skill of alibabacloud-aiops-skills (no page was found). */
export const carsTable = {
  action: 'cars',
  parameters: {},
  chain: ALONE,
  result: 'json',
} as const satisfies ActionTable<CarsOptions>

/** Finds the vehicles in the picture: their places. Needs an IMM project and a signed request. */
export function cars(): ImageAction<'sync'> {
  return { table: carsTable, options: {} }
}

/** `codes` has no options. */
export type CodesOptions = NoOptions

/** See "QR code recognition". */
export const codesTable = {
  action: 'codes',
  parameters: {},
  chain: ALONE,
  result: 'json',
} as const satisfies ActionTable<CodesOptions>

/** Reads the QR codes and barcodes in the picture, at most 5: their texts and places. Needs an IMM project and a signed request. */
export function codes(): ImageAction<'sync'> {
  return { table: codesTable, options: {} }
}

/** `labels` has no options. */
export type LabelsOptions = NoOptions

/** See the media skill of alibabacloud-aiops-skills (no page was found). */
export const labelsTable = {
  action: 'labels',
  parameters: {},
  chain: ALONE,
  result: 'json',
} as const satisfies ActionTable<LabelsOptions>

/** Names the things and scenes in the picture, with confidences. Needs an IMM project and a signed request. */
export function labels(): ImageAction<'sync'> {
  return { table: labelsTable, options: {} }
}

/** `score` has no options. */
export type ScoreOptions = NoOptions

/** See "Image quality score". */
export const scoreTable = {
  action: 'score',
  parameters: {},
  chain: ALONE,
  result: 'json',
} as const satisfies ActionTable<ScoreOptions>

/** Scores the picture aesthetically, 0 to 1. Needs an IMM project and a signed request. */
export function score(): ImageAction<'sync'> {
  return { table: scoreTable, options: {} }
}
