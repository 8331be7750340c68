/**
 * Stores a photograph and makes three thumbnails of it, each saved by one signed call.
 *
 * Output:
 *   thumbs/photo-160.webp 160x203, … bytes
 *   thumbs/photo-320.webp 320x406, … bytes
 *   thumbs/photo-640.webp 640x812, … bytes
 */
import { readFile } from 'node:fs/promises'
import { fromEnv, OssClient } from '@oss-process/client'
import { format, image, resize } from '@oss-process/process-string'
import { outputSize } from '@oss-process/process-string/geometry'

const bucket = 'examplebucket'
await using client = new OssClient({
  region: 'cn-hangzhou',
  endpoint: process.env['OSS_ENDPOINT'],
  credentials: fromEnv(),
})

// A real program would have the bytes from a form; here the photograph lies in the working folder.
await client.putObject({
  bucket,
  key: 'uploads/photo.jpg',
  body: await readFile('examplebucket/photo.jpg'),
})

for (const width of [160, 320, 640]) {
  const style = image(resize({ width }), format('webp'))
  const key = `thumbs/photo-${width}.webp`
  const saved = await client.processObject({
    bucket,
    key: 'uploads/photo.jpg',
    process: style.saveAs({ key }),
  })
  // The size of the result is known without asking: it is arithmetic.
  const size = outputSize(style, { width: 807, height: 1024 })
  console.log(`${saved.key} ${size.width}x${size.height}, ${saved.fileSize} bytes`)
}
