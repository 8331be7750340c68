/** The help of every command that `help.test.ts` does not show, word for word, 80 columns wide. */
import { describe, expect, test } from 'vitest'
import { runMain } from '../helpers/fake-io.ts'

async function helpOf(words: string): Promise<string> {
  const { code, stdout, stderr } = await runMain([...words.split(' '), '--help'], { columns: 80 })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

describe('--help', () => {
  test('of get', async () => {
    expect(await helpOf('get')).toMatchInlineSnapshot(`
      "oss-process get [address] [flags]

      Download an object, processed on the way when a style is given.

      Positionals:
        address  oss://bucket/key; or --bucket and --key                      [string]

      Flags:
            --bucket   BUCKET: bucket of the object                           [string]
            --key      KEY: key of the object                                 [string]
            --style    STYLE: process it with this style                      [string]
        -o, --output   FILE: write to FILE; - is stdout, as without it        [string]
            --lenient  send the style whatever it says                       [boolean]
            --strict   refuse a style with warnings too                      [boolean]

      Service:
            --region             REGION: region of the bucket                 [string]
            --endpoint           URL: endpoint to use instead of the region's [string]
            --internal           use the internal endpoint of the region     [boolean]
            --addressing         how the bucket is addressed (virtual, path, cname)
                                                                              [string]
            --access-key-id      ID: access key id                            [string]
            --access-key-secret  SECRET: its secret; better in OSS_ACCESS_KEY_SECRET
                                 or a profile                                 [string]
            --security-token     TOKEN: token of temporary credentials        [string]
            --profile            NAME: profile of the configuration file      [string]
            --config-file        FILE: configuration file (~/.ossutilconfig)  [string]
            --timeout            SECONDS: time limit of one call              [string]

      Local:
            --local  use the embedded emulator over the folder .oss-process: no
                     account, no network                                     [boolean]
            --root   DIR: folder of the embedded emulator; implies --local    [string]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # download an object
        oss-process get oss://photos/a.jpg -o a.jpg

        # a smaller copy of it
        oss-process get oss://photos/a.jpg --style image/resize,w_200 -o small.jpg

        # what the service knows of a picture
        oss-process get oss://photos/a.jpg --style image/info
      "
    `)
  })

  test('of put', async () => {
    expect(await helpOf('put')).toMatchInlineSnapshot(`
      "oss-process put <file> [address] [flags]

      Upload a file.

      Positionals:
        file     the file; - is stdin                                         [string]
        address  oss://bucket/key, or oss://bucket/folder/ to keep the name of the
                 file                                                         [string]

      Flags:
            --bucket        BUCKET: bucket to upload to                       [string]
            --key           KEY: key to upload to                             [string]
            --content-type  TYPE: media type of the object (by the extension of the
                            key)                                              [string]
            --dry-run       print the request and send nothing               [boolean]

      Service:
            --region             REGION: region of the bucket                 [string]
            --endpoint           URL: endpoint to use instead of the region's [string]
            --internal           use the internal endpoint of the region     [boolean]
            --addressing         how the bucket is addressed (virtual, path, cname)
                                                                              [string]
            --access-key-id      ID: access key id                            [string]
            --access-key-secret  SECRET: its secret; better in OSS_ACCESS_KEY_SECRET
                                 or a profile                                 [string]
            --security-token     TOKEN: token of temporary credentials        [string]
            --profile            NAME: profile of the configuration file      [string]
            --config-file        FILE: configuration file (~/.ossutilconfig)  [string]
            --timeout            SECONDS: time limit of one call              [string]

      Local:
            --local  use the embedded emulator over the folder .oss-process: no
                     account, no network                                     [boolean]
            --root   DIR: folder of the embedded emulator; implies --local    [string]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # upload to oss://photos/2026/photo.jpg
        oss-process put photo.jpg oss://photos/2026/

        # upload what stdin holds
        oss-process put - oss://photos/a.txt < a.txt
      "
    `)
  })

  test('of ls', async () => {
    expect(await helpOf('ls')).toMatchInlineSnapshot(`
      "oss-process ls <address> [flags]

      List the objects of a bucket.

      Positionals:
        address  oss://bucket or oss://bucket/prefix                          [string]

      Flags:
        -r, --recursive  list what is below folders too                      [boolean]
            --limit      N: end after N lines                                 [string]

      Service:
            --region             REGION: region of the bucket                 [string]
            --endpoint           URL: endpoint to use instead of the region's [string]
            --internal           use the internal endpoint of the region     [boolean]
            --addressing         how the bucket is addressed (virtual, path, cname)
                                                                              [string]
            --access-key-id      ID: access key id                            [string]
            --access-key-secret  SECRET: its secret; better in OSS_ACCESS_KEY_SECRET
                                 or a profile                                 [string]
            --security-token     TOKEN: token of temporary credentials        [string]
            --profile            NAME: profile of the configuration file      [string]
            --config-file        FILE: configuration file (~/.ossutilconfig)  [string]
            --timeout            SECONDS: time limit of one call              [string]

      Local:
            --local  use the embedded emulator over the folder .oss-process: no
                     account, no network                                     [boolean]
            --root   DIR: folder of the embedded emulator; implies --local    [string]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # the objects and folders at the top
        oss-process ls oss://photos

        # everything under 2026/, a JSON object a line
        oss-process ls oss://photos/2026/ -r --json
      "
    `)
  })

  test('of rm', async () => {
    expect(await helpOf('rm')).toMatchInlineSnapshot(`
      "oss-process rm <addresses..> [flags]

      Delete objects.

      Positionals:
        addresses  oss://bucket/key, one or more                               [array]

      Flags:
        -r, --recursive  delete everything that begins with a prefix         [boolean]
            --dry-run    print the request and send nothing                  [boolean]

      Service:
            --region             REGION: region of the bucket                 [string]
            --endpoint           URL: endpoint to use instead of the region's [string]
            --internal           use the internal endpoint of the region     [boolean]
            --addressing         how the bucket is addressed (virtual, path, cname)
                                                                              [string]
            --access-key-id      ID: access key id                            [string]
            --access-key-secret  SECRET: its secret; better in OSS_ACCESS_KEY_SECRET
                                 or a profile                                 [string]
            --security-token     TOKEN: token of temporary credentials        [string]
            --profile            NAME: profile of the configuration file      [string]
            --config-file        FILE: configuration file (~/.ossutilconfig)  [string]
            --timeout            SECONDS: time limit of one call              [string]

      Local:
            --local  use the embedded emulator over the folder .oss-process: no
                     account, no network                                     [boolean]
            --root   DIR: folder of the embedded emulator; implies --local    [string]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # delete two objects
        oss-process rm oss://photos/a.jpg oss://photos/b.jpg

        # show what would be deleted under old/
        oss-process rm -r oss://photos/old/ --dry-run
      "
    `)
  })

  test('of mb', async () => {
    expect(await helpOf('mb')).toMatchInlineSnapshot(`
      "oss-process mb <bucket> [flags]

      Create a bucket.

      Positionals:
        bucket  oss://bucket                                                  [string]

      Flags:
            --dry-run  print the request and send nothing                    [boolean]

      Service:
            --region             REGION: region of the bucket                 [string]
            --endpoint           URL: endpoint to use instead of the region's [string]
            --internal           use the internal endpoint of the region     [boolean]
            --addressing         how the bucket is addressed (virtual, path, cname)
                                                                              [string]
            --access-key-id      ID: access key id                            [string]
            --access-key-secret  SECRET: its secret; better in OSS_ACCESS_KEY_SECRET
                                 or a profile                                 [string]
            --security-token     TOKEN: token of temporary credentials        [string]
            --profile            NAME: profile of the configuration file      [string]
            --config-file        FILE: configuration file (~/.ossutilconfig)  [string]
            --timeout            SECONDS: time limit of one call              [string]

      Local:
            --local  use the embedded emulator over the folder .oss-process: no
                     account, no network                                     [boolean]
            --root   DIR: folder of the embedded emulator; implies --local    [string]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # create a bucket in a region
        oss-process mb oss://photos --region cn-hangzhou

        # create one for the embedded emulator: the folder .oss-process/photos
        oss-process mb oss://photos --local
      "
    `)
  })

  test('of url', async () => {
    expect(await helpOf('url')).toMatchInlineSnapshot(`
      "oss-process url [address] [flags]

      Print a presigned URL of an object; sends nothing.

      Positionals:
        address  oss://bucket/key, or - for one a line on stdin               [string]

      Flags:
            --bucket      BUCKET: bucket of the object                        [string]
            --key         KEY: key of the object                              [string]
            --style       STYLE: process it with this style; the holder of the URL
                          cannot change it                                    [string]
            --method      what the holder of the URL may do (GET, PUT, HEAD, DELETE)
                                                               [string] [default: GET]
            --expires-in  SECONDS: how long it is good, up to 604800
                                                               [string] [default: 900]
            --lenient     send the style whatever it says                    [boolean]
            --strict      refuse a style with warnings too                   [boolean]

      Service:
            --region             REGION: region of the bucket                 [string]
            --endpoint           URL: endpoint to use instead of the region's [string]
            --internal           use the internal endpoint of the region     [boolean]
            --addressing         how the bucket is addressed (virtual, path, cname)
                                                                              [string]
            --access-key-id      ID: access key id                            [string]
            --access-key-secret  SECRET: its secret; better in OSS_ACCESS_KEY_SECRET
                                 or a profile                                 [string]
            --security-token     TOKEN: token of temporary credentials        [string]
            --profile            NAME: profile of the configuration file      [string]
            --config-file        FILE: configuration file (~/.ossutilconfig)  [string]
            --timeout            SECONDS: time limit of one call              [string]

      Local:
            --local  use the embedded emulator over the folder .oss-process: no
                     account, no network                                     [boolean]
            --root   DIR: folder of the embedded emulator; implies --local    [string]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # a thumbnail for 15 minutes
        oss-process url oss://photos/a.jpg --style image/resize,w_200

        # URLs of many objects, for a day
        oss-process url - --expires-in 86400 < addresses.txt
      "
    `)
  })

  test('of batch', async () => {
    expect(await helpOf('batch')).toMatchInlineSnapshot(`
      "oss-process batch [source] [flags]

      Process many objects; run it again to go on after an interruption.

      Positionals:
        source  oss://bucket/prefix, a glob such as oss://bucket/**/*.jpg, or - for
                keys on stdin                                                 [string]

      Flags:
            --manifest         FILE: take the sources from a list: keys, CSV, JSONL or
                               a bucket inventory, also .gz                   [string]
            --manifest-format  form of the list (by its name) (lines, csv, jsonl,
                               inventory)                                     [string]
            --bucket           BUCKET: bucket of sources that name none       [string]
            --style            STYLE: what to do with each (required)         [string]
            --target-image     TEMPLATE: key of each result, with {key} {dir} {base}
                               {name} {ext} {width} {height} (required)       [string]
            --target-bucket    BUCKET: bucket of the results (that of the source)
                                                                              [string]
            --concurrency      N: most calls at once            [string] [default: 64]
            --rate             N: most calls started in a second              [string]
            --fail-fast        start nothing more after the first failure    [boolean]
            --journal          DIR: where to note what is done
                               (.oss-process-batch/<job>)                     [string]
            --restart          forget what an earlier run of the same job has done
                                                                             [boolean]
            --dry-run          print the request and send nothing            [boolean]
            --lenient          send the style whatever it says               [boolean]
            --strict           refuse a style with warnings too              [boolean]

      Service:
            --region             REGION: region of the bucket                 [string]
            --endpoint           URL: endpoint to use instead of the region's [string]
            --internal           use the internal endpoint of the region     [boolean]
            --addressing         how the bucket is addressed (virtual, path, cname)
                                                                              [string]
            --access-key-id      ID: access key id                            [string]
            --access-key-secret  SECRET: its secret; better in OSS_ACCESS_KEY_SECRET
                                 or a profile                                 [string]
            --security-token     TOKEN: token of temporary credentials        [string]
            --profile            NAME: profile of the configuration file      [string]
            --config-file        FILE: configuration file (~/.ossutilconfig)  [string]
            --timeout            SECONDS: time limit of one call              [string]

      Local:
            --local  use the embedded emulator over the folder .oss-process: no
                     account, no network                                     [boolean]
            --root   DIR: folder of the embedded emulator; implies --local    [string]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # a smaller copy of every JPEG under 2026/
        oss-process batch 'oss://photos/2026/**/*.jpg' --style image/resize,w_400/format,webp --target-image 'small/{dir}/{name}.{ext}'

        # the objects of a list, at most 200 a second
        oss-process batch --manifest keys.csv --bucket photos --style image/resize,w_100 --target-image '{key}' --target-bucket thumbs --rate 200
      "
    `)
  })

  test('of style', async () => {
    expect(await helpOf('style')).toMatchInlineSnapshot(`
      "oss-process style COMMAND [flags]

      Commands:
        oss-process style check [style]     check a style and point at each mistake in
                                            it
        oss-process style explain [style]   say in words what a style does
        oss-process style size [style]      say how large the result of a style is for
                                            a source of a given size
        oss-process style build             build a style from names and values; asks
                                            step by step on a terminal
        oss-process style actions [action]  list what a style may do; with an action,
                                            its parameters

      Flags:
        -h, --help  show this help                                           [boolean]
      "
    `)
  })

  test('of style check', async () => {
    expect(await helpOf('style check')).toMatchInlineSnapshot(`
      "oss-process style check <style> [flags]

      Check a style and point at each mistake in it.

      Positionals:
        style  the style; - reads one a line from stdin                       [string]

      Flags:
            --strict  refuse a style with warnings too                       [boolean]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # say ok, or what is wrong and where
        oss-process style check image/resize,w_100/format,webp

        # one verdict a line for many styles
        oss-process style check --json - < styles.txt
      "
    `)
  })

  test('of style explain', async () => {
    expect(await helpOf('style explain')).toMatchInlineSnapshot(`
      "oss-process style explain <style> [flags]

      Say in words what a style does.

      Positionals:
        style  the style                                                      [string]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # one sentence an action
        oss-process style explain image/resize,w_800,h_600/format,webp
      "
    `)
  })

  test('of style build', async () => {
    expect(await helpOf('style build')).toMatchInlineSnapshot(`
      "oss-process style build [flags]

      Build a style from names and values; asks step by step on a terminal.

      Flags:
            --action  'NAME OPTION=VALUE …': one action; repeat it for a chain [array]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # asks for one action after the other
        oss-process style build

        # prints image/resize,m_fixed,w_100,h_100/format,webp
        oss-process style build --action 'resize mode=fixed width=100 height=100' --action 'format webp'

        # quotes a value that has blanks in it
        oss-process style build --action 'watermark text="Hello World"'
      "
    `)
  })

  test('of style actions', async () => {
    expect(await helpOf('style actions')).toMatchInlineSnapshot(`
      "oss-process style actions [action] [flags]

      List what a style may do; with an action, its parameters.

      Positionals:
        action  an action such as resize                                      [string]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # every action in a line
        oss-process style actions

        # the parameters of one action
        oss-process style actions resize

        # the catalogue for programs
        oss-process style actions --json
      "
    `)
  })

  test('of sign', async () => {
    expect(await helpOf('sign')).toMatchInlineSnapshot(`
      "oss-process sign [flags]

      Show what is signed for a request, and the signature.

      Flags:
            --presign  sign the URL instead of the headers                   [boolean]
            --explain  FILE: what the service answered: says what it signed otherwise,
                       and why                                                [string]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # the canonical request, the string to sign and the signature
        oss-process sign < request.json

        # the same of a presigned URL, as JSON
        oss-process sign --json --presign < request.json

        # why the service computed another signature
        oss-process sign --explain error.xml < request.json
      "
    `)
  })

  test('of serve', async () => {
    expect(await helpOf('serve')).toMatchInlineSnapshot(`
      "oss-process serve [flags]

      Run the emulator of the service over a folder, until Ctrl-C.

      Flags:
            --root               DIR: folder of the objects: DIR/<bucket>/<key>
                                                      [string] [default: .oss-process]
            --host               HOST: address to listen on
                                                         [string] [default: 127.0.0.1]
            --port               N: port; 0 for any free      [string] [default: 9000]
            --access-key-id      ID: access key id it accepts [string] [default: test]
            --access-key-secret  SECRET: its secret           [string] [default: test]
            --region             R: its region         [string] [default: cn-hangzhou]
            --domain             D: answer to <bucket>.D as well as to
                                 <bucket>.localhost                           [string]
            --cors               let web pages of every origin call it, whatever the
                                 rules of the bucket                         [boolean]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # serve the folder .oss-process on http://127.0.0.1:9000
        oss-process serve

        # serve ./data on any free port
        oss-process serve --root ./data --port 0
      "
    `)
  })

  test('of playground', async () => {
    expect(await helpOf('playground')).toMatchInlineSnapshot(`
      "oss-process playground [flags]

      Build styles on a web page, by looking at the picture.

      Flags:
            --root  DIR: folder of the objects that the page stores
                                                      [string] [default: .oss-process]
            --port  N: port of the page on 127.0.0.1; 0 for any free one
                                                              [string] [default: 9001]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # open http://127.0.0.1:9001 in a browser, until Ctrl-C
        oss-process playground

        # keep what is saved in ./data, on any free port
        oss-process playground --root ./data --port 0
      "
    `)
  })

  test('of config show', async () => {
    expect(await helpOf('config show')).toMatchInlineSnapshot(`
      "oss-process config show [flags]

      Show every setting and where it comes from; secrets are masked.

      Service:
            --region             REGION: region of the bucket                 [string]
            --endpoint           URL: endpoint to use instead of the region's [string]
            --internal           use the internal endpoint of the region     [boolean]
            --addressing         how the bucket is addressed (virtual, path, cname)
                                                                              [string]
            --access-key-id      ID: access key id                            [string]
            --access-key-secret  SECRET: its secret; better in OSS_ACCESS_KEY_SECRET
                                 or a profile                                 [string]
            --security-token     TOKEN: token of temporary credentials        [string]
            --profile            NAME: profile of the configuration file      [string]
            --config-file        FILE: configuration file (~/.ossutilconfig)  [string]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # what a command would use now
        oss-process config show

        # the same for a profile, as JSON
        oss-process config show --profile work --json
      "
    `)
  })

  test('of config set', async () => {
    expect(await helpOf('config set')).toMatchInlineSnapshot(`
      "oss-process config set <key> <value> [flags]

      Set one value of a profile, leaving the rest of the file as it is.

      Positionals:
        key    what to set                                                    [string]
        value  the value; - reads one line from stdin                         [string]

      Service:
            --profile      NAME: profile of the configuration file            [string]
            --config-file  FILE: configuration file (~/.ossutilconfig)        [string]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # the region of the default profile
        oss-process config set region cn-hangzhou

        # a secret, typed or piped in
        oss-process config set access-key-secret - --profile work
      "
    `)
  })

  test('of config profiles', async () => {
    expect(await helpOf('config profiles')).toMatchInlineSnapshot(`
      "oss-process config profiles [flags]

      List the profiles of the configuration file.

      Service:
            --config-file  FILE: configuration file (~/.ossutilconfig)        [string]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # one name a line
        oss-process config profiles
      "
    `)
  })

  test('of doctor', async () => {
    expect(await helpOf('doctor')).toMatchInlineSnapshot(`
      "oss-process doctor [flags]

      Check credentials, region, network, clock and rights, and say what to do.

      Flags:
            --bucket     BUCKET: check this bucket too: list it, process and save a
                         picture of one pixel in it                           [string]
            --read-only  save nothing in the bucket                          [boolean]

      Service:
            --region             REGION: region of the bucket                 [string]
            --endpoint           URL: endpoint to use instead of the region's [string]
            --internal           use the internal endpoint of the region     [boolean]
            --addressing         how the bucket is addressed (virtual, path, cname)
                                                                              [string]
            --access-key-id      ID: access key id                            [string]
            --access-key-secret  SECRET: its secret; better in OSS_ACCESS_KEY_SECRET
                                 or a profile                                 [string]
            --security-token     TOKEN: token of temporary credentials        [string]
            --profile            NAME: profile of the configuration file      [string]
            --config-file        FILE: configuration file (~/.ossutilconfig)  [string]
            --timeout            SECONDS: time limit of one call              [string]

      Local:
            --local  use the embedded emulator over the folder .oss-process: no
                     account, no network                                     [boolean]
            --root   DIR: folder of the embedded emulator; implies --local    [string]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # everything that needs no bucket
        oss-process doctor

        # the right to process and save in a bucket too
        oss-process doctor --bucket photos

        # the same against the embedded emulator
        oss-process doctor --bucket photos --root ./data
      "
    `)
  })

  test('of completion', async () => {
    expect(await helpOf('completion')).toMatchInlineSnapshot(`
      "oss-process completion [shell] [flags]

      Print the completion script of a shell.

      Positionals:
        shell  bash, zsh or fish; from $SHELL when left out                   [string]

      Output:
            --json     print the result as JSON                              [boolean]
            --verbose  tell more about an error                              [boolean]
        -h, --help     show this help                                        [boolean]

      Examples:
        # the script for bash; source it in ~/.bashrc
        oss-process completion bash

        # install it for fish
        oss-process completion fish > ~/.config/fish/completions/oss-process.fish
      "
    `)
  })
})
