/** `doctor`: checks everything that a call depends on, and says how to repair what is wrong. */

import type { OptionValues } from '../command-line/define-command.ts'
import { defineCommand } from '../command-line/define-command.ts'
import { checkBucket } from '../command-line/object-address.ts'
import { serviceOptions } from '../command-line/options.ts'
import type { ExitCode } from '../errors.ts'
import { EXIT } from '../errors.ts'
import type { Io } from '../io.ts'
import { presentError } from '../output/present-error.ts'
import { jsonLine, palette } from '../output/render.ts'
import { withSession } from '../session/session.ts'
import { findSettings } from '../settings/resolve-settings.ts'

const options = {
  bucket: {
    kind: 'text',
    value: 'BUCKET',
    summary: 'check this bucket too: list it, process and save a picture of one pixel in it',
  },
  readOnly: { kind: 'flag', summary: 'save nothing in the bucket' },
  ...serviceOptions,
} as const

/** The result of one check. */
interface Finding {
  readonly name: string
  readonly status: 'ok' | 'failed' | 'skipped'
  readonly detail: string
  readonly remedy?: string
}

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'check credentials, region, network, clock and rights, and say what to do',
  positionals: {},
  options,
  examples: [
    ['doctor', 'everything that needs no bucket'],
    ['doctor --bucket photos', 'the right to process and save in a bucket too'],
    ['doctor --bucket photos --root ./data', 'the same against the embedded emulator'],
  ],
  async run(args, io): Promise<ExitCode> {
    if (args.bucket !== undefined) checkBucket(args.bucket)
    const report = createReport(args.json === true, io)
    const settings = await findSettings(args, io)
    const { settingChecks } = await import('../doctor/checks.ts')
    for (const { name, run } of settingChecks) {
      const finding = await look(name, async () => run(settings) ?? '')
      if (finding.detail !== '') await report.add(finding)
    }
    if (report.exitCode() === EXIT.done) await examineService(args, { report, io })
    await report.close()
    return report.exitCode()
  },
})

async function examineService(
  args: OptionValues<typeof options>,
  { report, io }: { report: Report; io: Io },
): Promise<void> {
  const { networkChecks } = await import('../doctor/checks.ts')
  await withSession(args, {
    io,
    work: async ({ client, settings }) => {
      const { bucket } = args
      const endpoint = endpointUrl(settings.endpoint?.value, {
        region: settings.region?.value ?? '',
        isInternal: settings.isInternal,
      })
      const { origin } = settings.endpoint ?? { origin: 'region' }
      await report.add({
        name: 'endpoint',
        status: 'ok',
        detail: `${endpoint.origin} (${origin})`,
      })
      const mayWrite = args.readOnly !== true
      const service = { settings, endpoint, client, bucket, mayWrite, io }
      for (const { name, skip, run } of networkChecks) {
        const reason = skip?.(service)
        const finding: Finding =
          reason === undefined
            ? await look(name, () => run(service))
            : { name, status: 'skipped', detail: reason }
        await report.add(finding)
        if (finding.status === 'failed') break
      }
    },
  })
}

/** The endpoint as the client resolves it. */
function endpointUrl(
  given: string | undefined,
  { region, isInternal }: { region: string; isInternal: boolean },
): URL {
  const host = given ?? `oss-${region}${isInternal ? '-internal' : ''}.aliyuncs.com`
  return new URL(/^https?:\/\//.test(host) ? host : `https://${host}`)
}

async function look(
  name: string,
  run: () => Promise<string>,
): Promise<Finding & { error?: unknown }> {
  try {
    return { name, status: 'ok', detail: await run() }
  } catch (error) {
    const { message, hint } = presentError(error)
    const remedy = hint === undefined ? {} : { remedy: hint }
    return { name, status: 'failed', detail: message, ...remedy, error }
  }
}

interface Report {
  add(finding: Finding & { error?: unknown }): Promise<void>
  close(): Promise<void>
  exitCode(): ExitCode
}

function createReport(isJson: boolean, io: Io): Report {
  const findings: Finding[] = []
  let exitCode: ExitCode = EXIT.done
  const { red, green, dim } = palette(io.stdout, io.env)
  const marks = { ok: green('ok     '), failed: red('FAILED '), skipped: dim('skipped') }
  return {
    async add({ error, ...finding }) {
      findings.push(finding)
      if (error !== undefined && exitCode === EXIT.done) exitCode = presentError(error).exitCode
      if (isJson) return
      const { name, status, detail, remedy } = finding
      const hint = remedy === undefined ? '' : `         do: ${remedy}\n`
      await io.stdout.write(`${marks[status]}  ${name}: ${detail}\n${hint}`)
    },
    async close() {
      if (isJson) await io.stdout.write(jsonLine({ ok: exitCode === EXIT.done, checks: findings }))
    },
    exitCode: () => exitCode,
  }
}
