/** `sign`: shows every stage of a signature. */
import type { SignatureStages } from '@oss-process/signer'
import { defineCommand } from '../../command-line/define-command.ts'
import { outputOptions } from '../../command-line/options.ts'
import { EXIT } from '../../errors.ts'
import { jsonLine } from '../../output/render.ts'
import { readAll } from '../../read-lines.ts'
import type { SignRequest } from './sign-request.ts'
import { parseSignRequest } from './sign-request.ts'

export const sign = defineCommand({
  name: 'sign',
  summary: 'show what is signed for a request, and the signature',
  positionals: {},
  options: {
    presign: { kind: 'flag', summary: 'sign the URL instead of the headers' },
    explain: {
      kind: 'text',
      value: 'FILE',
      summary: 'what the service answered: says what it signed otherwise, and why',
      completes: 'file',
    },
    ...outputOptions,
  },
  examples: [
    ['sign < request.json', 'the canonical request, the string to sign and the signature'],
    ['sign --json --presign < request.json', 'the same of a presigned URL, as JSON'],
    ['sign --explain error.xml < request.json', 'why the service computed another signature'],
  ],
  async run(args, io) {
    const request = parseSignRequest(await readAll(io.stdin.chunks()), { env: io.env })
    const signed = args.presign === true ? await presigned(request) : await headerSigned(request)
    if (args.explain !== undefined) {
      const { explainMismatch } = await import('@oss-process/signer/explain')
      const theirs = await io.files.readText(args.explain)
      const { text, ...explanation } = explainMismatch({ ours: signed.stages, theirs })
      await io.stdout.write(args.json ? jsonLine(explanation) : `${text.trimEnd()}\n`)
      return explanation.isEqual ? EXIT.done : EXIT.refused
    }
    await io.stdout.write(
      args.json
        ? jsonLine({ ...stagesOnly(signed.stages), ...signed.output })
        : stagesText(signed.stages, signed.output),
    )
    return undefined
  },
})

interface Signed {
  readonly stages: SignatureStages
  readonly output: { readonly headers: Readonly<Record<string, string>>; readonly url?: string }
}

async function headerSigned({ request, options }: SignRequest): Promise<Signed> {
  const { signHeaders } = await import('@oss-process/signer')
  const stages = await signHeaders(request, options)
  return { stages, output: { headers: stages.headers } }
}

async function presigned({ request, options, presign }: SignRequest): Promise<Signed> {
  const signer = await import('@oss-process/signer')
  const { endpoint, addressing, expiresIn } = presign()
  const stages = await signer.presign(
    { ...request, endpoint, ...(addressing === undefined ? {} : { addressing }) },
    { ...options, ...(expiresIn === undefined ? {} : { expiresIn }) },
  )
  return { stages, output: { url: stages.url, headers: stages.headers } }
}

function stagesOnly({ canonicalRequest, stringToSign, signature }: SignatureStages) {
  return { canonicalRequest, stringToSign, signature }
}

function stagesText(stages: SignatureStages, output: Signed['output']): string {
  const parts = [
    ['canonical request', stages.canonicalRequest],
    ['string to sign', stages.stringToSign],
    ['signature', stages.signature],
    ...(output.url === undefined
      ? [['headers', headerLines(output.headers)]]
      : [['url', output.url]]),
  ]
  return parts.map(([title, text]) => `-- ${title}\n${text}\n`).join('\n')
}

function headerLines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}
