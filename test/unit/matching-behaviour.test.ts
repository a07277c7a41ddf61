import { describe, expect, it } from 'vitest'
import {
  comparisonsOf,
  fieldComparer,
  type FieldKind,
  keyColumnsOf,
  kindOfColumn,
  learn,
  normalised,
  patternsOf,
  recordTable,
} from '../../src/matching/index.ts'

/** @returns the name of the level that two cells are on; null where one says nothing */
function levelOf(kind: FieldKind, a: string, b: string): string | null {
  const recipe = { fields: [{ kind, column: 'x' }] }
  const table = recordTable(recipe, 2, () => ({ texts: [a, b], of: Int32Array.of(0, 1) }))
  const [comparison] = comparisonsOf(recipe)
  if (comparison === undefined) throw new Error('The recipe has one field')
  return comparison.levels[fieldComparer(comparison, 0, table, table)(0, 1) - 1]?.name ?? null
}

/** @returns what the first level of the second field counts for */
function bitsOf({ m, u }: ReturnType<typeof learn>['parameters']): number {
  return Math.log2((m[1]?.[1] ?? 0) / (u[1]?.[1] ?? 1))
}

describe('what people do', () => {
  it.each<[FieldKind, string, string, string | null]>([
    ['device', 'fp_9aZ', 'fp_9aZ', 'exact'],
    ['device', 'fp_9aZ', 'fp_9aY', 'else'],
    ['cardToken', 'tok_1', 'n/a', null],
    ['ipAddress', '81.2.69.142', '81.2.69.142', 'exact'],
    ['ipAddress', '81.2.69.142', '::ffff:81.2.69.142', 'exact'],
    ['ipAddress', '81.2.69.142', '81.2.69.7', 'same-network'],
    ['ipAddress', '81.2.69.142', '81.2.70.142', 'else'],
    ['ipAddress', '2001:db8:0:1::1', '2001:0DB8:0000:0001:0:0:0:1', 'exact'],
    ['ipAddress', '2001:db8:0:1::1', '2001:db8:0:1:ffff::2', 'same-network'],
    ['ipAddress', '2001:db8:0:1::1', '2001:db8:0:2::1', 'else'],
    ['ipAddress', '192.168.1.10', '192.168.1.10', null],
    ['ipAddress', '::1', '::1', null],
    ['ipAddress', '1.2.3', '1.2.3', null],
    ['set', 'tea, milk; bread', '["bread","tea","milk"]', 'exact'],
    ['set', 'a|b|c|d', 'x,d,c,b', 'shares-3'],
    ['set', 'a|b|c|d', 'd|e', 'shares-1'],
    ['set', 'ab', 'a|b', 'else'],
    ['set', '[]', 'a', null],
    ['number', '£1,200.00', '1200', 'exact'],
    ['number', '100', '100.9', 'within-1-percent'],
    ['number', '100', '92', 'within-10-percent'],
    ['number', '-100', '100', 'else'],
    ['number', '12,50', '12.5', 'exact'],
    ['number', 'many', '3', null],
    ['position', '51.5007,-0.1246', '51.5007 -0.1246', 'exact'],
    ['position', '51.5007,-0.1246', '51.5014,-0.1419', 'within-10-km'],
    ['position', '51.5007,-0.1246', '51.5033,-0.1195', 'within-1-km'],
    ['position', '51.5007,-0.1246', '48.8584,2.2945', 'else'],
    ['position', '0,0', '0,0', null],
    ['position', '91,0', '91,0', null],
    ['position', '179.9,0', '1,1', null],
  ])('as %s, %s and %s, is %s', (kind, a, b, level) => {
    expect(levelOf(kind, a, b)).toBe(level)
  })

  it('is near across the date line', () => {
    expect(levelOf('position', '-16.5,179.999', '-16.5,-179.999')).toBe('within-1-km')
  })

  it.each<[string, FieldKind]>([
    ['device_id', 'device'],
    ['browserFingerprint', 'device'],
    ['ip_address', 'ipAddress'],
    ['Last IP', 'ipAddress'],
    ['card_token', 'cardToken'],
    ['coordinates', 'position'],
    ['device_type', 'category'],
    ['loyalty_card', 'identifier'],
    ['address', 'address'],
    ['zip', 'postcode'],
  ])('is recognised by the header %s as %s', (name, kind) => {
    const shapes = { emails: 0, dates: 0, daysFirst: 0, monthsFirst: 0, numbers: 0, meanLength: 8 }
    expect(kindOfColumn({ name, rows: 100, filled: 100, distinct: 60, ...shapes })).toBe(kind)
  })

  it('is nothing that anybody is looked for by', () => {
    const recipe = {
      fields: [
        { kind: 'device' as const, column: 'd' },
        { kind: 'familyName' as const, column: 'n' },
      ],
    }
    const table = recordTable(recipe, 1, () => ({ texts: ['a'], of: Int32Array.of(0) }))
    expect([...new Set(keyColumnsOf(recipe, table).map(({ field }) => field))]).toEqual([1])
  })

  it('counts for 4 bits at most, however rare it is, unless somebody fixed it', () => {
    const comparisons = comparisonsOf({
      fields: [
        { kind: 'identifier', column: 'a' },
        { kind: 'device', column: 'd' },
      ],
    })
    const u = [
      [1, 0.001, 0.001, 0.001, 0.997],
      [1, 1e-6, 1 - 1e-6],
    ]
    const levels = [4, 2].map((last) => Uint8Array.from({ length: 1_000 }, (_, pair) => (pair % 10 === 0 ? 1 : last)))
    const patterns = patternsOf({ l: new Int32Array(1_000), r: new Int32Array(1_000), levels })
    expect(bitsOf(learn(comparisons, patterns, u, 1_000_000).parameters)).toBeCloseTo(4, 9)
    const fixed = { m: [], u: [[], [null, 1e-6, null]] }
    expect(bitsOf(learn(comparisons, patterns, u, 1_000_000, fixed).parameters)).toBeGreaterThan(15)
  })

  it('is read in one way of writing', () => {
    expect(normalised({ kind: 'number', column: 'x' }, '1 234.50 EUR')).toBe('1234.5')
    expect(normalised({ kind: 'set', column: 'x' }, 'b, a, b')).toBe('a|b')
  })
})
