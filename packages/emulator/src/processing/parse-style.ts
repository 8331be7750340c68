/** Parses the text of `x-oss-process`; its issues become refusals of the service. */
import type { Issue } from '@oss-process/process-string'
import {
  type ImageTree,
  type OperationTree,
  type ProcessTree,
  type StyleTree,
  safeParse,
} from '@oss-process/process-string/parse'
import type { Call } from '../call/call.ts'
import { OssRefusal } from '../refusal.ts'

/** A style without names: each `style/NAME` has been replaced by the stored style. */
export type ResolvedStyle = ImageStyles | OperationTree

/** Chains of image actions that follow each other; more than one is a pipeline. */
export interface ImageStyles {
  readonly kind: 'images'
  readonly chains: readonly ImageTree[]
}

/** How many texts are cached, and up to which length in characters. */
const MAX_TREES = 256
const MAX_CACHED_LENGTH = 1024

/** A cache, since most requests have one of a few styles. */
const trees = new Map<string, ProcessTree>()

/**
 * Parses a process string.
 *
 * @param mode - how the style is run; a style that cannot be run in this way is refused.
 * @throws {OssRefusal} the first problem, with the service's code and EC where they are known.
 */
export function parseProcess(text: string, mode?: 'sync' | 'async'): ProcessTree {
  const name = `${mode} ${text}`
  const cached = trees.get(name)
  if (cached !== undefined) return cached
  const verdict = safeParse(text, { mode })
  if (!verdict.ok) throw refusalOf(verdict.issues)
  if (trees.size >= MAX_TREES) trees.clear()
  if (text.length <= MAX_CACHED_LENGTH) trees.set(name, verdict.value)
  return verdict.value
}

function refusalOf(issues: readonly Issue[]): OssRefusal {
  const issue = issues.find(({ severity }) => severity === 'error') ?? issues[0]
  return new OssRefusal({
    status: 400,
    code: issue?.ec === undefined ? 'InvalidArgument' : codeOfEc(issue.ec),
    message: issue?.message ?? 'The process string is not valid.',
    ...(issue?.ec === undefined ? {} : { ec: issue.ec }),
  })
}

/** Codes that a page of the service gives for an EC; every other bad parameter is `InvalidArgument`. */
const CODES_OF_EC: Readonly<Record<string, string>> = {
  '0040-00000250': 'BadRequest',
  '0040-00000257': 'BadRequest',
  '0040-00000265': 'BadRequest',
  '0040-00000322': 'MissingArgument',
}

function codeOfEc(ec: string): string {
  return CODES_OF_EC[ec] ?? 'InvalidArgument'
}

/**
 * Replaces each `style/NAME` by the style that the bucket has under that name.
 *
 * @throws {OssRefusal} `NoSuchStyle`; `NotImplemented` for a style that is built into the service;
 *   `InvalidArgument` for a stored operation in a pipeline.
 */
export async function resolveStyle(
  call: Call,
  { style }: ProcessTree,
  mode: 'sync' | 'async',
): Promise<ResolvedStyle> {
  const stages = await stagesOf(style, (name) => storedStyle(call, name, mode))
  const [first] = stages
  if (first?.kind === 'operation' && stages.length === 1) return first
  return { kind: 'images', chains: stages.map(assertJoinable) }
}

/** Returns what runs, in order. A stored style contains no further name. */
async function stagesOf(
  style: StyleTree,
  find: (name: string) => Promise<StyleTree>,
): Promise<readonly (ImageTree | OperationTree)[]> {
  switch (style.kind) {
    case 'named':
      return await stagesOf(await find(style.name), (name) => Promise.reject(noSuchStyle(name)))
    case 'pipeline': {
      const stages = await Promise.all(style.styles.map((stage) => stagesOf(stage, find)))
      return stages.flat()
    }
    case 'image':
    case 'operation':
      return [style]
    default:
      return style satisfies never
  }
}

async function storedStyle(call: Call, name: string, mode: 'sync' | 'async'): Promise<StyleTree> {
  if (name.startsWith('::')) {
    throw new OssRefusal({
      status: 501,
      code: 'NotImplemented',
      message: `The emulator does not have the styles that are built into the service, such as ${name}.`,
    })
  }
  const bucket = await call.service.store.buckets.find(call.bucket)
  const stored = new Map(Object.entries(bucket?.styles ?? {})).get(name)
  if (stored === undefined) throw noSuchStyle(name)
  return parseProcess(stored.content, mode).style
}

function assertJoinable(stage: ImageTree | OperationTree): ImageTree {
  if (stage.kind === 'image') return stage
  throw new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: `${stage.family}/${stage.operation} cannot be part of a pipeline.`,
  })
}

/** The refusal for a name that the bucket has no style for. */
export function noSuchStyle(name: string): OssRefusal {
  return new OssRefusal({
    status: 404,
    code: 'NoSuchStyle',
    message: 'The specified style does not exist.',
    details: { StyleName: name },
  })
}
