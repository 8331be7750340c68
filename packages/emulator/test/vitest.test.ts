import { emulatorFixture } from '@oss-process/emulator/vitest'
import { test as base, describe, expect } from 'vitest'
import { call } from './helpers/client.ts'

const test = base.extend({ emulator: emulatorFixture({ buckets: ['photos'] }) })

describe('emulatorFixture', () => {
  const seen = new Set<string>()

  test.for(['first', 'second'])(
    'gives the %s test an emulator of its own',
    async (_, { emulator }) => {
      const listed = await call(emulator, { method: 'GET', bucket: 'photos' })
      expect(listed.headers['x-oss-request-id']).toBe('000000000000000000000001')
      expect(listed.text).not.toContain('<Key>')
      await call(emulator, { method: 'PUT', bucket: 'photos', key: 'k', body: 'x' })
      seen.add(emulator.root)
    },
  )

  base('had two roots', () => {
    expect(seen.size).toBe(2)
  })
})
