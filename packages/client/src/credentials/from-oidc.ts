/** Credentials of a role, for the bearer of an identity token, as in a Kubernetes pod. */

import type { CredentialsProvider } from './credentials.ts'
import { type CredentialsEffects, SYSTEM_CREDENTIALS_EFFECTS } from './effects.ts'
import { fetchFailed, notConfigured } from './read-credentials.ts'
import { type RoleOptions, readStsAnswer, roleParameters, STS_VERSION } from './sts.ts'

/** Options of {@link fromOidc}; what is left out comes from the environment, as pods have it. */
export interface OidcOptions extends Omit<RoleOptions, 'roleArn'> {
  /** @default `ALIBABA_CLOUD_ROLE_ARN` */
  readonly roleArn?: string | undefined
  /** @default `ALIBABA_CLOUD_OIDC_PROVIDER_ARN` */
  readonly providerArn?: string | undefined
  /** File with the token, read anew each time. @default `ALIBABA_CLOUD_OIDC_TOKEN_FILE` */
  readonly tokenFile?: string | undefined
}

/**
 * Takes on a role with an identity token, through AssumeRoleWithOIDC, which is not signed.
 *
 * @see https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerolewithoidc
 */
export function fromOidc(
  options: OidcOptions = {},
  effects: CredentialsEffects = SYSTEM_CREDENTIALS_EFFECTS,
): CredentialsProvider {
  return async () => {
    const { roleArn, providerArn, tokenFile } = resolve(options, effects.environment)
    const token = await effects.readFile(tokenFile).catch((cause) => {
      throw fetchFailed(`the identity token cannot be read from ${tokenFile}`, { cause })
    })
    const form = new URLSearchParams({
      Action: 'AssumeRoleWithOIDC',
      Version: STS_VERSION,
      Format: 'JSON',
      Timestamp: new Date(effects.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
      SignatureNonce: effects.nonce(),
      OIDCProviderArn: providerArn,
      OIDCToken: token.trim(),
    })
    for (const [name, value] of Object.entries(roleParameters({ ...options, roleArn }))) {
      if (value !== undefined) form.set(name, value)
    }
    const request = {
      method: 'POST',
      url: options.endpoint ?? 'https://sts.aliyuncs.com',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: String(form),
      timeoutMs: options.timeout ?? 10_000,
    } as const
    const answer = await effects.send(request).catch((cause) => {
      throw fetchFailed('the Security Token Service does not answer', { cause })
    })
    return readStsAnswer(answer, 'AssumeRoleWithOIDC')
  }
}

function resolve(
  options: OidcOptions,
  environment: CredentialsEffects['environment'],
): { readonly roleArn: string; readonly providerArn: string; readonly tokenFile: string } {
  const roleArn = options.roleArn ?? environment['ALIBABA_CLOUD_ROLE_ARN']
  const providerArn = options.providerArn ?? environment['ALIBABA_CLOUD_OIDC_PROVIDER_ARN']
  const tokenFile = options.tokenFile ?? environment['ALIBABA_CLOUD_OIDC_TOKEN_FILE']
  if (roleArn && providerArn && tokenFile) return { roleArn, providerArn, tokenFile }
  throw notConfigured(
    'expected ALIBABA_CLOUD_ROLE_ARN, ALIBABA_CLOUD_OIDC_PROVIDER_ARN and ALIBABA_CLOUD_OIDC_TOKEN_FILE, found not all of them',
  )
}
