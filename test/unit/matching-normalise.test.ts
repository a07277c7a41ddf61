import { describe, expect, it } from 'vitest'
import { addressParts, normalised } from '../../src/matching/index.ts'

const read = (kind: 'phone' | 'postcode' | 'address' | 'familyName', cell: string) =>
  normalised({ kind, column: 'c' }, cell)

describe('a telephone number', () => {
  it.each([
    ['+33 1 42 68 53 00', '01 42 68 53 00'],
    ['0033 1 42 68 53 00', '01.42.68.53.00'],
    ['+49 30 1234567', '030 1234567'],
    ['+49 (0)151 23456789', '0151/23456789'],
    ['+31 20 123 4567', '020-1234567'],
    ['+44 7700 900123', '07700 900123'],
    ['+1 555 234 5678', '(555) 234-5678'],
    ['1-555-234-5678', '555.234.5678 ext 12'],
  ])('%s is %s', (one, other) => {
    expect(read('phone', one)).toBe(read('phone', other))
    expect(read('phone', one)).not.toBeNull()
  })
})

describe('a postcode', () => {
  it.each([
    ['D-10115', '10115'],
    ['F-75002', '75002'],
    ['NL-1012 AB', '1012ab'],
    ['1012 AB', '1012ab'],
    ['A-1010', '1010'],
    ['94105-1234', '94105'],
    ['SW1A 1AA', 'sw1a1aa'],
    ['E1 6AN', 'e16an'],
  ])('%s is %s', (cell, code) => {
    expect(read('postcode', cell)).toBe(code)
  })
})

describe('an address taken apart', () => {
  it.each([
    ['Flat 3, 12 High Street, London N1 1AA', '3', '12', 'high st', 'n11aa', 'london'],
    ['221B Baker Street London NW1 6XE', '', '221b', 'baker st', 'nw16xe', 'london'],
    ['1600 Main Avenue Apt 5 Springfield IL 62701-1234', '5', '1600', 'main ave', '627011234', 'springfield il'],
    ['Hauptstraße 12 a, 10115 Berlin', '', '12a', 'hauptstrasse', '10115', 'berlin'],
    ['Straße des 17. Juni 135, 10623 Berlin', '', '135', 'str des 17 juni', '10623', 'berlin'],
    ['12 bis rue de la Paix, 75002 Paris', '', '12bis', 'rue de la paix', '75002', 'paris'],
    ['Prinsengracht 263, 1016 GV Amsterdam', '', '263', 'prinsengracht', '1016gv', 'amsterdam'],
    ['The Old Mill', '', '', 'the old mill', '', ''],
  ])('%s', (cell, unit, houseNumber, street, postcode, city) => {
    expect(addressParts(read('address', cell) ?? '')).toEqual({ unit, houseNumber, street, postcode, city })
  })
})

describe('a name', () => {
  it.each([
    ['Mevr. van der Berg', 'van der berg'],
    ['Al-Rashid', 'al rashid'],
    ['Müller MBE', 'muller'],
    ['de la Cruz Jr.', 'de la cruz'],
  ])('%s is %s', (cell, name) => {
    expect(read('familyName', cell)).toBe(name)
  })
})
