import { expect, test } from 'vitest'
import { cellsOf, columnNamed, GraphRecords, type DescribedVertex } from '../../src/app/match/index.ts'

const vertex = (details: Partial<DescribedVertex> = {}): DescribedVertex => ({
  key: 'record.crm:1',
  namespace: 'record.crm',
  value: '1',
  profileId: 'p1',
  records: [],
  named: [],
  ...details,
})

const at = (value: string | number | null, day: number) => ({ value, observedAt: `2026-01-${day}T00:00:00.000Z` })

test('columns have one name, whatever sources call them', () => {
  const named = ['firstName', 'Given Name', 'surname', 'dateOfBirth', 'address.postalCode', 'PLZ', 'address.city']
  expect(named.map(columnNamed)).toEqual([
    'given_name',
    'given_name',
    'family_name',
    'birth_date',
    'postcode',
    'postcode',
    'town',
  ])
  expect([columnNamed('favouriteShop'), columnNamed('given_name'), columnNamed('Straße')]).toEqual([
    'favourite_shop',
    'given_name',
    'straße',
  ])
})

test('a record says the newest of each column, with the identifiers that were seen with it', () => {
  const cells = cellsOf(
    vertex({
      records: [
        { source: 'crm', attributes: { firstName: at('Jon', 11), lastName: at('Smyth', 11), dob: at(null, 20) } },
        {
          source: 'till',
          attributes: { given_name: at('John', 12), birthDate: at('1970-01-02', 10), points: at(7, 10) },
        },
        { source: 'steward', attributes: { firstName: at('Johnny', 30) } },
      ],
      named: [
        { namespace: 'email', value: 'old@x.example', lastDay: 20_000 },
        { namespace: 'email', value: 'new@x.example', lastDay: 20_001 },
        { namespace: 'email', value: 'also@x.example', lastDay: 20_001 },
      ],
    }),
  )
  expect(cells).toEqual({
    birth_date: '1970-01-02',
    email: 'new@x.example',
    family_name: 'Smyth',
    given_name: 'John',
    points: '7',
  })
})

test('an identifier that is described says itself', () => {
  const described = vertex({
    key: 'email:ann@x.example',
    namespace: 'email',
    value: 'ann@x.example',
    named: [{ namespace: 'email', value: 'other@x.example', lastDay: 20_001 }],
  })
  expect(cellsOf(described)).toEqual({ email: 'ann@x.example' })
})

test('all records are read page by page', async () => {
  const keys = ['a', 'b', 'c', 'd', 'e']
  const records = new GraphRecords({
    described: async (asked) => keys.filter((key) => asked.includes(key)).map((key) => vertex({ key })),
    listDescribed: async (after, limit) =>
      keys
        .filter((key) => key > after)
        .slice(0, limit)
        .map((key) => vertex({ key })),
  })
  const pages: string[][] = []
  for await (const page of records.pages(2)) pages.push(page.map(({ id }) => id))
  expect(pages).toEqual([['a', 'b'], ['c', 'd'], ['e']])
  expect(await records.at([])).toEqual([])
  expect((await records.at(['b', 'z'])).map(({ id }) => id)).toEqual(['b'])
})
