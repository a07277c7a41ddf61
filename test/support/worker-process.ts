/**
 * A worker in a process of its own, to be stopped, woken and killed by tests. Says `ready` once it holds lanes.
 *
 *     node worker-process.ts LOG_URL CACHE_URL LEASE_MS [DEADLY_BOOKING]
 *
 * At its DEADLY_BOOKINGth batch the process kills itself after the events are resolved and before they are booked.
 */
import { connectRedis } from '../../src/adapters/redis/index.ts'
import { Booker } from '../../src/app/book/index.ts'
import { workerOf, workerPorts } from './worker-parts.ts'
import { TRAITS } from './traits.ts'

const [logUrl = '', cacheUrl = '', leaseMs = '1000', deadlyBooking = 'Infinity'] = process.argv.slice(2)
const id = `process-${process.pid}`
const ports = workerPorts({
  id,
  leaseMs: Number(leaseMs),
  log: () => connectRedis({ url: logUrl, name: id }),
  cache: () => connectRedis({ url: cacheUrl, name: id }),
})

let batches = 0
const { bookings } = ports
const book = bookings.book.bind(bookings)
bookings.book = (batch) => {
  if (++batches === Number(deadlyBooking)) process.kill(process.pid, 'SIGKILL')
  return book(batch)
}

const worker = workerOf({ ...ports, booker: new Booker(bookings, TRAITS) })
worker.start()
const watch = setInterval(() => {
  if (!ports.log.messages.includes('Lanes leased')) return
  clearInterval(watch)
  process.stdout.write('ready\n')
}, 20)
process.on('SIGTERM', () => void worker.stop().then(() => process.exit(0)))
