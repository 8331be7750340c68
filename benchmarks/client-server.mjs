/** A server that answers every request at once with the same bytes, cheaper than any client. */
import { createServer } from 'node:net'

const body = '{"bucket": "dest", "fileSize": 3267, "object": "dest.jpg", "status": "OK"}'
const answer = Buffer.from(
  `HTTP/1.1 200 OK\r\nserver: AliyunOSS\r\ndate: ${new Date().toUTCString()}\r\ncontent-type: application/json\r\nx-oss-request-id: 5C06A3B67B8B5A3DA422299D\r\nx-oss-server-time: 12\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
)

const server = createServer((socket) => {
  let rest = ''
  socket.setNoDelay(true)
  socket.on('error', () => {})
  socket.on('data', (chunk) => {
    rest += chunk.toString('latin1')
    for (;;) {
      const end = rest.indexOf('\r\n\r\n')
      if (end === -1) return
      const length = Number(/content-length: *(\d+)/i.exec(rest.slice(0, end))?.[1] ?? 0)
      if (rest.length < end + 4 + length) return
      rest = rest.slice(end + 4 + length)
      socket.write(answer)
    }
  })
})
server.listen(0, '127.0.0.1', () => process.send(server.address().port))
