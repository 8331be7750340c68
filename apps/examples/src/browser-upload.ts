/**
 * A page uploads pictures straight into a bucket: the server signs a form which allows nothing but
 * pictures of at most 5 MB under `uploads/`, the browser posts the file to the bucket, and the server
 * then lets the bucket make a thumbnail. With `--serve` it waits for a browser; without, it posts a
 * photograph itself, by the script of the page.
 *
 * Output:
 *   listening on http://127.0.0.1:…
 *   allowed: uploads/… up to 5000000 bytes
 *   made thumbs/photo.webp from uploads/photo.jpg
 *   thumbnail: 200 image/webp, … bytes
 */
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'node:path'
import { OssClient } from '@oss-process/client'
import { createEmulator } from '@oss-process/emulator'
import { format, image, resize } from '@oss-process/process-string'
import { signPostPolicy } from '@oss-process/signer/post-policy'
import { upload } from './browser-upload/upload.ts'

const bucket = 'pictures'
// On the service, a CORS rule of the bucket lets the page's origin post.
await using emulator = await createEmulator({ buckets: [bucket], cors: 'any' })
const { endpoint, credentials, region } = emulator
await using client = new OssClient({ region, endpoint, credentials })

const page = `<!doctype html>
<title>Upload</title>
<label>Picture <input type="file" accept="image/*"></label>
<img alt="Thumbnail" hidden>
<script type="module">
  import { upload } from './upload.js'
  document.querySelector('input').addEventListener('change', async ({ target }) => {
    const picture = document.querySelector('img')
    picture.src = await upload(target.files[0], location.origin)
    picture.hidden = false
  })
</script>`

/** What the browser may send: the fields of a form, good for 15 minutes. */
async function signForm(): Promise<object> {
  const max = 5_000_000
  const { url, fields } = await signPostPolicy(
    {
      bucket,
      key: { startsWith: 'uploads/' },
      contentLength: { min: 1, max },
      successActionStatus: 201,
      endpoint,
      addressing: 'path',
    },
    { credentials, region },
  )
  console.log(`allowed: uploads/… up to ${max} bytes`)
  return { url, fields }
}

/** Makes the thumbnail of an uploaded picture, and a link to it. */
async function makeThumbnail(key: string): Promise<object> {
  if (!key.startsWith('uploads/')) throw new Error(`expected an upload, received ${key}`)
  const thumbnail = `thumbs/${parse(key).name}.webp`
  const style = image(resize({ width: 160 }), format('webp'))
  await client.processObject({ bucket, key, process: style.saveAs({ key: thumbnail }) })
  console.log(`made ${thumbnail} from ${key}`)
  const { url } = await client.presign({ method: 'GET', bucket, key: thumbnail })
  return { url }
}

const routes: Readonly<Record<string, (query: URLSearchParams) => Promise<[string, string]>>> = {
  'GET /': async () => ['text/html; charset=utf-8', page],
  'GET /upload.js': async () => [
    'text/javascript',
    await readFile(new URL('./browser-upload/upload.js', import.meta.url), 'utf8'),
  ],
  'POST /form': async () => ['application/json', JSON.stringify(await signForm())],
  'POST /thumbnail': async (query) => [
    'application/json',
    JSON.stringify(await makeThumbnail(query.get('key') ?? '')),
  ],
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const answer = routes[`${request.method} ${pathname}`]
  if (!answer) return void response.writeHead(404).end()
  answer(searchParams).then(
    ([type, body]) => response.writeHead(200, { 'content-type': type }).end(body),
    (error: unknown) => refuse(response, error),
  )
})

function refuse(response: ServerResponse, error: unknown): void {
  response.writeHead(400).end(error instanceof Error ? error.message : String(error))
}

await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
console.log(`listening on ${address}`)

if (process.argv.includes('--serve')) {
  await new Promise((resolve) => process.once('SIGTERM', resolve).once('SIGINT', resolve))
} else {
  const photograph = await readFile('examplebucket/photo.jpg')
  const file = new File([photograph], 'photo.jpg', { type: 'image/jpeg' })
  const thumbnail = await fetch(await upload(file, address))
  const { byteLength } = await thumbnail.arrayBuffer()
  const type = thumbnail.headers.get('content-type')
  console.log(`thumbnail: ${thumbnail.status} ${type}, ${byteLength} bytes`)
}
server.closeAllConnections()
server.close()
