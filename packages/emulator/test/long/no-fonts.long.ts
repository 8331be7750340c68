import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { call } from '../helpers/client.ts'
import { startRemote } from '../helpers/remote-emulator.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import { photograph, pixelsOf } from '../image/pictures.ts'

const NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>'
const text = Buffer.from('阿里云 Hello, Ωmega').toString('base64url')

const STYLES = [
  `image/resize,w_400/watermark,text_${text}/format,png`,
  `image/resize,w_400/watermark,text_${text},size_30,color_FF0000,shadow_50,rotate_30/format,png`,
  `image/resize,w_400/watermark,text_${text},size_20,fill_1,t_60/format,png`,
  `image/resize,w_400/watermark,type_d3F5LXplbmhlaQ,text_${text},g_nw/format,png`,
]

/** The pixels that an emulator in this environment draws, style by style. */
async function drawAll(env: NodeJS.ProcessEnv): Promise<readonly Buffer[]> {
  const root = await temporaryFolder()
  await mkdir(join(root, 'photos'))
  await copyFile(photograph, join(root, 'photos', 'photo.jpg'))
  const { remote } = await startRemote(root, env)
  const drawn: Buffer[] = []
  for (const style of STYLES) {
    const query = { 'x-oss-process': style }
    const answer = await call(remote, { method: 'GET', bucket: 'photos', key: 'photo.jpg', query })
    expect(answer.headers['content-type'], answer.text.slice(0, 500)).toBe('image/png')
    drawn.push((await pixelsOf(answer.bytes)).data)
  }
  return drawn
}

describe('text on a machine without fonts', () => {
  test('has the same pixels as on this one', async () => {
    const home = await temporaryFolder()
    const configuration = join(home, 'fonts.conf')
    await writeFile(configuration, NO_FONTS)
    const here = await drawAll(process.env)
    const bare = await drawAll({
      HOME: home,
      XDG_CONFIG_HOME: home,
      XDG_DATA_HOME: home,
      XDG_CACHE_HOME: home,
      FONTCONFIG_FILE: configuration,
      FONTCONFIG_PATH: home,
    })
    expect(here).toHaveLength(STYLES.length)
    expect(here.map((pixels, index) => bare[index]?.equals(pixels))).toEqual([
      true,
      true,
      true,
      true,
    ])
    const [first, second] = here
    expect(second?.equals(first ?? Buffer.alloc(0))).toBe(false)
  })
})
