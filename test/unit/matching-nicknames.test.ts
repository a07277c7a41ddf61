import { describe, expect, it } from 'vitest'
import { canonicalGivenName } from '../../src/matching/index.ts'

describe('the given name that a short form stands for', () => {
  it.each([
    ['peggy', 'margaret'],
    ['margarete', 'margaret'],
    ['pepe', 'joseph'],
    ['klaus', 'nicholas'],
    ['margaret', 'margaret'],
    ['jean', 'john'],
    ['zebedee', 'zebedee'],
    ['constructor', 'constructor'],
  ])('of %s is %s', (form, name) => expect(canonicalGivenName(form)).toBe(name))

  it('stands for itself', () => {
    for (const form of ['bob', 'liz', 'ted', 'nat', 'sam', 'laurie', 'george', 'anna'])
      expect(canonicalGivenName(canonicalGivenName(form))).toBe(canonicalGivenName(form))
  })
})
