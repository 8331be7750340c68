import type { ActionTable } from '../../language/action-table.ts'
import { textKind } from '../../language/kinds/texts.ts'

/** Where the service stores the result. */
export interface SaveTarget {
  /**
   * 1 to 1023 bytes of UTF-8. May hold `{dirname}`, `{barename}`, `{autoext}`, `{index}`,
   * `{bucket}`, which the service fills in.
   */
  readonly key: string
  /** A bucket of the same account and region. @default the source's bucket */
  readonly bucket?: string | undefined
}

/**
 * `sys/saveas`, see "sys/saveas" among the data processing pages; lengths and characters from
 * "Bucket naming conventions" and "Object naming conventions". The service checks the shortest length of
 * a bucket name. A name with a variable in braces is not checked further.
 */
export const saveAsTable = {
  action: 'saveas',
  parameters: {
    key: {
      letter: 'o',
      kind: textKind,
      required: true,
      maxBytes: 1023,
    },
    bucket: {
      letter: 'b',
      kind: textKind,
      maxBytes: 1023,
      pattern: /^[a-z0-9-]{1,63}$|\{/,
      expected: 'lower-case letters, digits and hyphens',
    },
  },
} as const satisfies ActionTable<SaveTarget>
