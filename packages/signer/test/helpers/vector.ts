/** The shape of the vector files in `test/vectors`. */
export interface Vector {
  readonly id: string
  readonly mode: 'header' | 'presign'
  readonly request: {
    readonly method: string
    readonly scheme: string
    readonly host: string
    readonly bucket: string
    readonly key: string
    readonly headers: Readonly<Record<string, string>>
    readonly query: Readonly<Record<string, string | null>>
  }
  readonly credentials: {
    readonly accessKeyId: string
    readonly accessKeySecret: string | null
    readonly securityToken?: string
  }
  readonly signingKeyHex?: string
  readonly region: string
  readonly product: string
  readonly date: string
  readonly expiresIn?: number
  readonly additionalHeaders: readonly string[]
  readonly expected: {
    readonly canonicalRequest: string
    readonly stringToSign: string
    readonly signature: string
    readonly authorization?: string
    readonly signedQuery?: Readonly<Record<string, string>>
  }
}

/** The credentials of a vector; one vector of the documentation publishes a signing key and no secret. */
export function credentialsOf({ credentials }: Vector): {
  accessKeyId: string
  accessKeySecret: string
  securityToken?: string
} {
  return { ...credentials, accessKeySecret: credentials.accessKeySecret ?? 'not-published' }
}
