import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** Stands between a client and a store: a long way, or one on which an answer is lost after the store did what was asked. */
export interface StoreProxy {
  readonly url: string
  /** The next bytes that the server answers are dropped, and the connection with them. */
  cutNextAnswer(): void
  /** So are these many answers; with Infinity the server is away. */
  cutAnswers(count: number): void
  /** How often a client asked anew after an answer: what is sent together is one. */
  roundTrips(): number
}

/** @param answerDelayMs how long each answer takes */
export async function startStoreProxy(target: string, answerDelayMs = 0): Promise<StoreProxy> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let cuts = 0
  let roundTrips = 0
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => void (client.destroy(), upstream.destroy()))
    }
    let isAsking = false
    client.on('data', () => {
      if (!isAsking) roundTrips++
      isAsking = true
    })
    client.pipe(upstream)
    upstream.on('data', (answer) => {
      if (cuts-- > 0) client.destroy()
      else
        setTimeout(() => {
          isAsking = false
          client.write(answer)
        }, answerDelayMs)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutNextAnswer: () => void (cuts = 1),
    cutAnswers: (count) => void (cuts = count),
    roundTrips: () => roundTrips,
  }
}
