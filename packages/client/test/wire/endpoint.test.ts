import { describe, expect, test } from 'vitest'
import { destinationOf, type EndpointOptions, resolveEndpoint } from '../../src/wire/endpoint.ts'

describe('resolveEndpoint', () => {
  const rows: [name: string, options: EndpointOptions, origin: string][] = [
    ['public', { region: 'cn-hangzhou' }, 'https://b.oss-cn-hangzhou.aliyuncs.com'],
    [
      'internal',
      { region: 'cn-hangzhou', network: 'internal' },
      'https://b.oss-cn-hangzhou-internal.aliyuncs.com',
    ],
    [
      'accelerate',
      { region: 'cn-hangzhou', network: 'accelerate' },
      'https://b.oss-accelerate.aliyuncs.com',
    ],
    [
      'accelerate overseas',
      { region: 'cn-hangzhou', network: 'accelerate-overseas' },
      'https://b.oss-accelerate-overseas.aliyuncs.com',
    ],
    [
      'dual stack',
      { region: 'cn-hangzhou', network: 'dual-stack' },
      'https://b.cn-hangzhou.oss.aliyuncs.com',
    ],
    [
      'http on request',
      { region: 'cn-hangzhou', scheme: 'http' },
      'http://b.oss-cn-hangzhou.aliyuncs.com',
    ],
    [
      'a bare host is https',
      { region: 'r', endpoint: 'oss.example.com' },
      'https://b.oss.example.com',
    ],
    [
      'a port is kept',
      { region: 'r', endpoint: 'http://Example.com:81/' },
      'http://b.example.com:81',
    ],
    [
      'the endpoint wins over network',
      { region: 'r', endpoint: 'e.example', network: 'internal' },
      'https://b.e.example',
    ],
    ['an IP address', { region: 'r', endpoint: 'http://127.0.0.1:9000' }, 'http://127.0.0.1:9000'],
    ['an IPv6 address', { region: 'r', endpoint: 'http://[::1]:9000' }, 'http://[::1]:9000'],
    ['localhost', { region: 'r', endpoint: 'http://localhost:9000' }, 'http://localhost:9000'],
    [
      'localhost with virtual on request',
      { region: 'r', endpoint: 'http://localhost:9000', addressing: 'virtual' },
      'http://b.localhost:9000',
    ],
    [
      "the bucket's own domain",
      { region: 'r', endpoint: 'https://img.example.com', addressing: 'cname' },
      'https://img.example.com',
    ],
  ]
  test.each(rows)('%s', (_name, options, origin) => {
    expect(destinationOf(resolveEndpoint(options), { bucket: 'b' }).origin).toBe(origin)
  })

  const refused: [name: string, options: EndpointOptions, message: RegExp][] = [
    ['a region with oss-', { region: 'oss-cn-hangzhou' }, /write cn-hangzhou$/],
    [
      'a region with oss- and -internal',
      { region: 'oss-cn-hangzhou-internal' },
      /write cn-hangzhou, with network 'internal'$/,
    ],
    [
      'a region with -internal',
      { region: 'cn-beijing-internal' },
      /write cn-beijing, with network 'internal'$/,
    ],
    ['a city', { region: 'beijing' }, /write cn-beijing$/],
    [
      'a region beside the host of another',
      { region: 'cn-hangzhou', endpoint: 'oss-cn-beijing.aliyuncs.com' },
      /expected the region of oss-cn-beijing.aliyuncs.com, received "cn-hangzhou"; write cn-beijing$/,
    ],
    ['an empty region', { region: '' }, /received ""; give the id of the region/],
    ['a region that would change the host', { region: 'a.evil.com/' }, /expected a region/],
    ['an endpoint with a path', { region: 'r', endpoint: 'https://a.example/x' }, /without path/],
    ['an endpoint with a query', { region: 'r', endpoint: 'https://a.example?x' }, /without path/],
    ['another scheme', { region: 'r', endpoint: 'ftp://a.example' }, /expected an endpoint/],
    ['an empty endpoint', { region: 'r', endpoint: '' }, /received ""/],
  ]
  test.each(refused)('refuses %s', (_name, options, message) => {
    expect(() => resolveEndpoint(options)).toThrow(message)
  })

  test('refuses an addressing that it does not know', () => {
    // @ts-expect-error: the type leaves out other words
    const resolve = () => resolveEndpoint({ region: 'r', addressing: 'vhost' })
    expect(resolve).toThrow('expected addressing to be virtual, path or cname, received vhost')
  })

  test('keeps a password in an endpoint out of the message', () => {
    const resolve = () => resolveEndpoint({ region: 'r', endpoint: 'https://me:hush@a.example' })
    expect(resolve).toThrow('https://…@a.example')
    expect(resolve).not.toThrow('hush')
  })
})

describe('destinationOf', () => {
  const virtual = resolveEndpoint({ region: 'r', endpoint: 'https://e.example' })
  const path = resolveEndpoint({ region: 'r', endpoint: 'http://127.0.0.1' })

  const keys: [key: string, target: string][] = [
    ['a b+c.jpg', '/a%20b%2Bc.jpg'],
    ['a/../b/./c', '/a/../b/./c'],
    ['a//b', '/a//b'],
    ['/lead', '//lead'],
    ["~!*'()", '/~%21%2A%27%28%29'],
    ['?#%&=:@,;$', '/%3F%23%25%26%3D%3A%40%2C%3B%24'],
    ['中文/😀', '/%E4%B8%AD%E6%96%87/%F0%9F%98%80'],
    ['%2e%2e', '/%252e%252e'],
  ]
  test.each(keys)('writes the key %s exactly', (key, target) => {
    expect(destinationOf(virtual, { bucket: 'b', key }).target).toBe(target)
    expect(destinationOf(path, { bucket: 'b', key }).target).toBe(`/b${target}`)
  })

  test('writes parameters without a value by their bare name', () => {
    const query = { 'x-oss-process': '', acl: null, left: undefined, 'a b': 'c/d+e' }
    expect(destinationOf(virtual, { bucket: 'b', key: 'k', query }).target).toBe(
      '/k?x-oss-process&acl&a%20b=c%2Fd%2Be',
    )
  })

  test('ends a bucket in a path with a slash', () => {
    expect(destinationOf(path, { bucket: 'b' }).target).toBe('/b/')
    expect(destinationOf(path, {}).target).toBe('/')
  })

  describe('and an endpoint that names the bucket', () => {
    const region = 'cn-hangzhou'
    const named = 'https://photos.oss-cn-hangzhou.aliyuncs.com'

    test('refuses it, as the bucket would stand there twice', () => {
      const endpoint = resolveEndpoint({ region, endpoint: named })
      expect(() => destinationOf(endpoint, { bucket: 'photos' })).toThrow(
        "received photos.oss-cn-hangzhou.aliyuncs.com, which begins with the bucket photos; give the endpoint oss-cn-hangzhou.aliyuncs.com, or addressing 'cname'",
      )
    })

    const accepted: [name: string, options: EndpointOptions, bucket: string, origin: string][] = [
      [
        "the bucket's own domain",
        { region, endpoint: named, addressing: 'cname' },
        'photos',
        named,
      ],
      [
        "a bucket named as the region's endpoint",
        { region },
        'oss-cn-hangzhou',
        'https://oss-cn-hangzhou.oss-cn-hangzhou.aliyuncs.com',
      ],
      [
        'a bucket named as the region, on dual stack',
        { region, network: 'dual-stack' },
        region,
        'https://cn-hangzhou.cn-hangzhou.oss.aliyuncs.com',
      ],
      [
        'a bucket that only begins like the host',
        { region, endpoint: 'https://photos2.example' },
        'photos',
        'https://photos.photos2.example',
      ],
    ]
    test.each(accepted)('accepts %s', (_name, options, bucket, origin) => {
      expect(destinationOf(resolveEndpoint(options), { bucket }).origin).toBe(origin)
    })
  })
})
