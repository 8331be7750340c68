/** A picture to watermark with, so that the examples that name one can be drawn. */
import type { EmulatorLink } from './emulator-link.ts'

/** The key that the samples in the service's own pages name. */
const SAMPLE_KEY = 'panda.png'

/** Draws a small mark and stores it under the key of the samples. */
export async function storeWatermarkPicture(link: EmulatorLink): Promise<void> {
  const blob = await drawMark()
  if (blob) await link.putObject(SAMPLE_KEY, blob)
}

/** A white disc with the two arrows of the compare line. */
function drawMark(): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = 160
  canvas.height = 160
  const brush = canvas.getContext('2d')
  if (!brush) return Promise.resolve(null)
  brush.fillStyle = '#ffffffe6'
  brush.arc(80, 80, 76, 0, 2 * Math.PI)
  brush.fill()
  brush.strokeStyle = '#9c4209'
  brush.lineWidth = 12
  brush.lineCap = 'round'
  brush.stroke(new Path2D('M80 40v80M58 56L34 80l24 24M102 56l24 24-24 24'))
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}
