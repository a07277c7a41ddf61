import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseDescription } from '../../src/channels/file/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { FileWorld } from '../support/files.ts'

const RETAIL = new URL('../../../shared/data/retail/online-retail-2010-12.csv.gz', import.meta.url).pathname

async function propose(world: FileWorld, path: string) {
  const yaml = await world.catalogue.propose(DEVELOPMENT_CONTEXT, path)
  return { yaml, description: parseDescription(yaml, 'proposed.yaml') }
}

function contact(index: number): string {
  const day = String((index % 28) + 1).padStart(2, '0')
  const name = `José;O'Neil ${index % 50};${day}/0${(index % 9) + 1}/19${50 + (index % 49)};AB${index % 9} 1CD`
  return `${1_000 + index};person${index}@example.org;+44 7700 9${String(index).padStart(5, '0')};${name};2026-03-${day} 10:00:00;SECRET ${index}\n`
}

function contacts(): string {
  const header = 'Contact ID;E-Mail;Mobile phone;First name;Surname;DOB;Postcode;Updated at;Notes\n'
  return header + Array.from({ length: 200 }, (_, index) => contact(index)).join('')
}

function order(index: number): string {
  return JSON.stringify({
    order_id: `o-${index}`,
    created_at: `2026-01-0${(index % 9) + 1}T10:00:00Z`,
    customer: { id: index % 70, email: `c${index % 70}@example.org` },
    total: index % 5 === 0 ? -3.5 : 10.25,
    currency: 'EUR',
  })
}

describe('a source description is proposed', () => {
  test('for a customer database’s contacts: identifiers, the record’s id, names and birth date', async () => {
    const world = new FileWorld()
    const path = world.folder.write('crm-contacts-2026-03-01.csv', Buffer.from(contacts(), 'latin1'))
    const { description } = await propose(world, path)
    expect(description).toMatchObject({
      name: 'crm-contacts',
      format: { encoding: 'latin-1', delimiter: ';' },
      time: { column: 'Updated at', format: 'iso' },
      identifiers: [
        { namespace: 'email', column: 'E-Mail' },
        { namespace: 'phone', column: 'Mobile phone' },
      ],
      record: {
        id: 'Contact ID',
        attributes: {
          firstName: 'First name',
          lastName: 'Surname',
          birthDate: { column: 'DOB', type: 'date', format: 'dd/MM/yyyy' },
          postcode: 'Postcode',
        },
      },
    })
    expect(description.purchase).toBeUndefined()
  })

  test('that ingests the file it was made for, and the next one like it', async () => {
    const drawing = new FileWorld()
    const { yaml } = await propose(drawing, drawing.folder.write('crm.csv', contacts()))
    const world = new FileWorld([yaml])
    expect(await world.ingestText('crm.csv', contacts())).toMatchObject({ source: 'crm', read: 200, accepted: 200 })
    expect(world.events[0]).toMatchObject({
      type: 'record',
      record: { id: '1000', attributes: { firstName: 'José', birthDate: '1950-01-01' } },
    })
  })

  test('without a value of the file in it', async () => {
    const world = new FileWorld()
    const { yaml } = await propose(world, world.folder.write('crm.csv', contacts()))
    for (const value of ['SECRET', 'person', '7700', 'José', 'Neil', '1CD']) expect(yaml).not.toContain(value)
  })

  test('for orders in JSON lines: total, currency, the event’s id', async () => {
    const world = new FileWorld()
    const { description } = await propose(
      world,
      world.folder.write('orders.jsonl', Array.from({ length: 300 }, (_, index) => order(index)).join('\n')),
    )
    expect(description).toMatchObject({
      name: 'orders',
      time: { column: 'created_at', format: 'iso' },
      event: { id: 'order_id' },
      identifiers: [
        { namespace: 'customer', column: 'customer.id' },
        { namespace: 'email', column: 'customer.email' },
      ],
      purchase: {
        kind: [{ when: { column: 'total', matches: '^-' }, is: 'refund' }, { is: 'order' }],
        amount: { sum: 'total' },
        signed: true,
        currency: { column: 'currency' },
        orderId: 'order_id',
      },
    })
  })

  test('for a file of nothing that is known: it loads, and says that events will belong to nobody', async () => {
    const world = new FileWorld()
    const { yaml, description } = await propose(
      world,
      world.folder.write('2026.csv', 'yes,"a ""b"": #c",null\n1,2,3\n4,5,6\n'),
    )
    expect(description).toMatchObject({
      name: 'my-source',
      match: { columns: ['yes', 'a "b": #c', 'null'] },
      identifiers: [],
    })
    expect(yaml).toContain('events will belong to nobody')
  })

  test('never for a file that cannot be read', async () => {
    const world = new FileWorld()
    await expect(propose(world, world.folder.write('a.csv', ''))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(propose(world, `${world.folder.path}/none.csv`)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test.skipIf(!existsSync(RETAIL))(
    'for a real retailer’s order lines: invoices, customers, amounts, refunds',
    async () => {
      const { description } = await propose(new FileWorld(), RETAIL)
      expect(description).toMatchObject({
        name: 'online-retail',
        time: { column: 'InvoiceDate', format: 'iso' },
        event: { groupBy: 'InvoiceNo' },
        identifiers: [{ namespace: 'customer', column: 'CustomerID', pattern: '^(\\d+)(\\.0)?$' }],
        record: { attributes: { country: 'Country' } },
        lines: { product: 'StockCode', description: 'Description', quantity: 'Quantity', price: 'UnitPrice' },
        purchase: {
          kind: [{ when: { column: 'Quantity', matches: '^-' }, is: 'refund' }, { is: 'order' }],
          amount: { product: ['Quantity', 'UnitPrice'] },
          signed: true,
          orderId: 'InvoiceNo',
        },
      })
    },
  )
})
