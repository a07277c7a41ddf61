import { describe, expect, it } from 'vitest'
import { addressKey, householdLinkKind } from '../../src/identity/index.ts'
import { RULES } from '../support/gate.ts'

const at = (street: string, postcode: string, lastName: string): string | null =>
  addressKey({ street, postcode, lastName })

describe('one surname at one address', () => {
  it.each([
    ['12 High Street', 'High St. 12'],
    ['12 High Street', '12, HIGH  ST'],
    ['12a High Street', '12 A High Street'],
    ['Hauptstraße 5', 'Hauptstr. 5'],
    ['Karl-Marx-Straße 5', 'Karl Marx Str. 5'],
    ['Flat 2, 12 High Street', '12 High Street, Apt. 2'],
    ['10-12 Mill Lane', '10 - 12 Mill Ln'],
    ['12 N Main St', '12 North Main Street'],
    ['8 Boulevard Voltaire', '8, bd Voltaire'],
    ['8 rue de l’Église', '8 RUE DE L EGLISE'],
    ['Calle de Alcalá 31', 'C. de Alcala, 31'],
    ['ул. Ленина 4', 'ulica Lenina 4'],
    ['12 St. John’s Road', '12 Saint Johns Rd'],
  ])('is the same as %s and as %s', (one, other) => {
    expect(at(one, 'AB1 2CD', 'Roe')).not.toBeNull()
    expect(at(one, 'AB1 2CD', 'Roe')).toBe(at(other, 'ab12cd', 'ROE'))
  })

  it.each([
    ['12 High Street', '21 High Street'],
    ['12 High Street', '12 High Road'],
    ['Flat 2, 12 High Street', 'Flat 3, 12 High Street'],
    ['Flat 2, 12 High Street', 'Flat 12, 2 High Street'],
    ['12 High Street', '12a High Street'],
  ])('is another at %s than at %s', (one, other) => {
    expect(at(one, 'AB1 2CD', 'Roe')).not.toBe(at(other, 'AB1 2CD', 'Roe'))
  })

  it('is another with another surname or postcode, and the same in another spelling of the surname', () => {
    const roe = at('12 High Street', 'AB1 2CD', 'O’Neill')
    expect(at('12 High Street', 'AB1 2CD', 'Doe')).not.toBe(roe)
    expect(at('12 High Street', 'AB1 2CE', 'O’Neill')).not.toBe(roe)
    expect(at('12 High Street', 'AB1 2CD', 'O NEILL')).toBe(roe)
    expect(at('Hauptstr. 5', '10115', 'Müller')).toBe(at('Hauptstr. 5', '10115', 'Muller'))
  })

  it('is read by whatever names sources give its parts', () => {
    const web = {
      lastName: 'Roe',
      'address.street': 'Hauptstraße',
      'address.houseNumber': 5,
      'address.postalCode': '10115',
    }
    const crm = { surname: 'Roe', street: 'Hauptstr. 5', zip: 10115 }
    expect(addressKey(web)).not.toBeNull()
    expect(addressKey(web)).toBe(addressKey(crm))
  })

  it('takes no offence at a house number that is given twice', () => {
    const twice = { lastName: 'Roe', street: 'Hauptstr. 5', houseNumber: '5', postcode: '10115' }
    expect(addressKey(twice)).toBe(at('Hauptstr. 5', '10115', 'Roe'))
  })

  it('holds none of what it was made from', () => {
    expect(at('12 High Street', 'AB1 2CD', 'Roe')).toMatch(/^[0-9a-v]{24}$/)
  })
})

describe('an address that says too little binds nobody', () => {
  it.each([
    ['no house number', { lastName: 'Roe', street: 'High Street', postcode: 'AB1 2CD' }],
    ['no street', { lastName: 'Roe', street: '12', postcode: 'AB1 2CD' }],
    ['no postcode', { lastName: 'Roe', street: '12 High Street', postcode: ' - ' }],
    ['no surname', { lastName: null, street: '12 High Street', postcode: 'AB1 2CD' }],
    ['nothing at all', {}],
  ])('%s', (_, attributes) => {
    expect(addressKey(attributes)).toBeNull()
  })
})

describe('what an identifier can have people of one household in common', () => {
  const rules = {
    ...RULES,
    namespaces: { ...RULES.namespaces, family: { ...RULES.otherNamespaces, class: 'household' as const } },
  }

  it.each([
    ['family', 'F-1', 'account'],
    ['landline', '+442079460000', 'landline'],
    ['device', 'd1', 'device'],
    ['cookie', 'c1', 'device'],
    ['email', 'jane@example.org', null],
    ['customer', '7', null],
    ['family', 'unknown', null],
    ['landline', '0000000', null],
  ])('%s:%s', (namespace, value, kind) => {
    expect(householdLinkKind(rules, { namespace, value })).toBe(kind)
  })
})
