/** The functions are those of an unpic 4 provider. */
import { extract, generate, type Operations, transform } from '@oss-process/process-string/unpic'
import type { TransformerFunction, Operations as UnpicOperations } from 'unpic/types'

export const transformer: TransformerFunction<UnpicOperations, undefined> = transform
export const generator: TransformerFunction<UnpicOperations, undefined> = generate

/** The extractor of a provider without options. */
type Extractor = (url: string | URL) => { src: string; operations: UnpicOperations } | null
export const extractor: Extractor = extract

export const operations: UnpicOperations = { width: 1, height: '2' } satisfies Operations

// @ts-expect-error a transformer gives a URL
export const wrong: TransformerFunction<UnpicOperations, undefined> = extract
