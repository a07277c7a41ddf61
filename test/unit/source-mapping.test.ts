import { describe, expect, test } from 'vitest'
import { EventMapper, fromFile, parseDescription, type RowGroup } from '../../src/channels/file/index.ts'
import { rowsOf } from '../support/files.ts'

const ORDERS = parseDescription(
  String.raw`
version: 1
name: shop
channel: web
trusted: true
zone: Europe/London
time: { column: at, format: dd/MM/yyyy HH:mm }
event:
  groupBy: order
  name: [{ when: { column: order, matches: ^C }, is: Order Cancelled }, { is: Order Completed }]
identifiers:
  - { namespace: customer, column: customer, pattern: '^(\d+)(\.0)?$' }
  - { namespace: email, column: email, verified: false }
record: { attributes: { country: country } }
lines: { product: sku, quantity: qty, price: price }
purchase:
  kind: [{ when: { column: order, matches: ^C }, is: refund }, { when: { column: order, matches: '^\d' }, is: order }]
  amount: { product: [qty, price] }
  currency: GBP
  orderId: order
`,
  'shop.yaml',
)
const COLUMNS = ['order', 'at', 'customer', 'email', 'sku', 'qty', 'price', 'country', 'note']
const ROW = {
  order: '77',
  at: '01/07/2011 08:26',
  customer: '17850.0',
  sku: 'A',
  qty: '2',
  price: '1.10',
  country: 'FR',
}

const mapper = new EventMapper(ORDERS, COLUMNS, 'table')

function map(...rows: readonly Record<string, string>[]) {
  return mapper.map({ ...rowsOf(COLUMNS, ...rows), key: rows[0]?.order ?? null })
}

function mapped(...rows: readonly Record<string, string>[]) {
  const item = map(...rows)
  if (item.kind !== 'event') throw new Error(`${item.fault.code} ${item.fault.field} ${item.fault.message}`)
  return item.event
}

function fault(...rows: readonly Record<string, string>[]) {
  const item = map(...rows)
  return item.kind === 'refused' ? item.fault : null
}

describe('the rows of an order', () => {
  test('become one event with its lines, exact to the ten-thousandth', () => {
    const event = mapped(ROW, { ...ROW, sku: 'B', qty: '3', price: '0.333333' })
    expect(event).toMatchObject({
      type: 'track',
      name: 'Order Completed',
      channel: 'web',
      occurredAt: { value: '2011-07-01T07:26:00.000Z', field: 'at' },
      identifiers: [{ namespace: 'customer', raw: '17850', vouched: 'always', field: 'customer' }],
      record: { id: null, attributes: { country: 'FR' } },
      purchase: { kind: 'order', orderId: '77', amount: 32_000, currency: 'GBP' },
      properties: {
        order: '77',
        lines: [
          { product: 'A', quantity: 2, price: 1.1 },
          { product: 'B', quantity: 3, price: 0.333333 },
        ],
      },
    })
  })

  test('happened at the earliest of their times', () => {
    const later = { ...ROW, at: '01/07/2011 08:27' }
    expect(mapped(later, ROW, later).occurredAt?.value).toBe('2011-07-01T07:26:00.000Z')
  })

  test('keep on their lines what they do not agree on, and on the event what they do', () => {
    const { properties } = mapped(
      { ...ROW, note: 'gift' },
      { ...ROW, at: '01/07/2011 08:27', country: 'DE', note: 'gift' },
    )
    expect(properties).toMatchObject({
      note: 'gift',
      customer: '17850.0',
      lines: [
        { at: ROW.at, country: 'FR' },
        { at: '01/07/2011 08:27', country: 'DE' },
      ],
    })
    expect(properties).not.toHaveProperty('at')
  })

  test('name each identifier once', () => {
    const event = mapped(
      { ...ROW, email: 'a@x.org' },
      ROW,
      { ...ROW, customer: '17850', email: 'a@x.org' },
      { ...ROW, customer: '9' },
    )
    expect(event.identifiers.map(({ namespace, raw, vouched }) => [namespace, raw, vouched])).toEqual([
      ['customer', '17850', 'always'],
      ['customer', '9', 'always'],
      ['email', 'a@x.org', 'never'],
    ])
  })

  test('that name nobody have no record either', () => {
    expect(mapped({ ...ROW, customer: '' })).toMatchObject({ identifiers: [], record: null })
  })

  test('leave out an identifier that does not match its pattern, and say so', () => {
    const event = mapped({ ...ROW, customer: 'cash' })
    expect(event.identifiers).toEqual([])
    expect(event.notices).toMatchObject([{ code: 'INVALID_IDENTIFIER', field: 'customer' }])
    expect(event.properties.customer).toBe('cash')
  })
})

describe('a refund', () => {
  test('that is written as a positive amount counts negative', () => {
    expect(mapped({ ...ROW, order: 'C77' })).toMatchObject({
      name: 'Order Cancelled',
      purchase: { kind: 'refund', amount: -22_000 },
    })
  })

  test('that is written with its sign counts as it stands', () => {
    const signed = new EventMapper({ ...ORDERS, purchase: { ...ORDERS.purchase!, signed: true } }, COLUMNS, 'table')
    const rows = rowsOf(COLUMNS, { ...ROW, order: 'C77', qty: '-3' }, { ...ROW, order: 'C77', qty: '1' })
    expect(signed.map({ ...rows, key: 'C77' })).toMatchObject({ event: { purchase: { amount: -22_000 } } })
  })

  test('is none of the kinds described: no purchase', () => {
    expect(mapped({ ...ROW, order: 'A77' }).purchase).toBeNull()
  })
})

describe('an event is refused, and the column named, when', () => {
  test.each([
    ['its time cannot be read', { at: '2011-07-01' }, 'INVALID_TIMESTAMP', 'at'],
    ['its time is empty', { at: '' }, 'MISSING', 'at'],
    ['an amount is no number', { price: 'free' }, 'INVALID_AMOUNT', 'price'],
    ['an amount is there by half', { price: '' }, 'MISSING', 'price'],
    ['no row has an amount', { qty: '', price: '' }, 'MISSING', 'price'],
    ['the amount is too large to be exact', { qty: '9007199254740992' }, 'INVALID_AMOUNT', 'price'],
    ['what its rows share is empty', { order: '' }, 'MISSING', 'order'],
  ])('%s', (_, change: Record<string, string>, code, field) => {
    const group = { ...rowsOf(COLUMNS, { ...ROW, ...change }), key: change.order === '' ? null : '77' }
    expect(mapper.map(group)).toMatchObject({ kind: 'refused', file: 'a.csv', line: 2, fault: { code, field } })
  })

  test('one of its rows could not be read: part of an order is none', () => {
    const group: RowGroup = { ...rowsOf(COLUMNS, ROW), key: '77', defect: 'row-unreadable' }
    expect(mapper.map(group)).toMatchObject({ kind: 'refused', fault: { code: 'ROW_UNREADABLE' } })
  })

  test('and its fault holds nothing of what its cells hold', () => {
    const text = JSON.stringify(fault({ ...ROW, at: 'SECRET', price: 'SECRET' }))
    expect(text).not.toContain('SECRET')
  })
})

function mapperOf(event: string, columns = ['id', 'x']) {
  return new EventMapper(parseDescription(`version: 1\nname: s\n${event}`, 's.yaml'), columns, 'table')
}

function idOf(
  one: EventMapper,
  columns: readonly string[],
  row: Record<string, string>,
  occurrence = 1,
  key: string | null = null,
) {
  return one.map({ ...rowsOf(columns, row), occurrence, key }).messageId
}

describe('a messageId', () => {
  test('comes from the event’s id, whatever else the row says', () => {
    const one = mapperOf('event: { id: id }')
    expect(idOf(one, ['id', 'x'], { id: '1', x: 'a' })).toBe(idOf(one, ['id', 'x'], { id: '1', x: 'b' }))
    expect(idOf(one, ['id', 'x'], { id: '1' })).not.toBe(idOf(one, ['id', 'x'], { id: '2' }))
    expect(idOf(one, ['id', 'x'], { x: 'a' })).toBeNull()
  })

  test('comes from what the rows share', () => {
    const one = mapperOf('event: { groupBy: id }')
    expect(idOf(one, ['id', 'x'], { id: '1', x: 'a' }, 1, '1')).toBe(
      idOf(one, ['id', 'x'], { id: '1', x: 'b' }, 1, '1'),
    )
  })

  test('else comes from all that the row says, whatever the order of the columns, and tells equal rows apart', () => {
    const id = idOf(mapperOf(''), ['id', 'x'], { id: '1', x: 'a' })
    expect(idOf(mapperOf('', ['x', 'id', 'new']), ['x', 'id', 'new'], { id: '1', x: 'a' })).toBe(id)
    expect(idOf(mapperOf(''), ['id', 'x'], { id: '1', x: 'a' }, 2)).not.toBe(id)
    expect(idOf(mapperOf(''), ['id', 'x'], { id: '1', x: 'b' })).not.toBe(id)
  })

  test('is another source’s for the same id', () => {
    const other = new EventMapper(parseDescription('version: 1\nname: t\nevent: { id: id }', 't.yaml'), ['id'], 'table')
    expect(idOf(other, ['id'], { id: '1' })).not.toBe(idOf(mapperOf('event: { id: id }'), ['id', 'x'], { id: '1' }))
  })
})

describe('a record', () => {
  const CRM = parseDescription(
    `
version: 1
name: crm
identifiers: [{ namespace: email, column: mail }]
record:
  id: id
  attributes:
    firstName: first
    birthDate: { column: born, type: date, format: dd/MM/yyyy }
    points: { column: points, type: number }
    optIn: { column: opt, type: boolean }
`,
    'crm.yaml',
  )
  const columns = ['id', 'mail', 'first', 'born', 'points', 'opt']
  const crm = new EventMapper(CRM, columns, 'table')
  const recordOf = (row: Record<string, string>) => crm.map(rowsOf(columns, row))

  test('holds typed attributes; an empty cell says nothing', () => {
    expect(
      recordOf({ id: '7', mail: 'a@x.org', first: 'Zoë', born: '02/01/1980', points: '1,200.5', opt: 'Yes' }),
    ).toMatchObject({
      event: {
        type: 'record',
        record: { id: '7', attributes: { firstName: 'Zoë', birthDate: '1980-01-02', points: 1200.5, optIn: true } },
      },
    })
    expect(recordOf({ id: '7', mail: 'a@x.org' })).toMatchObject({ event: { record: { id: '7', attributes: {} } } })
  })

  test('leaves out what is not of its type, keeps it as received, and says so', () => {
    const item = recordOf({ id: '7', born: '31/02/1980', points: 'many', first: 'x'.repeat(5_000) })
    expect(item).toMatchObject({
      event: {
        record: { id: '7', attributes: {} },
        properties: { born: '31/02/1980', points: 'many', first: 'x'.repeat(5_000) },
        notices: [
          { code: 'TOO_LONG', field: 'first' },
          { code: 'WRONG_TYPE', field: 'born' },
          { code: 'WRONG_TYPE', field: 'points' },
        ],
      },
    })
  })

  test('without its id is refused', () => {
    expect(recordOf({ mail: 'a@x.org' })).toMatchObject({ kind: 'refused', fault: { code: 'MISSING', field: 'id' } })
  })
})

describe('JSON lines', () => {
  const description = parseDescription(
    'version: 1\nname: app\nevent: { id: event.id, groupBy: }\nidentifiers: [{ namespace: email, column: user.email }, { namespace: customer, column: no }]'.replace(
      ', groupBy: ',
      ' ',
    ),
    'app.yaml',
  )
  const json = new EventMapper(description, ['event.id', 'user.email', 'no'], 'json')
  const eventOf = (line: string) =>
    json.map({ key: null, occurrence: 1, rows: [{ file: 'a.jsonl', line: 5, cells: [line] }], defect: null })

  test('are read by paths of keys, and kept as they are', () => {
    const item = eventOf('{"event":{"id":7},"user":{"email":"a@x.org"},"tags":["x"],"no":12345678901234567890}')
    expect(item).toMatchObject({
      kind: 'event',
      event: {
        identifiers: [{ raw: 'a@x.org' }, { raw: '12345678901234567890' }],
        properties: { event: { id: 7 }, user: { email: 'a@x.org' }, tags: ['x'] },
      },
    })
  })

  test('prefer a key as it stands to a path', () => {
    expect(eventOf('{"event.id":1,"user.email":"b@x.org","user":{"email":"a@x.org"}}')).toMatchObject({
      event: { identifiers: [{ raw: 'b@x.org' }] },
    })
  })

  test.each(['{', '[1]', '"text"', '', 'null'])('that are no object are refused with their line: %s', (line) => {
    expect(eventOf(line)).toMatchObject({ kind: 'refused', file: 'a.jsonl', line: 5, fault: { code: 'NOT_JSON' } })
  })

  test('cannot change what an object is', () => {
    const item = eventOf('{"event":{"id":7},"__proto__":{"polluted":1},"constructor":1}')
    expect(item.kind === 'event' && Object.getPrototypeOf(item.event.properties)).toBe(Object.prototype)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('an item of a file', () => {
  test('is read back as it was mapped', () => {
    const item = map(ROW)
    expect(fromFile(JSON.parse(JSON.stringify(item)))).toMatchObject({
      kind: 'event',
      event: { messageId: item.messageId },
    })
    expect(fromFile(JSON.parse(JSON.stringify(map({ ...ROW, at: '' }))))).toMatchObject({
      kind: 'fault',
      fault: { code: 'MISSING' },
    })
  })

  test.each([{}, { kind: 'event' }, { kind: 'event', event: {} }, { kind: 'refused', fault: 'x' }])(
    'that is none is a fault: %j',
    (item) => {
      expect(fromFile(item)).toMatchObject({ kind: 'fault', fault: { code: 'INVALID_EVENT' } })
    },
  )
})
