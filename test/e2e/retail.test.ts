/** A real retailer's 541,909 order lines, from files to profiles, as one command line and a few queries. */
import { existsSync, readdirSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { Api, type Stats } from '../support/api.ts'
import type { CliResult } from '../support/cli-process.ts'
import { selfsame } from '../support/service.ts'

const RETAIL = new URL('../../../shared/data/retail/', import.meta.url).pathname
const FILES = existsSync(RETAIL) ? readdirSync(RETAIL).filter((name) => name.endsWith('.csv.gz')) : []
const PATHS = FILES.map((name) => `${RETAIL}${name}`)
const SEED = 20_111_209

const service = inject('service')
const api = new Api(service.url)

/** A customer's, in 1/10,000 pounds. */
interface CustomerFigures {
  readonly customer: string
  readonly spend: number
  readonly orders: number
  readonly refunds: number
}

describe.skipIf(FILES.length === 0)("A retailer's year (in ../shared/data/retail)", () => {
  let before: Stats
  let ingested: CliResult
  let after: Stats
  let expected: CustomerFigures[]

  beforeAll(async () => {
    expected = sampleOf(await figuresFromFiles(), 200)
    before = await api.settled()
    ingested = await ingest(PATHS)
    after = await api.stats()
  })

  test('is taken in whole: 25,900 invoices of 541,909 lines', () => {
    expect(ingested.exitCode).toBe(0)
    expect(JSON.parse(ingested.stdout)).toMatchObject({
      read: 25_900,
      accepted: 25_900,
      duplicates: 0,
      suppressed: 0,
      deadLettered: 0,
      seconds: expect.any(Number),
      rows: 541_909,
    })
    expect(ingested.stderr).toContain('sending: 25,900 of 25,900 events (100%)')
  })

  test('is applied when the command ends: 4,372 customers, and 3,710 invoices of nobody', () => {
    expect(after).toEqual({
      ...before,
      profiles: before.profiles + 4_372,
      events: before.events + 25_900,
      eventsWithoutIdentifier: before.eventsWithoutIdentifier + 3_710,
      accepted: before.accepted + 25_900,
    })
  })

  test('gives 200 customers the spend, orders and refunds that DuckDB counts in the files', async () => {
    expect(expected).toHaveLength(200)
    expect(await figuresFromService(expected)).toEqual(expected)
  })

  test('taken in again changes nothing: all are duplicates', async () => {
    const again = await ingest(PATHS.toReversed())
    expect(again.exitCode).toBe(0)
    expect(JSON.parse(again.stdout)).toMatchObject({ read: 25_900, accepted: 0, duplicates: 25_900, deadLettered: 0 })
    expect(await figuresFromService(expected)).toEqual(expected)
  })

  test('of which one month is taken in again changes nothing: its events are known one by one', async () => {
    const month = await ingest(PATHS.slice(-1))
    expect(month.exitCode).toBe(0)
    const { read, accepted, duplicates } = JSON.parse(month.stdout) as Record<string, number>
    expect({ accepted, duplicates }).toEqual({ accepted: 0, duplicates: read })
    expect(read).toBeGreaterThan(500)
    expect(await api.settled()).toEqual({ ...after, duplicates: after.duplicates + read! })
    expect(await figuresFromService(expected)).toEqual(expected)
  })

  afterAll(async () => {
    // What it queued must not slow down whatever comes next.
    await api.settled()
  })
})

function ingest(paths: readonly string[]): Promise<CliResult> {
  return selfsame(service.home, ['ingest', ...paths, '--output', 'json'])
}

/** Straight from the files, by customer. */
async function figuresFromFiles(): Promise<CustomerFigures[]> {
  const database = await DuckDBInstance.create(':memory:')
  const connection = await database.connect()
  const answer = await connection.runAndReadAll(`
    SELECT regexp_replace(CustomerID, '[.]0$', '') AS customer,
      (sum(Quantity::DECIMAL(12, 0) * UnitPrice::DECIMAL(12, 4)) * 10000)::DOUBLE AS spend,
      count(DISTINCT InvoiceNo) FILTER (regexp_matches(InvoiceNo, '^[0-9]'))::INTEGER AS orders,
      count(DISTINCT InvoiceNo) FILTER (InvoiceNo LIKE 'C%')::INTEGER AS refunds
    FROM read_csv('${RETAIL}*.csv.gz', header = true, all_varchar = true)
    WHERE CustomerID IS NOT NULL GROUP BY 1 ORDER BY 1`)
  const rows = answer.getRowObjectsJson() as unknown as CustomerFigures[]
  connection.closeSync()
  database.closeSync()
  return rows
}

/** The same ones every time. */
function sampleOf<T>(all: readonly T[], count: number): T[] {
  let state = SEED
  const random = () => (state = (state * 48_271) % 2_147_483_647)
  const shuffled = all.map((item) => ({ item, at: random() })).toSorted((a, b) => a.at - b.at)
  return shuffled.slice(0, count).map(({ item }) => item)
}

/** As many as one query may ask for. */
const ALIASES = 30

async function figuresFromService(customers: readonly CustomerFigures[]): Promise<CustomerFigures[]> {
  const found: CustomerFigures[] = []
  for (let at = 0; at < customers.length; at += ALIASES) {
    const names = customers.slice(at, at + ALIASES).map(({ customer }) => customer)
    const fields = names.map(
      (name) =>
        `c${name}: profileByIdentifier(namespace: "customer", value: "${name}") { metrics { spend orders refunds } }`,
    )
    const profiles = await api.ask<Record<string, { metrics: Omit<CustomerFigures, 'customer'> } | null>>(
      `{ ${fields.join(' ')} }`,
    )
    for (const customer of names) {
      const { spend, orders, refunds } = profiles[`c${customer}`]!.metrics
      found.push({ customer, spend: Math.round(spend * 10_000), orders, refunds })
    }
  }
  return found
}
