import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDescription } from '../../src/channels/file/index.ts'
import { SHIPPED } from '../support/files.ts'

const SMALL = 'version: 1\nname: till\n'

function refusal(yaml: string): string {
  try {
    parseDescription(yaml, 'till.yaml')
  } catch (error) {
    return (error as Error).message
  }
  return 'was accepted'
}

describe('a source description', () => {
  test('needs a version and a name; the rest has defaults', () => {
    expect(parseDescription(SMALL, 'till.yaml')).toMatchObject({
      zone: 'UTC',
      trusted: false,
      channel: null,
      format: { encoding: 'utf-8', quote: '"', escape: '"', decimal: '.' },
      event: {},
      identifiers: [],
    })
    expect(refusal('name: till')).toContain('version')
    expect(refusal('version: 1')).toContain('name')
  })

  test.each(readdirSync(SHIPPED))('%s, which is shipped, can be used', (name) => {
    const description = parseDescription(readFileSync(join(SHIPPED, name), 'utf8'), name)
    expect(`${description.name}.yaml`).toBe(name)
    expect(description.match?.columns.length).toBeGreaterThan(3)
  })

  test.each([
    ['identifers: []', 'identifers is not known: is identifiers meant?'],
    ['event: { groupby: a }', 'event.groupby is not known: is groupBy meant?'],
    ['format: { delimeter: ";" }', 'format.delimeter is not known: is delimiter meant?'],
    ['identifiers: [{ namespace: email, colum: a, column: b }]', 'identifiers.0.colum is not known: is column meant?'],
    [
      'purchase: { kind: order, amount: { produkt: [a, b] } }',
      'purchase.amount.produkt is not known: is product meant?',
    ],
    [
      'record: { attributes: { born: { column: a, typ: date } } }',
      'record.attributes.born.typ is not known: is type meant?',
    ],
    ['wholly: different', 'wholly is not known: known are version, name'],
  ])('refuses an unknown key and names the nearest: %s', (line, message) => {
    expect(refusal(SMALL + line)).toContain(message)
  })

  test.each([
    ['zone: Europe/Londn', 'zone is no time zone'],
    ['time: { column: a, format: YYYY-MM-DD }', 'time.format is no time format'],
    ['time: { column: a, format: HH:mm }', 'time.format is no time format'],
    ["identifiers: [{ namespace: email, column: a, pattern: '(' }]", 'identifiers.0.pattern is no regular expression'],
    ['identifiers: [{ namespace: E-Mail, column: a }]', 'identifiers.0.namespace'],
    ['event: { id: a, groupBy: b }', 'event has both id and groupBy'],
    ['purchase: { kind: sale, amount: { sum: a } }', 'purchase.kind'],
    ['purchase: { kind: order, amount: { sum: a }, currency: euro }', 'purchase.currency'],
    ['format: { encoding: ebcdic }', 'format.encoding'],
  ])('refuses what cannot be: %s', (line, message) => {
    expect(refusal(SMALL + line)).toContain(message)
  })

  test('tells all faults at once, and what to do', () => {
    const text = refusal('version: 0\nname: Till\nzone: Mars\nsomthing: 1')
    for (const part of ['version', 'name', 'zone', 'somthing']) expect(text).toContain(`\n  - ${part}`)
  })

  test('is refused with its place when it is no YAML', () => {
    expect(refusal('version: 1\nname: [')).toMatch(/line 2|line 3/)
  })
})
