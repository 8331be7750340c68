import { describe, expect, test } from 'vitest'
import { commands } from '../../src/command-line/command-list.ts'
import { flagName } from '../../src/command-line/define-command.ts'
import { runMain } from '../helpers/fake-io.ts'

describe('--help', () => {
  test('shows the commands, and the flags of the main job first', async () => {
    const { code, stdout, stderr } = await runMain(['--help'], { columns: 100 })
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout).toMatchInlineSnapshot(`
      "oss-process [flags]
      oss-process COMMAND [flags]

      Processes objects in Alibaba Cloud OSS and saves the results, in the service or on this machine.

      Commands:
        oss-process                       process an object and save the result                  [default]
        oss-process get [address]         download an object, processed on the way when a style is given
        oss-process put [file] [address]  upload a file
        oss-process ls [address]          list the objects of a bucket
        oss-process rm [addresses..]      delete objects
        oss-process mb [bucket]           create a bucket
        oss-process url [address]         print a presigned URL of an object; sends nothing
        oss-process batch [source]        process many objects; run it again to go on after an
                                          interruption
        oss-process sign                  show what is signed for a request, and the signature
        oss-process serve                 run the emulator of the service over a folder, until Ctrl-C
        oss-process playground            build styles on a web page, by looking at the picture
        oss-process doctor                check credentials, region, network, clock and rights, and say
                                          what to do
        oss-process completion [shell]    print the completion script of a shell
        oss-process style                 check, explain, size, build, actions (style --help)
        oss-process config                show, set, profiles (config --help)

      Flags:
            --bucket         BUCKET: bucket of the source (required)                              [string]
            --key            KEY: key of the source (required)                                    [string]
            --style          STYLE: what to do, such as image/resize,m_fixed,w_100,h_100 (required)
                                                                                                  [string]
            --target-image   KEY: key under which the result is saved (required)                  [string]
            --target-bucket  BUCKET: bucket in which the result is saved (that of the source)     [string]
            --async          hand it over as a task and print the ids of the task                [boolean]
            --notify         TOPIC: topic that hears of the end of the task                       [string]
            --dry-run        print the request and send nothing                                  [boolean]
            --lenient        send the style whatever it says                                     [boolean]
            --strict         refuse a style with warnings too                                    [boolean]

      Service:
            --region             REGION: region of the bucket                                     [string]
            --endpoint           URL: endpoint to use instead of the region's                     [string]
            --internal           use the internal endpoint of the region                         [boolean]
            --addressing         how the bucket is addressed (virtual, path, cname)               [string]
            --access-key-id      ID: access key id                                                [string]
            --access-key-secret  SECRET: its secret; better in OSS_ACCESS_KEY_SECRET or a profile [string]
            --security-token     TOKEN: token of temporary credentials                            [string]
            --profile            NAME: profile of the configuration file                          [string]
            --config-file        FILE: configuration file (~/.ossutilconfig)                      [string]
            --timeout            SECONDS: time limit of one call                                  [string]

      Local:
            --local  use the embedded emulator over the folder .oss-process: no account, no network
                                                                                                 [boolean]
            --root   DIR: folder of the embedded emulator; implies --local                        [string]

      Output:
            --json     print the result as JSON                                                  [boolean]
            --verbose  tell more about an error                                                  [boolean]
        -h, --help     show this help                                                            [boolean]

      Examples:
        # save a thumbnail of 100 by 100 pixels in another bucket
        oss-process --region cn-hangzhou --bucket examplebucket --key photo.jpg --style image/resize,m_fixed,w_100,h_100 --target-image thumb.jpg --target-bucket dest

        # the same on this machine, without an account
        oss-process --local --bucket photos --key a.jpg --style image/format,webp --target-image a.webp
      "
    `)
  })

  test('shows words, flags and examples of a command', async () => {
    const { stdout } = await runMain(['style', 'size', '--help'], { columns: 80 })
    expect(stdout).toMatchInlineSnapshot(`
      "oss-process style size <style> [flags]

      Say how large the result of a style is for a source of a given size.

      Positionals:
        style  the style                                                      [string]

      Flags:
            --source       WxH: width and height of the source in pixels, such as
                           4000x3000 (required)                               [string]
            --orientation  N: EXIF orientation of the source, 1 to 8; counts with
                           auto-orient                                        [string]
            --named        NAME=STYLE: content of a named style that the style uses;
                           may be repeated                                     [array]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # prints 100x75
        oss-process style size image/resize,w_100 --source 4000x3000

        # a named style, as JSON
        oss-process style size style/small --named small=image/resize,p_50 --source 640x480 --json
      "
    `)
  })

  test('shows the commands of a group', async () => {
    const { stdout } = await runMain(['config', '--help'], { columns: 80 })
    expect(stdout).toMatchInlineSnapshot(`
      "oss-process config COMMAND [flags]

      Commands:
        oss-process config show               show every setting and where it comes
                                              from; secrets are masked
        oss-process config set [key] [value]  set one value of a profile, leaving the
                                              rest of the file as it is
        oss-process config profiles           list the profiles of the configuration
                                              file

      Flags:
        -h, --help  show this help                                           [boolean]
      "
    `)
  })

  test.each(commands.map((command) => [command.name, command] as const))(
    'of "%s" names its flags and gives an example',
    async (name, command) => {
      const words = name === '' ? [] : name.split(' ')
      const { code, stdout } = await runMain([...words, '--help'], { columns: 100 })
      expect(code).toBe(0)
      for (const option of Object.keys(command.options)) expect(stdout).toContain(flagName(option))
      expect(stdout).toContain('Examples:')
      expect(command.examples.length).toBeGreaterThan(0)
    },
  )

  test.each([60, 80, 120])('keeps to %i columns, but leaves examples whole', async (columns) => {
    for (const { name, examples } of commands) {
      const words = name === '' ? [] : name.split(' ')
      const { stdout } = await runMain([...words, '--help'], { columns })
      const [laidOut = '', shown = ''] = stdout.split('\nExamples:\n')
      const longest = Math.max(...laidOut.split('\n').map((line) => line.length))
      expect(longest, name).toBeLessThanOrEqual(Math.min(columns, 100))
      for (const [line, does] of examples) {
        expect(shown).toContain(`  # ${does}\n  oss-process ${line}\n`)
      }
    }
  })
})
