/** The service's whole API as data: which operation a request asks for, and which names it may carry. */
import { type ApiRow, entryCovers, splitEntry } from './api-row.ts'
import {
  BUCKET_CONFIGURATIONS,
  type ConfigurationOperation,
  configurationRows,
} from './bucket-configurations.ts'
import { BUCKET_ROWS, WHOLE_BUCKET_ROWS } from './bucket-level.ts'
import { OBJECT_ROWS } from './object-level.ts'
import { SERVICE_ROWS } from './service-level.ts'

/** What a request is about. */
export type ApiLevel = 'service' | 'bucket' | 'object'

/** Names of the operations that the emulator performs. */
export type OperationName =
  | ConfigurationOperation
  | Extract<
      (
        | typeof SERVICE_ROWS
        | typeof BUCKET_ROWS
        | typeof WHOLE_BUCKET_ROWS
        | typeof OBJECT_ROWS
      )[number],
      { readonly operation: string }
    >['operation']

/** A row of which the name is known. */
export interface NamedRow extends ApiRow {
  readonly operation?: OperationName
}

/** Every operation of the service. The rows of a level are tried in order, and the first that fits wins. */
export const API: Readonly<Record<ApiLevel, readonly NamedRow[]>> = {
  service: SERVICE_ROWS,
  // What a sub-resource chooses comes before the operations on the bucket as a whole.
  bucket: [
    ...BUCKET_ROWS,
    ...BUCKET_CONFIGURATIONS.flatMap(configurationRows),
    ...WHOLE_BUCKET_ROWS,
  ],
  object: OBJECT_ROWS,
}

/**
 * Names that the service documents and that no row has: parts of operations that the emulator lacks,
 * older names, and what only the string to sign of V1 lists.
 */
const OTHER_SUB_RESOURCES = [
  ...['archiveDirectRead', 'group', 'link', 'objectInfo', 'startTime', 'endTime'],
  ...['versionId', 'versions', 'comp', 'status', 'inventoryId', 'styleName', 'position'],
  ...['callback', 'callback-var', 'sequential', 'notification', 'callbackPolicy', 'hierarchy'],
  ...['dataPipeline', 'processConfiguration', 'channel', 'vpcip', 'x-oss-undelete'],
]

/** Names that choose an operation, or a part of one. An operation that does not know one is refused. */
export const SUB_RESOURCES: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...Object.values(API).flatMap((rows) =>
    rows.flatMap(({ query = [] }) => query.map((entry) => splitEntry(entry).name)),
  ),
  ...OTHER_SUB_RESOURCES,
])

/** What every operation takes: the parts of a signature in the query, V4 and V1. */
const SIGNATURE_PARAMETERS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...['x-oss-signature-version', 'x-oss-credential', 'x-oss-date', 'x-oss-expires'],
  ...['x-oss-signature', 'x-oss-additional-headers', 'x-oss-security-token'],
  ...['OSSAccessKeyId', 'Expires', 'Signature', 'security-token'],
])

/**
 * Returns the query names of a request that its operation must not be performed with.
 *
 * This decides which names are unknown. An operation is performed with the names of its row and
 * with the parameters of a signature. The service ignores any other name that has a value, as content
 * networks and browsers add them, unless the name is a sub-resource of some operation. A name without
 * a value may be a sub-resource that came after these tables, so it is refused.
 */
export function unknownNames(row: ApiRow, query: ReadonlyMap<string, string>): readonly string[] {
  const known = /* @__PURE__ */ new Set(
    [...(row.query ?? []), ...(row.takes ?? [])]
      .filter((entry) => entryCovers(entry, query))
      .map((entry) => splitEntry(entry).name),
  )
  const isAllowed = (name: string, value: string) =>
    known.has(name) || SIGNATURE_PARAMETERS.has(name) || (value !== '' && !SUB_RESOURCES.has(name))
  return [...query].filter(([name, value]) => !isAllowed(name, value)).map(([name]) => name)
}
