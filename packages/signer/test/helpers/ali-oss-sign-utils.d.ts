/** What the tests call of `ali-oss`'s own signing functions, which have no published types. */
declare module 'ali-oss/lib/common/signUtils.js' {
  interface AliOssRequest {
    readonly headers: Readonly<Record<string, string>>
    readonly queries?: Readonly<Record<string, string | null>>
  }
  const signUtils: {
    fixAdditionalHeaders(names: readonly string[]): string[]
    getCanonicalRequest(
      method: string,
      request: AliOssRequest,
      bucket: string,
      key: string,
      additionalHeaders: readonly string[],
    ): string
    getStringToSign(region: string, timestamp: string, canonicalRequest: string): string
    getSignatureV4(secret: string, day: string, region: string, stringToSign: string): string
    authorizationV4(
      accessKeyId: string,
      accessKeySecret: string,
      region: string,
      method: string,
      request: AliOssRequest,
      bucket: string,
      key: string,
      additionalHeaders: readonly string[],
    ): string
  }
  export = signUtils
}
