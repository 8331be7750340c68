import { expect, test } from 'vitest'
import { parseCurl } from '../../src/mismatch/curl-command.ts'

const url = 'https://b.oss-cn-hangzhou.aliyuncs.com/k'

test.each([
  [`curl ${url}`, 'GET'],
  [`curl ${url} --retry 3 --connect-timeout 5 -o /dev/null`, 'GET'],
  [`curl -X PUT ${url}`, 'PUT'],
  [`curl -XPUT ${url}`, 'PUT'],
  [`curl -sSX PUT ${url} -T photo.jpg`, 'PUT'],
  [`curl --request=DELETE ${url}`, 'DELETE'],
  [`curl -I ${url}`, 'HEAD'],
  [`curl -T photo.jpg ${url}`, 'PUT'],
  [`curl ${url} -d a=b`, 'POST'],
  [`curl ${url} -F file=@photo.jpg`, 'POST'],
  [`curl -G -d a=b ${url}`, 'GET'],
  [`curl --url ${url} -v`, 'GET'],
])('%s', (command, method) => {
  expect(parseCurl(command)).toEqual({ url, method, headers: {} })
})

test('reads headers, in quotes and joined to their option', () => {
  const { headers } = parseCurl(`curl "${url}" -H 'Date: now' -HHost:b.example.com --header "A: 1"`)
  expect(headers).toEqual({ date: 'now', host: 'b.example.com', a: '1' })
})
