import { parseProfiles } from '@oss-process/client/credentials'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { setProfileValue } from '../../src/settings/configuration-file.ts'

const file = `# made by ossutil
[default]
accessKeyId = LTAI
access_key_secret=s=e#c
Region = cn-hangzhou

[profile Work]
access-key-id = W
[buckets photos]
region = cn-beijing
`

describe('setProfileValue', () => {
  test.each([
    {
      name: 'keeps the spelling of a key that is there',
      input: file,
      set: { profile: 'default', key: 'region', value: 'cn-beijing' },
      output: file.replace('Region = cn-hangzhou', 'Region = cn-beijing'),
    },
    {
      name: 'adds a key at the end of its section',
      input: file,
      set: { profile: 'work', key: 'region', value: 'us-west-1' },
      output: file.replace('access-key-id = W\n', 'access-key-id = W\nregion = us-west-1\n'),
    },
    {
      name: 'adds a profile at the end of the file',
      input: file,
      set: { profile: 'new', key: 'region', value: 'r' },
      output: `${file.trimEnd()}\n\n[profile new]\nregion = r\n`,
    },
    {
      name: 'begins an empty file',
      input: '',
      set: { profile: 'default', key: 'region', value: 'r' },
      output: '[default]\nregion = r\n',
    },
    {
      name: 'edits the section that counts, [profile default]',
      input: '[profile default]\nregion = a\n[default]\nregion = b\nmode = AK\n',
      set: { profile: 'default', key: 'region', value: 'c' },
      output: '[profile default]\nregion = c\n[default]\nregion = b\nmode = AK\n',
    },
    {
      name: 'keeps CRLF line ends',
      input: '[default]\r\nregion = a\r\n',
      set: { profile: 'default', key: 'endpoint', value: 'e' },
      output: '[default]\r\nregion = a\r\nendpoint = e\r\n',
    },
  ])('$name', async ({ input, set, output }) => {
    expect(await setProfileValue(input, set)).toBe(output)
  })

  test('gives back what was set, and changes no other value', () => {
    const word = fc.stringMatching(/^[\w./:@-]{1,20}$/)
    const key = fc.constantFrom('region', 'endpoint', 'access-key-id', 'mode')
    const profile = fc.constantFrom('default', 'work', 'new')
    return fc.assert(
      fc.asyncProperty(profile, key, word, async (name, setKey, value) => {
        const expected = listed(parseProfiles(file))
        expected.set(`${name} ${setKey.replaceAll('-', '')}`, value)
        const text = await setProfileValue(file, { profile: name, key: setKey, value })
        expect(listed(parseProfiles(text))).toEqual(expected)
      }),
    )
  })
})

/** Every value under the names of its profile and key. */
function listed(profiles: ReturnType<typeof parseProfiles>): Map<string, string> {
  return new Map(
    [...profiles].flatMap(([name, sections]) =>
      sections.flatMap(({ entries }) =>
        entries.map(({ key, value }) => [`${name} ${key}`, value] as const),
      ),
    ),
  )
}
