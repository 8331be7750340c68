/** `style check`: one word for what is wrong, and a style without a letter. */
import { describe, expect, test } from 'vitest'
import { runMain } from '../helpers/fake-io.ts'

describe('style check', () => {
  test('calls what it refuses an error, and what it lets pass a warning', async () => {
    const unknownAction = await runMain(['style', 'check', 'image/resise,w_1'])
    expect(unknownAction.stdout).toContain('  error: image: expected the name of an action')
    expect(unknownAction.stdout).toContain('\nrefused: image/resise,w_1\n')

    const repeated = ['style', 'check', 'image/resize,w_1,w_2']
    const passed = await runMain(repeated)
    expect(passed.stdout).toContain('  warning: resize w: expected each parameter once')
    expect(passed.stdout).toContain('\nok: image/resize,w_1,w_2\n')
    const refused = await runMain([...repeated, '--strict'])
    expect(refused.stdout).toContain('  error: resize w: expected each parameter once')
    expect(refused.stdout).toContain('\nrefused: image/resize,w_1,w_2\n')
  })

  test('says the same in JSON', async () => {
    const { code, stdout } = await runMain(['style', 'check', 'image/resise,w_1', '--json'])
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, issues: [{ severity: 'error' }] })
  })

  test('paints carets and verdicts on a terminal, unless NO_COLOR is set', async () => {
    const argv = ['style', 'check', 'image/resize,w_0']
    const painted = await runMain(argv, { isTerminal: true })
    expect(painted.stdout).toContain('\u001b[31m^\u001b[0m')
    expect(painted.stdout).toContain('\u001b[31mrefused:\u001b[0m image/resize,w_0')
    const plain = await runMain(argv, { isTerminal: true, env: { NO_COLOR: '1' } })
    expect(plain.stdout).not.toContain('\u001b')
    expect(plain.stdout).toBe((await runMain(argv)).stdout)
  })

  test('names an empty style instead of pointing into it', async () => {
    const { code, stdout } = await runMain(['style', 'check', ''])
    expect(code).toBe(2)
    expect(stdout).toBe(
      '  (empty)\n  error: style: expected a style such as image/resize,w_100, received ""\nrefused: (empty)\n',
    )
  })
})

describe('style check --fix', () => {
  const fix = (style: string) => runMain(['style', 'check', '--fix', style])

  test.each([
    ['image%2Fresize%2Cw_100', 'image/resize,w_100'],
    ['https://b.example.com/a.jpg?x-oss-process=image/resize,w_100&v=2', 'image/resize,w_100'],
    ['image/resise,w_100', 'image/resize,w_100'],
    ['image/resize,w_100', 'image/resize,w_100'],
  ])('prints the right style alone: %s', async (style, expected) => {
    expect(await fix(style)).toMatchObject({ code: 0, stdout: `${expected}\n`, stderr: '' })
  })

  test('prints nothing where no correction is obvious, and says why on stderr', async () => {
    const { code, stdout, stderr } = await fix('image/resize,w_0')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('resize w: expected an integer from 1 to 16384, received "0"')
    expect(stderr).toContain('refused: image/resize,w_0\n')
  })

  test('is a member of the issue in JSON', async () => {
    const { stdout } = await runMain(['style', 'check', 'image%2Fflip%2C1', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, issues: [{ fix: 'image/flip,1' }] })
  })
})

describe('a style that a command refuses', () => {
  const saving = 'image/resize,w_100|sys/saveas,o_YQ'
  const notifying = 'image/resize,w_100|sys/notify,topic_dA'
  const get = ['get', 'oss://photos/a.jpg', '--style']
  const url = ['url', 'oss://photos/a.jpg', '--style']
  const batch = ['batch', 'oss://photos/', '--target-image', '{key}', '--style']

  const SAVES_NOTHING =
    'leave it out; oss-process --bucket BUCKET --key KEY --target-image KEY saves a result'
  const rows: [name: string, argv: readonly string[], hint: string | undefined][] = [
    ['style explain', ['style', 'explain', 'image/resise,w_100'], undefined],
    ['get', [...get, 'image/resize,w_0'], '--lenient sends it as it is'],
    [
      'get, with a correction',
      [...get, 'image%2Fresize%2Cw_100'],
      'the corrected style: image/resize,w_100',
    ],
    ['get, as it saves', [...get, saving], SAVES_NOTHING],
    ['url, as it saves', [...url, saving], SAVES_NOTHING],
    ['batch, as it saves', [...batch, saving], 'give --target-image and --target-bucket instead'],
    [
      'batch, as it notifies',
      [...batch, notifying],
      'leave it out; there is no task whose end could be told',
    ],
  ]
  test.each(rows)('is told with a hint that fits %s', async (_name, argv, hint) => {
    const { code, stderr } = await runMain(argv)
    expect(/^ {2}hint: (.*)$/m.exec(stderr)?.[1]).toBe(hint)
    expect(code).toBe(2)
  })
})

describe('style explain', () => {
  test('says where a result is saved', async () => {
    const { code, stdout, stderr } = await runMain([
      'style',
      'explain',
      'image/format,webp|sys/saveas,o_YQ,b_YmJi',
    ])
    expect(stderr).toBe('')
    expect(stdout).toContain('save the result as “a” in the bucket “bbb”\n')
    expect(code).toBe(0)
  })
})
