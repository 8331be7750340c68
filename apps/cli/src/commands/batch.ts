/** `batch`: the main job for many objects, resumable. */
import type { AttemptEvent, OssClient } from '@oss-process/client'
import type { Job, Progress } from '../batch/journal.ts'
import { hasPlan, Journal, journalFolder, writePlan } from '../batch/journal.ts'
import { AdaptiveWindow } from '../batch/limiter.ts'
import { manifestFormats } from '../batch/manifest.ts'
import type { BatchSources } from '../batch/open-sources.ts'
import { openSources } from '../batch/open-sources.ts'
import type { PlanRules } from '../batch/plan-objects.ts'
import { planObjects } from '../batch/plan-objects.ts'
import { runBatch } from '../batch/run-batch.ts'
import { styleFacts } from '../batch/style-facts.ts'
import { parseTemplate } from '../batch/template.ts'
import type { OptionValues, PositionalValues } from '../command-line/define-command.ts'
import { defineCommand } from '../command-line/define-command.ts'
import { checkBucket } from '../command-line/object-address.ts'
import { dryRunOption, serviceOptions, styleCheckOptions } from '../command-line/options.ts'
import { CliError, usageError } from '../errors.ts'
import type { Io } from '../io.ts'
import { humanDuration, jsonLine } from '../output/render.ts'
import { createRecorder, requestText } from '../session/dry-run.ts'
import type { Session } from '../session/session.ts'
import { withSession } from '../session/session.ts'
import { resolveSettings } from '../settings/resolve-settings.ts'
import { checkStyle, hintsWithoutSaving } from './style/check-before-sending.ts'

const positionals = {
  source: {
    summary: 'oss://bucket/prefix, a glob such as oss://bucket/**/*.jpg, or - for keys on stdin',
  },
} as const

const options = {
  manifest: {
    kind: 'text',
    value: 'FILE',
    summary: 'take the sources from a list: keys, CSV, JSONL or a bucket inventory, also .gz',
    completes: 'file',
  },
  manifestFormat: {
    kind: 'text',
    choices: manifestFormats,
    summary: 'form of the list (by its name)',
  },
  bucket: { kind: 'text', value: 'BUCKET', summary: 'bucket of sources that name none' },
  style: {
    kind: 'text',
    value: 'STYLE',
    required: true,
    summary: 'what to do with each',
    completes: 'style',
  },
  targetImage: {
    kind: 'text',
    value: 'TEMPLATE',
    required: true,
    summary: 'key of each result, with {key} {dir} {base} {name} {ext} {width} {height}',
  },
  targetBucket: {
    kind: 'text',
    value: 'BUCKET',
    summary: 'bucket of the results (that of the source)',
  },
  concurrency: { kind: 'number', value: 'N', default: 64, summary: 'most calls at once' },
  rate: { kind: 'number', value: 'N', summary: 'most calls started in a second' },
  failFast: { kind: 'flag', summary: 'start nothing more after the first failure' },
  journal: {
    kind: 'text',
    value: 'DIR',
    summary: 'where to note what is done (.oss-process-batch/<job>)',
    completes: 'folder',
  },
  restart: { kind: 'flag', summary: 'forget what an earlier run of the same job has done' },
  ...dryRunOption,
  ...styleCheckOptions,
  ...serviceOptions,
} as const

type BatchArgs = OptionValues<typeof options> & PositionalValues<typeof positionals>

export const batch = defineCommand({
  name: 'batch',
  summary: 'process many objects; run it again to go on after an interruption',
  positionals,
  options,
  examples: [
    [
      "batch 'oss://photos/2026/**/*.jpg' --style image/resize,w_400/format,webp --target-image 'small/{dir}/{name}.{ext}'",
      'a smaller copy of every JPEG under 2026/',
    ],
    [
      "batch --manifest keys.csv --bucket photos --style image/resize,w_100 --target-image '{key}' --target-bucket thumbs --rate 200",
      'the objects of a list, at most 200 a second',
    ],
  ],
  async run(args, io) {
    checkLimits(args)
    const style = await checkStyle(args.style, { strictness: args, io, hints: sysPartHints })
    if (style.mode === 'async') {
      throw usageError(`${args.style} runs as a task only; batch takes styles that answer at once`)
    }
    const template = parseTemplate(args.targetImage, styleFacts(style.tree))
    const targetBucket =
      args.targetBucket === undefined ? undefined : checkBucket(args.targetBucket)
    const window = new AdaptiveWindow(args.concurrency)
    await withSession(args, {
      io,
      options: { onAttempt: watchOverload(window), maxConnections: args.concurrency },
      work: async (session) => {
        const sources = await openSources(args, { client: session.client, io })
        try {
          const rules = { ...sources, template, targetBucket }
          if (args.dryRun) await printAll(rules, { style: style.text, args, io })
          else await runJob({ args, io, session, sources, rules, window })
        } finally {
          await sources.close()
        }
      },
    })
    return undefined
  },
})

const sysPartHints = {
  ...hintsWithoutSaving,
  saveAs: 'give --target-image and --target-bucket instead',
}

function checkLimits({ concurrency, rate }: BatchArgs): void {
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 1000) {
    throw usageError(
      `expected --concurrency as a whole number from 1 to 1000, received ${concurrency}`,
    )
  }
  if (rate !== undefined && !(rate > 0)) {
    throw usageError(`expected --rate as a number above 0, received ${rate}`)
  }
}

/** Narrows the window at an overload; sees each attempt, also those that the client retries. */
function watchOverload(window: AdaptiveWindow): (event: AttemptEvent) => void {
  return ({ statusCode, error }) => {
    const isTimeout = error instanceof Error && error.name === 'OssTimeoutError'
    if (statusCode === 503 || statusCode === 429 || isTimeout) window.overload()
  }
}

interface JobRun {
  readonly args: BatchArgs
  readonly io: Io
  readonly session: Session
  readonly sources: BatchSources
  readonly rules: PlanRules
  readonly window: AdaptiveWindow
}

async function runJob({ args, io, session, sources, rules, window }: JobRun): Promise<void> {
  const job: Job = {
    sources: sources.identity,
    style: args.style,
    target: args.targetImage,
    targetBucket: args.targetBucket ?? '',
    endpoint: session.settings.local?.root ?? session.settings.endpoint?.value ?? '',
  }
  const folder = args.journal ?? (await journalFolder(job))
  if (args.restart) await io.files.remove(folder)
  if (!(await hasPlan(folder, { job, io }))) {
    await writePlan(folder, { job, objects: planObjects(rules), files: io.files })
  }
  const { journal, progress } = await Journal.open(folder, { io })
  await reportResumption(progress, io)
  const startedAt = io.now().getTime()
  const outcome = await runBatch({
    client: session.client,
    io,
    folder,
    journal,
    style: args.style,
    targetBucket: args.targetBucket,
    total: progress.count - progress.succeeded,
    window,
    rate: args.rate,
    isFailFast: args.failFast === true,
    isLenient: args.lenient === true,
  }).finally(() => journal.close())
  const left = progress.count - progress.succeeded - outcome.succeeded
  const seconds = humanDuration(io.now().getTime() - startedAt)
  const text = `${outcome.succeeded} of ${progress.count} objects processed in ${seconds}, ${left} left`
  if (io.signal.aborted) {
    throw new CliError('CLI_INTERRUPTED', `stopped by ${String(io.signal.reason)}: ${text}`, {
      hint: 'run the same command again to go on',
    })
  }
  if (left > 0) {
    throw new CliError('CLI_BATCH_FAILURES', `${text}, ${outcome.failed} failed`, {
      hint: 'run the same command again to try those that are left',
    })
  }
  await io.files.remove(folder)
  await io.stderr.write(progress.count === 0 ? 'nothing to do: no object found\n' : `${text}\n`)
}

async function reportResumption({ count, succeeded, failed }: Progress, io: Io): Promise<void> {
  if (succeeded === 0 && failed === 0) return
  const again = failed > 0 ? `, ${failed} that failed are tried again` : ''
  await io.stderr.write(`going on: ${succeeded} of ${count} are done${again}\n`)
}

async function printAll(
  rules: PlanRules,
  { style, args, io }: { style: string; args: BatchArgs; io: Io },
): Promise<void> {
  const { saveAs } = await import('@oss-process/process-string')
  const recorder = await createRecorder(await resolveSettings(args, io))
  for await (const { bucket, key, target } of planObjects(rules)) {
    const process = String(saveAs(style, { key: target, bucket: rules.targetBucket ?? bucket }))
    const call = (client: OssClient) =>
      client.processObject({ bucket, key, process, validate: !args.lenient })
    const request = await recorder.record(call)
    await io.stdout.write(args.json ? jsonLine(request) : requestText(request))
  }
}
