/** Cross-origin answers: to a preflight, and the headers on every other answer. */

import type { ServiceRequest, ServiceResponse } from '../http/message.ts'
import { OssRefusal } from '../refusal.ts'
import type { DirectoryStore } from '../store/directory-store.ts'
import type { CorsRule } from '../store/object-store.ts'
import { ANY_ORIGIN_RULE, corsHeaders, readCrossOrigin } from './cors.ts'

/** Where rules come from. */
export interface CorsSource {
  readonly store: DirectoryStore
  /** Empty for the service itself. */
  readonly bucket: string
  /** Lets every origin do everything, whatever the bucket says. */
  readonly allowsAnyOrigin: boolean
}

/**
 * Answers `OPTIONS`.
 *
 * @throws {OssRefusal} `AccessForbidden` when no rule fits.
 */
export async function answerPreflight(
  request: ServiceRequest,
  source: CorsSource,
): Promise<ServiceResponse> {
  const headers = await crossOriginHeaders(request, source)
  if (headers !== undefined) return { status: 200, headers }
  throw new OssRefusal({
    status: 403,
    code: 'AccessForbidden',
    message: 'CORSResponse: no CORS rule of the bucket allows this origin, method and headers.',
  })
}

/** The headers that let a page of another origin read an answer; `undefined` when it may not. */
export async function crossOriginHeaders(
  request: ServiceRequest,
  { store, bucket, allowsAnyOrigin }: CorsSource,
): Promise<Readonly<Record<string, string>> | undefined> {
  const asked = readCrossOrigin(request.method, request.headers)
  if (asked === undefined) return undefined
  const rules = allowsAnyOrigin ? [ANY_ORIGIN_RULE] : await rulesOf(store, bucket)
  return corsHeaders(rules, asked)
}

async function rulesOf(store: DirectoryStore, bucket: string): Promise<readonly CorsRule[]> {
  return (await store.buckets.find(bucket))?.cors ?? []
}
