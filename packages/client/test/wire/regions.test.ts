import { adviseRegion, KNOWN_REGIONS, regionOfHost } from '@oss-process/client/operations'
import { describe, expect, test } from 'vitest'

describe('adviseRegion', () => {
  test.each([...KNOWN_REGIONS])('finds nothing wrong with %s beside its own hosts', (region) => {
    expect(adviseRegion(region)).toBeUndefined()
    for (const host of [
      `oss-${region}.aliyuncs.com`,
      `oss-${region}-internal.aliyuncs.com`,
      `${region}.oss.aliyuncs.com`,
      `b.oss-${region}.aliyuncs.com`,
      'oss-accelerate.aliyuncs.com',
      'oss-accelerate-overseas.aliyuncs.com',
      'oss-cn-hzfinance.aliyuncs.com',
      'img.example.com',
      'localhost:9000',
      '127.0.0.1:9000',
    ]) {
      expect(adviseRegion(region, host)).toBeUndefined()
    }
  })

  test.each([
    ['oss-cn-hangzhou', { problem: 'name', region: 'cn-hangzhou', isInternal: false }],
    ['oss-cn-hangzhou-internal', { problem: 'name', region: 'cn-hangzhou', isInternal: true }],
    ['cn-beijing-internal', { problem: 'name', region: 'cn-beijing', isInternal: true }],
    ['beijing', { problem: 'name', region: 'cn-beijing', isInternal: false }],
    ['CN-Beijing', { problem: 'name', region: 'cn-beijing', isInternal: false }],
    ['oss-accelerate', { problem: 'name', isInternal: false }],
    ['oss-cn-beijing.aliyuncs.com', { problem: 'name', region: 'cn-beijing', isInternal: false }],
    ['cn-hangzou', { problem: 'unknown', isInternal: false }],
    ['ap-southeast-99', { problem: 'unknown', isInternal: false }],
  ])('advises on %s', (region, advice) => {
    expect(adviseRegion(region)).toEqual(advice)
  })

  test.each([
    'oss-cn-beijing.aliyuncs.com',
    'oss-cn-beijing-internal.aliyuncs.com',
    'cn-beijing.oss.aliyuncs.com',
    'b.oss-cn-beijing.aliyuncs.com:443',
  ])('names the region of the host %s', (host) => {
    expect(regionOfHost(host)).toBe('cn-beijing')
    expect(adviseRegion('cn-hangzhou', host)).toEqual({
      problem: 'host',
      region: 'cn-beijing',
      isInternal: false,
    })
  })
})
