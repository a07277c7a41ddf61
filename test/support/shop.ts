import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { Backlog, RedisEventLog } from '../../src/adapters/redis/index.ts'
import type { LogAppended } from '../../src/app/ingest/index.ts'
import { LANES, type CanonicalEvent } from '../../src/model/index.ts'
import { eventOf } from './events.ts'
import type { TestRedis } from './redis-server.ts'
import { TestFigures } from './traits.ts'

const ALL_LANES = Array.from({ length: LANES }, (_, lane) => lane)

/** Customers who buy, their orders on the log, and what their figures must come to. */
export class Shop {
  readonly #log: RedisEventLog
  readonly #figures: TestFigures
  readonly #expected = new Map<string, { orders: number; amount: number }>()
  readonly #tag = randomUUID().slice(0, 8)
  #orders = 0

  constructor(log: TestRedis, cache: TestRedis) {
    this.#log = new RedisEventLog(log.connect(), new Backlog(async () => 0, { eventsMax: 1_000_000 }), {
      retryMs: 20_000,
    })
    this.#figures = new TestFigures(cache.connect())
  }

  /** @param lanes that the orders are spread over. @returns where they lie */
  async sell(orders: number, lanes: readonly number[] = ALL_LANES): Promise<LogAppended[]> {
    const entries = Array.from({ length: orders }, () => {
      const event = this.#order(`customer:${this.#tag}-${this.#orders % 97}`)
      return { lane: lanes[this.#orders++ % lanes.length] as number, event, idempotencyScope: 'shop' }
    })
    return this.#log.append(entries)
  }

  /** Whoever bought. */
  customers(): string[] {
    return [...this.#expected.keys()]
  }

  async append(event: CanonicalEvent, lane = 0): Promise<LogAppended> {
    const [appended] = await this.#log.append([{ lane, event, idempotencyScope: 'shop' }])
    return appended as LogAppended
  }

  /** @returns customers whose figures are not exactly what was sold, with what was found */
  async mistakes(): Promise<unknown[]> {
    const customers = this.customers()
    const figures = await this.#figures.figures(customers.map((key) => [{ key, spans: null }]))
    const compared = customers.map((customer, at) => ({
      customer,
      found: figures[at],
      expected: this.#expectedOf(customer),
    }))
    return compared.filter(({ found, expected }) => !isDeepStrictEqual(found, expected))
  }

  #order(customer: string): CanonicalEvent {
    const amount = 1 + ((this.#orders * 7_919) % 50_000)
    const known = this.#expected.get(customer) ?? { orders: 0, amount: 0 }
    this.#expected.set(customer, { orders: known.orders + 1, amount: known.amount + amount })
    return eventOf([customer, `cookie:${this.#tag}-${this.#orders % 97}`], {
      messageId: randomUUID(),
      purchase: { kind: 'order', orderId: null, amount, currency: 'GBP' },
    })
  }

  #expectedOf(customer: string) {
    const { orders, amount } = this.#expected.get(customer) as { orders: number; amount: number }
    return { orders, refunds: 0, spendByCurrency: { GBP: amount } }
  }
}
