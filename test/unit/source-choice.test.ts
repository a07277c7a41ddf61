import { describe, expect, test } from 'vitest'
import { chooseDescription, missingColumns, parseDescription } from '../../src/channels/file/index.ts'

function description(name: string, columns: string | null, rest = '') {
  return parseDescription(
    `version: 1\nname: ${name}\n${columns === null ? '' : `match: { columns: [${columns}] }`}\n${rest}`,
    name,
  )
}

const TILL = description('till', 'receipt, sku')
const TILL_WITH_CARD = description('till-with-card', 'receipt, sku, card')
const OTHER_TILL = description('other-till', 'sku, receipt')
const BY_NAME_ONLY = description('by-name-only', null)

function choose(header: readonly string[], ...descriptions: readonly (typeof TILL)[]) {
  return chooseDescription(descriptions, () => header)
}

describe('a description is chosen for a file', () => {
  test('by having all of its columns in the header', () => {
    expect(choose(['receipt', 'sku', 'qty'], TILL, TILL_WITH_CARD)).toEqual({ kind: 'chosen', description: TILL })
    expect(choose(['receipt'], TILL, TILL_WITH_CARD)).toEqual({ kind: 'none' })
  })

  test('by asking for most columns, of several', () => {
    expect(choose(['card', 'receipt', 'sku'], TILL, TILL_WITH_CARD)).toMatchObject({ description: TILL_WITH_CARD })
  })

  test('never, when two ask for as many', () => {
    expect(choose(['receipt', 'sku'], TILL, OTHER_TILL)).toEqual({ kind: 'ambiguous', names: ['till', 'other-till'] })
  })

  test('never, when it says nothing of columns', () => {
    expect(choose(['receipt', 'sku'], BY_NAME_ONLY)).toEqual({ kind: 'none' })
  })
})

test('a missing column is named with its place and the nearest one there is', () => {
  const crm = description(
    'crm',
    null,
    'identifiers: [{ namespace: email, column: email }]\nrecord: { attributes: { city: Town } }',
  )
  expect(missingColumns(crm, ['e-mail', 'City'])).toEqual([
    'email (read by identifiers.0.column; there is e-mail)',
    'Town (read by record.attributes.city)',
  ])
})
