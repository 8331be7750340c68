/** `--async`: tasks of the embedded emulator, which end with the command. */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runMain } from '../helpers/fake-io.ts'
import { photograph } from '../helpers/picture.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-process-tasks-'))
  await mkdir(join(folder, 'root/photos'), { recursive: true })
  await copyFile(photograph, join(folder, 'root/photos/a.jpg'))
  await writeFile(join(folder, 'root/photos/notes.mp4'), 'no video')
})

afterAll(() => rm(folder, { recursive: true }))

const job = (key: string, style: string, target: string) => [
  ...['--root', 'root', '--bucket', 'photos', '--key', key],
  ...['--style', style, '--target-image', target],
]

describe('--async with --local', () => {
  test('waits for the result, which is there when the command ends', async () => {
    const mark = 'image/blindwatermark,content_bWFyaw'
    await runMain(job('a.jpg', mark, 'marked.jpg'), { folder })
    const argv = [...job('marked.jpg', 'image/deblindwatermark', 'mark.txt'), '--async']
    const { code, stdout, stderr } = await runMain(argv, { folder })
    expect(stderr).toBe('')
    expect(stdout).toMatch(
      /^status code: 200, request id: \S+, event id: \S+, task id: \S+, task status: Succeeded\n$/,
    )
    expect(code).toBe(0)
    expect(await readFile(join(folder, 'root/photos/mark.txt'), 'utf8')).toContain('mark')
    const json = await runMain([...argv, '--json'], { folder })
    expect(JSON.parse(json.stdout)).toMatchObject({
      taskStatus: 'Succeeded',
      targets: ['oss://photos/mark.txt'],
    })
  })

  test('fails as the task does', async () => {
    const argv = [...job('notes.mp4', 'video/convert,f_mp4,vcodec_h264', 'b.mp4'), '--async']
    const { code, stdout, stderr } = await runMain(argv, { folder })
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^oss-process: the task failed: \w+: .*video\/convert.* \(task id \S+\)/)
    expect(code).toBe(1)
  })

  test.each(['image/resize,w_100', 'video/snapshot,t_0,f_jpg'])(
    'refuses %s, which is answered at once',
    async (style) => {
      const { code, stdout, stderr } = await runMain([...job('a.jpg', style, 'b'), '--async'])
      expect(stderr).toBe(
        `oss-process: ${style} is answered at once and runs as no task, received --async\n  hint: leave --async out\n`,
      )
      expect(stdout).toBe('')
      expect(code).toBe(2)
    },
  )

  test('leaves a style to the service when nobody reads it', async () => {
    const argv = [...job('a.jpg', 'image/resize,w_100', 'b'), '--async', '--lenient', '--dry-run']
    expect((await runMain(argv)).stdout).toContain('\nx-oss-async-process=image/resize,w_100|sys/')
  })
})
