/** How source and result are shown. */
export const STAGE_MODES = ['compare', 'side by side', 'actual size'] as const

export type StageMode = (typeof STAGE_MODES)[number]
