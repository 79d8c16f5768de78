// Succeeds when there is no network at all: not this machine's own, not the way out.
import { connect, createServer } from 'node:net'

/** An address set aside for documentation: with any way out there is a route to it, but no host. */
const elsewhere = { host: '192.0.2.1', port: 443 }

const attempt = (address) =>
  new Promise((resolve) => {
    const socket = connect({ ...address, timeout: 2000 })
    const settle = (outcome) => {
      socket.destroy()
      resolve(outcome)
    }
    socket.on('connect', () => settle('connected'))
    socket.on('timeout', () => settle('no answer'))
    socket.on('error', (error) => settle(error.code))
  })

const server = createServer()
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const outcomes = {
  'this machine': await attempt({ host: '127.0.0.1', port: server.address().port }),
  elsewhere: await attempt(elsewhere),
}
server.close()

for (const [where, outcome] of Object.entries(outcomes)) console.log(`${where}: ${outcome}`)
process.exitCode = Object.values(outcomes).every((outcome) => outcome === 'ENETUNREACH') ? 0 : 1
