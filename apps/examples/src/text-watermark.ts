/**
 * A Chinese text over a photograph, below right, half transparent and with a shadow.
 *
 * Output:
 *   image/watermark,text_5oiR55qE6Iqx5Zut,color_FFFFFF,size_48,shadow_50,t_80,g_se,x_20,y_20
 *   saved marked.jpg, … bytes
 */
import { fromEnv, OssClient } from '@oss-process/client'
import { image, watermark } from '@oss-process/process-string'

await using client = new OssClient({
  region: 'cn-hangzhou',
  endpoint: process.env['OSS_ENDPOINT'],
  credentials: fromEnv(),
})

// At most 64 bytes, of which a Chinese character takes three: checked before anything is sent.
const style = image(
  watermark({
    text: '我的花园',
    color: 'FFFFFF',
    size: 48,
    shadow: 50,
    opacity: 80,
    gravity: 'se',
    x: 20,
    y: 20,
  }),
)
console.log(String(style))

const saved = await client.processObject({
  bucket: 'examplebucket',
  key: 'photo.jpg',
  process: style.saveAs({ key: 'marked.jpg' }),
})
console.log(`saved ${saved.key}, ${saved.fileSize} bytes`)
