/**
 * Operations on documents: LibreOffice converts office files to PDF, poppler draws the pages of a PDF.
 *
 * @see "Document processing"
 */
import { copyFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { OperationOptions } from '@oss-process/process-string/parse'
import { OssRefusal } from '../refusal.ts'
import { notEmulated } from './ffmpeg.ts'
import type { MediaJob, MediaOperation, MediaProduct } from './media-job.ts'

const DOTS_PER_INCH = 150

/** Draws one page. */
export const docSnapshot: MediaOperation<OperationOptions['doc/snapshot']> = async (job) => {
  const { target = 'jpg', page = 1 } = job.options
  const pdf = await asPdf(job, job.options.source, 'doc/snapshot')
  const [picture] = await drawPages(job, pdf, {
    target,
    purpose: 'doc/snapshot',
    first: page,
    last: page,
  })
  if (picture !== undefined) return [picture]
  throw new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: `The value: ${page} of parameter: page is invalid: the document has fewer pages.`,
  })
}

/** Converts a document, or some pages of it, to another format. */
export const docConvert: MediaOperation<OperationOptions['doc/convert']> = async (job) => {
  const { target, source, pages } = job.options
  const purpose = 'doc/convert'
  if ((target === 'txt' || target === 'pdf') && pages !== undefined) {
    throw notEmulated(`doc/convert of some pages to ${target}`)
  }
  if (target === 'txt') return [await asText(job, source)]
  const pdf = await asPdf(job, source, purpose)
  if (target === 'pdf') return [{ path: pdf, extension: 'pdf' }]
  const wanted = readPages(pages)
  const drawn = await drawPages(job, pdf, { target, purpose })
  return drawn
    .filter((_, index) => wanted(index + 1))
    .map(({ path, extension }) => ({ path, extension, isOneOfSeries: true }))
}

/** Reads a list of pages such as `1,3-5`. */
function readPages(pages: string | undefined): (page: number) => boolean {
  if (pages === undefined) return () => true
  const spans = pages.split(',').map((part) => part.split('-').map(Number))
  return (page) => spans.some(([first = 0, last = first]) => page >= first && page <= last)
}

async function asText(job: MediaJob<unknown>, source: string | undefined): Promise<MediaProduct> {
  const purpose = 'doc/convert'
  const path = await named(job, source)
  if (!path.endsWith('.pdf')) return await office(job, { path, extension: 'txt', purpose })
  const text = join(job.folder, 'source.txt')
  await job.programs.run('pdftotext', [path, text], { purpose, signal: job.signal })
  return { path: text, extension: 'txt' }
}

async function asPdf(
  job: MediaJob<unknown>,
  source: string | undefined,
  purpose: string,
): Promise<string> {
  const path = await named(job, source)
  if (path.endsWith('.pdf')) return path
  return (await office(job, { path, extension: 'pdf', purpose })).path
}

/** Copies the source to a name with an extension, by which the programs detect its format. */
async function named(job: MediaJob<unknown>, source: string | undefined): Promise<string> {
  const extension = source ?? /\.([A-Za-z0-9]+)$/.exec(job.source.key)?.[1]?.toLowerCase()
  if (extension === undefined) {
    throw new OssRefusal({
      status: 400,
      code: 'InvalidArgument',
      message: 'The type of the document is unknown: give source_, or a key with an extension.',
    })
  }
  const path = join(job.folder, `source.${extension}`)
  await copyFile(job.source.path, path)
  return path
}

async function office(
  job: MediaJob<unknown>,
  {
    path,
    extension,
    purpose,
  }: { readonly path: string; readonly extension: 'pdf' | 'txt'; readonly purpose: string },
): Promise<MediaProduct> {
  // Each run has its own profile: two LibreOffice processes cannot share one.
  const profile = `-env:UserInstallation=${pathToFileURL(join(job.folder, 'profile'))}`
  const form = extension === 'txt' ? 'txt:Text' : 'pdf'
  await job.programs.run(
    'soffice',
    [profile, '--headless', '--convert-to', form, '--outdir', job.folder, path],
    { purpose, signal: job.signal },
  )
  return { path: join(job.folder, `source.${extension}`), extension }
}

async function drawPages(
  job: MediaJob<unknown>,
  pdf: string,
  {
    target,
    purpose,
    first,
    last,
  }: {
    readonly target: 'jpg' | 'png'
    readonly purpose: string
    readonly first?: number
    readonly last?: number
  },
): Promise<readonly MediaProduct[]> {
  const span = [
    ...(first === undefined ? [] : ['-f', String(first)]),
    ...(last === undefined ? [] : ['-l', String(last)]),
  ]
  const kind = target === 'jpg' ? '-jpeg' : '-png'
  const parameters = [kind, '-r', String(DOTS_PER_INCH), ...span, pdf, join(job.folder, 'page')]
  await job.programs.run('pdftoppm', parameters, { purpose, signal: job.signal })
  // Numbers are padded to the same length, so that the order of names is the order of pages.
  const names = (await readdir(job.folder)).filter((name) => name.startsWith('page-')).sort()
  return names.map((name) => ({ path: join(job.folder, name), extension: target }))
}
