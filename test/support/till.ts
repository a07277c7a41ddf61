import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Api } from './api.ts'

const CUSTOMERS = 60
/** As many as somebody wants to read. */
const MISTAKES_MAX = 3
const DAY_MS = 86_400_000
const FIRST_DAY = Date.parse('2026-03-01T12:00:00Z')

/** What must be known of a customer. */
interface Account {
  orders: number
  pence: number
  /** Cookie to the days on which it was seen with the customer. */
  readonly cookies: Map<string, Set<number>>
}

interface Order {
  readonly customer: string
  readonly cookie: string
  readonly day: number
  readonly pence: number
  readonly call: object
}

/** Customers who buy, on two browsers and several days, through the gate; and what must come of it. */
export class Till {
  readonly #api: Api
  readonly #tag = randomUUID().slice(0, 8)
  readonly #accounts = new Map<string, Account>()
  #made = 0
  #last: object = { batch: [] }
  /** Events whose batch was answered. */
  sold = 0
  /** How often a batch was sent again because no answer came. */
  retries = 0

  constructor(api: Api) {
    this.#api = api
  }

  /**
   * Sends a batch until it is answered: the same events, by the same messageIds. When no answer comes, what was
   * answered last is sent again too, as by a client that does not remember.
   */
  async sell(count: number): Promise<void> {
    const orders = Array.from({ length: count }, () => this.#order())
    const body = { batch: orders.map(({ call }) => call) }
    while (!(await this.#taken(body, count))) {
      this.retries++
      await sleep(100)
      await this.#api.post('/v1/batch', this.#last).catch(() => null)
    }
    this.#last = body
    for (const order of orders) this.#note(order)
    this.sold += count
  }

  async #taken(body: object, count: number): Promise<boolean> {
    const answer = await this.#api.post('/v1/batch', body).catch(() => null)
    if (answer?.status !== 200) return false
    const { accepted, duplicates } = answer.body as unknown as { accepted: number; duplicates: number }
    if (accepted + duplicates !== count) throw new Error(`Of ${count} events ${accepted} and ${duplicates} were taken`)
    return true
  }

  /** @returns the first customers of whom not exactly what was sold is known, with what is; empty when all is right */
  async mistakes(): Promise<unknown[]> {
    const wrong: unknown[] = []
    for (const [customer, account] of this.#accounts) {
      if (wrong.length === MISTAKES_MAX) break
      const [expected, found] = [expectedOf(customer, account), await this.#foundOf(customer)]
      if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push({ customer, expected, found })
    }
    return wrong
  }

  #order(): Order {
    const n = this.#made++
    const customer = `${this.#tag}-${n % CUSTOMERS}`
    const cookie = `${customer}-browser-${(n >> 3) % 2}`
    const [day, pence] = [n % 7, 1 + ((n * 7_919) % 50_000)]
    const timestamp = new Date(FIRST_DAY + day * DAY_MS).toISOString()
    const properties = { order_id: randomUUID(), total: pence / 100, currency: 'GBP' }
    const call = {
      type: 'track',
      event: 'Order Completed',
      messageId: randomUUID(),
      userId: customer,
      anonymousId: cookie,
      timestamp,
      properties,
    }
    return { customer, cookie, day, pence, call }
  }

  #note({ customer, cookie, day, pence }: Order): void {
    const account = this.#accounts.get(customer) ?? { orders: 0, pence: 0, cookies: new Map() }
    this.#accounts.set(customer, account)
    account.orders++
    account.pence += pence
    account.cookies.set(cookie, (account.cookies.get(cookie) ?? new Set()).add(day))
  }

  async #foundOf(customer: string): Promise<Known | null> {
    const { profileByIdentifier: profile } = await this.#api.ask<{ profileByIdentifier: FoundProfile | null }>(QUERY, {
      customer,
    })
    if (profile === null) return null
    const evidence = profile.evidence.map(({ a, b, days, firstSeen, lastSeen, state }) => [
      `${a} ${b}`,
      `${days} days, ${firstSeen} to ${lastSeen}, ${state}`,
    ])
    const { orders, refunds, spend } = profile.metrics
    return { orders, refunds, pence: Math.round(spend * 100), evidence: Object.fromEntries(evidence.toSorted()) }
  }
}

interface Known {
  readonly orders: number
  readonly refunds: number
  readonly pence: number
  /** By its two ends. */
  readonly evidence: Readonly<Record<string, string>>
}

interface FoundProfile {
  readonly metrics: { readonly orders: number; readonly refunds: number; readonly spend: number }
  readonly evidence: readonly {
    readonly a: string
    readonly b: string
    readonly days: number
    readonly firstSeen: string
    readonly lastSeen: string
    readonly state: string
  }[]
}

const QUERY = `query ($customer: String!) {
  profileByIdentifier(namespace: "customer", value: $customer) {
    metrics { orders refunds spend }
    evidence { a b days firstSeen lastSeen state }
  }
}`

function expectedOf(customer: string, { orders, pence, cookies }: Account): Known {
  const evidence = [...cookies].map(([cookie, days]) => [
    `cookie:${cookie} customer:${customer}`,
    `${days.size} days, ${dateOf(Math.min(...days))} to ${dateOf(Math.max(...days))}, ACCEPTED`,
  ])
  return { orders, refunds: 0, pence, evidence: Object.fromEntries(evidence.toSorted()) }
}

function dateOf(day: number): string {
  return new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10)
}
