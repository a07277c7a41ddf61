import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** The Bolt message COMMIT, in one chunk. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00])

/** `lost`: the server never sees the COMMIT. `unanswered`: it commits, and nobody learns of it. */
export type Cut = 'lost' | 'unanswered'

/** Stands between a driver and Neo4j, and cuts connections at the moment at which it matters most. */
export interface CommitCutter {
  readonly uri: string
  /** The next COMMIT ends its connection. */
  cutNext(cut: Cut): void
  /** How many it has cut. */
  cuts(): number
}

/** @param target `bolt://host:port` */
export async function startCommitCutter(target: string): Promise<CommitCutter> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let due: Cut | null = null
  let cuts = 0
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    const end = () => void (client.destroy(), upstream.destroy())
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', end)
    }
    let isDeaf = false
    client.on('data', (asked) => {
      const cut = asked.includes(COMMIT) ? due : null
      if (cut === null) return void upstream.write(asked)
      due = null
      cuts++
      if (cut === 'lost') return end()
      isDeaf = true
      upstream.write(asked)
    })
    upstream.on('data', (answer) => (isDeaf ? end() : client.write(answer)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return {
    uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutNext: (cut) => void (due = cut),
    cuts: () => cuts,
  }
}
