/**
 * A worker at the edge that signs: visitors ask it for `/photo.jpg?w=200`, it answers with the
 * processed picture of a private bucket. Nothing in `handle` needs Node: the signer uses WebCrypto
 * there, and `fetch` is the platform's own.
 *
 * Output:
 *   /photo.jpg?w=200: 200 image/webp
 *   /photo.jpg?w=0: 400 resize width: expected an integer from 1 to 16384, received 0
 */
import { format, image, ProcessStringError, resize } from '@oss-process/process-string'
import { signHeaders } from '@oss-process/signer'

interface Settings {
  readonly endpoint: string
  readonly accessKeyId: string
  readonly accessKeySecret: string
}

/** The worker's `fetch` handler. */
async function handle(request: Request, settings: Settings): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url)
  const key = decodeURIComponent(pathname.slice(1))
  const bucket = 'examplebucket'
  let style: string
  try {
    const width = Number(searchParams.get('w'))
    style = String(image(resize({ width }), format('webp')))
  } catch (error) {
    if (!(error instanceof ProcessStringError)) throw error
    return new Response(error.message, { status: 400 })
  }
  const { accessKeyId, accessKeySecret } = settings
  const { headers } = await signHeaders(
    { method: 'GET', bucket, key, query: { 'x-oss-process': style } },
    { credentials: { accessKeyId, accessKeySecret }, region: 'cn-hangzhou' },
  )
  const target = `${settings.endpoint}/${bucket}/${encodeURIComponent(key)}`
  return await fetch(`${target}?x-oss-process=${encodeURIComponent(style)}`, { headers })
}

const settings = {
  endpoint: process.env['OSS_ENDPOINT'] ?? '',
  accessKeyId: process.env['OSS_ACCESS_KEY_ID'] ?? '',
  accessKeySecret: process.env['OSS_ACCESS_KEY_SECRET'] ?? '',
}
for (const path of ['/photo.jpg?w=200', '/photo.jpg?w=0']) {
  const answer = await handle(new Request(`https://worker.example${path}`), settings)
  const detail = answer.ok ? answer.headers.get('content-type') : await answer.text()
  console.log(`${path}: ${answer.status} ${detail}`)
}
