import { DuckDBInstance } from '@duckdb/node-api'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DUCKDB_DEFAULTS, DuckDbTableReader } from '../../src/adapters/duckdb/index.ts'
import { type EventChunk, FileIngest, type FileIngestResult, SourceCatalogue } from '../../src/app/sources/index.ts'
import type { FileItem } from '../../src/channels/file/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { descriptions, MemoryLedger } from '../support/files.ts'
import { temporaryHome } from '../support/stack.ts'

const RETAIL = new URL('../../../shared/data/retail/', import.meta.url).pathname
const FILES = existsSync(RETAIL)
  ? readdirSync(RETAIL)
      .filter((name) => name.endsWith('.csv.gz'))
      .map((name) => join(RETAIL, name))
  : []

type Mapped = Extract<FileItem, { kind: 'event' }>

/** The real retailer's files as the gate would get them, beside what DuckDB says straight on the files. */
describe.skipIf(FILES.length === 0)('a real retailer’s 541,909 order lines', () => {
  const events: Mapped[] = []
  const home = temporaryHome('retail')
  let result: FileIngestResult
  let lines: (sql: string) => Promise<unknown[][]>
  let closeDatabase: () => void

  beforeAll(async () => {
    const reader = new DuckDbTableReader({ ...DUCKDB_DEFAULTS, spillFolder: home })
    const acceptor = { accept: async (_: unknown, { items }: EventChunk) => taken(items) }
    const clock = { now: () => new Date(), pause: () => Promise.resolve() }
    const catalogue = new SourceCatalogue(descriptions(), reader)
    const files = new FileIngest({
      reader,
      catalogue,
      acceptor,
      ledger: new MemoryLedger(),
      eventBytesMax: 1_048_576,
      ...clock,
    })
    result = await files.ingest(DEVELOPMENT_CONTEXT, { paths: FILES })
    const database = await DuckDBInstance.create(':memory:')
    const connection = await database.connect()
    await connection.run(
      `CREATE TABLE lines AS SELECT * FROM read_csv('${RETAIL}*.csv.gz', header = true, all_varchar = true)`,
    )
    lines = async (sql) => (await connection.runAndReadAll(sql)).getRowsJson()
    closeDatabase = () => (connection.closeSync(), database.closeSync())
  })

  afterAll(() => {
    closeDatabase?.()
    rmSync(home, { recursive: true, force: true })
  })

  function taken(items: readonly FileItem[]) {
    const mapped = items.filter((item) => item.kind === 'event')
    events.push(...mapped)
    return {
      accepted: mapped.length,
      duplicates: 0,
      suppressed: 0,
      deadLettered: items.length - mapped.length,
      token: '',
      faults: [],
    }
  }

  function ofKind(kind: string) {
    return events.filter(({ event }) => event.purchase?.kind === kind)
  }

  test('are found to be online-retail, and are 25,900 events', () => {
    expect(result).toMatchObject({
      source: 'online-retail',
      rows: 541_909,
      read: 25_900,
      accepted: 25_900,
      deadLettered: 0,
      fileFaults: [],
    })
    expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(25_900)
  })

  test('hold 22,061 orders, 3,836 refunds and 3 adjustments', () => {
    expect(['order', 'refund', 'adjustment'].map((kind) => ofKind(kind).length)).toEqual([22_061, 3_836, 3])
    expect(
      ofKind('refund').every(
        ({ event }) => event.name === 'Order Cancelled' && event.purchase?.orderId?.startsWith('C'),
      ),
    ).toBe(true)
  })

  test('name 4,372 customers as they are meant, and nobody in 3,710 events', () => {
    const customers = events.flatMap(({ event }) => event.identifiers)
    expect(new Set(customers.map(({ raw }) => raw)).size).toBe(4_372)
    expect(
      customers.every(
        ({ namespace, raw, vouched }) => namespace === 'customer' && /^\d{5}$/.test(raw) && vouched === 'always',
      ),
    ).toBe(true)
    expect(events.filter(({ event }) => event.identifiers.length === 0)).toHaveLength(3_710)
  })

  test('are all there: the largest invoice has 1,114 lines and is far from 1 MB', () => {
    const sizes = events.map(({ event }) => (event.properties.lines as unknown[]).length)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(541_909)
    expect(Math.max(...sizes)).toBe(1_114)
    const largest = events[sizes.indexOf(1_114)]
    expect(Buffer.byteLength(JSON.stringify(largest))).toBeLessThan(200_000)
  })

  test('are worth to the penny what DuckDB’s decimals say, customer by customer', async () => {
    const spend = new Map<string, number>()
    for (const { event } of events) {
      const customer = event.identifiers[0]?.raw ?? 'nobody'
      spend.set(customer, (spend.get(customer) ?? 0) + (event.purchase?.amount ?? 0))
    }
    const expected = await lines(`
      SELECT coalesce(regexp_replace(CustomerID, '[.]0$', ''), 'nobody'),
        (sum(Quantity::DECIMAL(12, 0) * UnitPrice::DECIMAL(12, 4)) * 10000)::BIGINT::VARCHAR
      FROM lines GROUP BY 1`)
    expect(expected).toHaveLength(4_373)
    expect(Object.fromEntries(spend)).toEqual(
      Object.fromEntries(expected.map(([customer, amount]) => [customer, Number(amount)])),
    )
  })

  test('happened at the earliest of an invoice’s times, in London', async () => {
    const at = new Map(events.map(({ event }) => [event.purchase?.orderId, event.occurredAt?.value]))
    const expected = await lines(`
      SELECT InvoiceNo, count(DISTINCT InvoiceDate)::INT, strftime(min(InvoiceDate::TIMESTAMP) AT TIME ZONE 'Europe/London' AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.000Z')
      FROM lines GROUP BY 1`)
    expect(expected.filter(([, times]) => times === 2)).toHaveLength(43)
    expect(Object.fromEntries(at)).toEqual(Object.fromEntries(expected.map(([invoice, , time]) => [invoice, time])))
    expect(at.get('536365')).toBe('2010-12-01T08:26:00.000Z')
    const inSummer = expected.filter(([, , time]) => String(time) > '2011-03-28' && String(time) < '2011-10-29')
    expect(inSummer.length).toBeGreaterThan(10_000)
  })

  test('keep each line’s product, description, quantity and price as the file has them', async () => {
    const expected = await lines(
      `SELECT StockCode, Description, Quantity::INT, UnitPrice::DOUBLE FROM lines WHERE InvoiceNo = '536365' ORDER BY StockCode`,
    )
    const event = events.find(({ event: { purchase } }) => purchase?.orderId === '536365')?.event
    const found = ((event?.properties.lines ?? []) as Record<string, unknown>[]).map(
      ({ product, description, quantity, price }) => [product, description, quantity, price],
    )
    expect(found.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual(expected)
    expect(event).toMatchObject({
      channel: 'web',
      record: { attributes: { country: 'United Kingdom' } },
      properties: { InvoiceNo: '536365', CustomerID: '17850.0' },
    })
  })
})
