import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AverageLinkage,
  BlockFinder,
  blockStatistics,
  blocksUpTo,
  componentPairs,
  componentSizeMax,
  componentsOf,
  copiesOf,
  distinctPairs,
  type KeyColumn,
  keysWithoutCopies,
  learnBlockingRules,
  linkComponents,
  type RecordPairs,
  unreachedRecords,
  withCopies,
} from '../../src/matching/index.ts'

const keyColumn = (of: readonly number[], field = 0): KeyColumn => ({
  name: `f${field} value`,
  field,
  of: Int32Array.from(of),
})
const listed = ({ l, r }: RecordPairs) => Array.from(l, (left, at) => [left, r[at]] as const)

/** A table of keys: a few values, so that blocks are of all sizes, and some missing. */
const tables = fc
  .record({ records: fc.integer({ min: 1, max: 40 }), columns: fc.integer({ min: 1, max: 4 }) })
  .chain(({ records, columns }) =>
    fc.array(fc.array(fc.integer({ min: -1, max: 4 }), { minLength: records, maxLength: records }), {
      minLength: columns,
      maxLength: columns,
    }),
  )
const rulesOver = (columns: number) =>
  fc.array(
    fc.record({
      keys: fc.uniqueArray(fc.nat(columns - 1), { minLength: 1, maxLength: 2 }),
      blockRecordsMax: fc.integer({ min: 2, max: 12 }),
    }),
    { maxLength: 5 },
  )
const cases = tables.chain((table) => fc.record({ table: fc.constant(table), rules: rulesOver(table.length) }))
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never

/** The records of each block of a rule, by looking at every record. */
function blocksByHand(table: readonly (readonly number[])[], keys: readonly number[]): number[][] {
  const keyed = [...table[0]!.keys()].filter((record) => keys.every((key) => table[key]![record]! >= 0))
  const blocks = Map.groupBy(keyed, (record) => keys.map((key) => table[key]![record]).join(' '))
  return [...blocks.values()].filter(({ length }) => length > 1)
}

/** By looking at all pairs of records. */
function pairsByHand({ table, rules }: Case): (readonly [number, number])[] {
  const records = [...table[0]!.keys()]
  const fitting = rules.map(({ keys, blockRecordsMax }) =>
    blocksByHand(table, keys).filter(({ length }) => length <= blockRecordsMax),
  )
  const isFound = (l: number, r: number) =>
    fitting.some((blocks) => blocks.some((block) => block.includes(l) && block.includes(r)))
  return records.flatMap((l) => records.slice(l + 1).flatMap((r) => (isFound(l, r) ? [[l, r] as const] : [])))
}

function found({ table, rules }: Case, pairsAtOnce?: number): RecordPairs {
  const finder = new BlockFinder(table.map((of, field) => keyColumn(of, field)))
  const blocks = rules.map(({ keys, blockRecordsMax }) => blocksUpTo(finder.find(keys), blockRecordsMax))
  return distinctPairs(table[0]!.length, blocks, pairsAtOnce)
}

describe('blocking rules', () => {
  it('find the pairs that looking at all pairs finds, each once and in order', () => {
    fc.assert(
      fc.property(cases, (given) => {
        expect(listed(found(given))).toEqual(pairsByHand(given))
      }),
    )
  })

  it('find the same however few pairs are made at once', () => {
    const atOnce = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(cases, atOnce, (given, pairs) => {
        expect(found(given, pairs)).toEqual(found(given))
      }),
    )
  })

  it('tell before a pair is made how many there will be, and what they skip', () => {
    fc.assert(
      fc.property(cases, ({ table, rules }) => {
        const finder = new BlockFinder(table.map((of, field) => keyColumn(of, field)))
        for (const rule of rules) {
          const sizes = blocksByHand(table, rule.keys).map(({ length }) => length)
          const skipped = sizes.filter((size) => size > rule.blockRecordsMax)
          const kept = sizes.filter((size) => size <= rule.blockRecordsMax)
          expect(blockStatistics(finder.find(rule.keys), rule)).toEqual({
            blocks: kept.length,
            recordsPerBlockMax: Math.max(0, ...kept),
            pairs: found({ table, rules: [rule] }).l.length,
            skippedBlocks: skipped.length,
            skippedRecords: skipped.reduce((sum, size) => sum + size, 0),
          })
        }
      }),
    )
  })

  it('tell which records none of them reaches', () => {
    fc.assert(
      fc.property(cases, ({ table, rules }) => {
        const keys = table.map((of, field) => keyColumn(of, field))
        const finder = new BlockFinder(keys)
        const records = [...table[0]!.keys()]
        const isReached = (record: number) =>
          rules.some(
            (rule) =>
              rule.keys.every((key) => table[key]![record]! >= 0) &&
              blocksByHand(table, rule.keys).every(
                (block) => !block.includes(record) || block.length <= rule.blockRecordsMax,
              ),
          )
        const blocks = rules.map((rule) => finder.find(rule.keys))
        expect([...unreachedRecords(records.length, keys, rules, blocks)]).toEqual(
          records.filter((record) => !isReached(record)),
        )
      }),
    )
  })

  it('find pairs whose left record has very many partners', () => {
    const rows = 300
    const { l } = found({
      table: [Array.from({ length: rows }, () => 0)],
      rules: [{ keys: [0], blockRecordsMax: rows }],
    })
    expect(l).toHaveLength((rows * (rows - 1)) / 2)
  })

  it('are of keys that there are', () => {
    expect(() => new BlockFinder([keyColumn([0, 0])]).find([1])).toThrow('There is no blocking key 1: there are 1')
  })
})

describe('copies', () => {
  const EQUAL = 200_000
  const OTHERS = 1_000
  const records = EQUAL + OTHERS
  /** Every record of the first sort says 0 in the first field and nothing in the second; the others are pairs. */
  const valueOf = (record: number) => (record < EQUAL ? 0 : 1 + ((record - EQUAL) >> 1))
  const columns = [
    Int32Array.from({ length: records }, (_, record) => valueOf(record)),
    Int32Array.from({ length: records }, (_, record) => (record < EQUAL ? -1 : valueOf(record))),
  ]
  const copies = copiesOf(records, columns)
  const key = keyColumn([...columns[0]!])
  const candidates = distinctPairs(records, [
    blocksUpTo(new BlockFinder(keysWithoutCopies([key], copies)).find([0]), 12),
  ])
  const clustersAt = (bits: number) => {
    const pairs = { ...candidates, bits: new Float64Array(candidates.l.length).fill(bits) }
    const components = componentsOf(records, pairs, 2)
    const index = componentPairs(records, components, pairs)
    const linkage = new AverageLinkage(componentSizeMax(components))
    return withCopies(linkComponents(records, index, pairs.bits, linkage), copies)
  }

  it('of 200,000 records that say the same end in one cluster, and need no pair', () => {
    expect(candidates.l).toHaveLength((8 * 7) / 2 + OTHERS / 2)
    expect(new Set(clustersAt(10).subarray(0, EQUAL))).toEqual(new Set([0]))
    expect(clustersAt(10)[EQUAL + 1]).toBe(EQUAL)
  })

  it('stay by themselves where what they say does not make them one person', () => {
    expect(new Set(clustersAt(1)).size).toBe(records)
  })

  it('are none where few records say the same', () => {
    const { first } = copiesOf(8, [new Int32Array(8), new Int32Array(8).fill(-1)])
    expect([...first]).toEqual(Array.from({ length: 8 }, () => -1))
  })
})

const RECORDS = 600
/** Records 2 n and 2 n + 1 are one person. */
const person = (record: number) => record >> 1
const learning = (keyColumns: readonly KeyColumn[], seen: RecordPairs[] = []) => ({
  records: RECORDS,
  keyColumns,
  compareAndLearn: async (pairs: RecordPairs) => {
    seen.push(pairs)
    return Float64Array.from(pairs.l, (left, at) => (person(left) === person(pairs.r[at]!) ? 1 : 0))
  },
})
const column = (field: number, key: (record: number) => number) =>
  keyColumn(
    Array.from({ length: RECORDS }, (_, record) => key(record)),
    field,
  )

describe('learning blocking rules', () => {
  it('takes the key that brings matches together, and neither what says nothing nor what brings strangers together', async () => {
    const columns = [column(0, () => -1), column(1, (record) => record % 30), column(2, person)]
    expect(await learnBlockingRules(learning(columns))).toEqual([{ keys: [2], blockRecordsMax: 12 }])
  })

  it('takes two keys together where each alone brings too many together', async () => {
    const records = 20_000
    const key = (field: number, of: (record: number) => number) =>
      keyColumn(
        Array.from({ length: records }, (_, record) => of(record)),
        field,
      )
    const columns = [key(0, (record) => person(record) % 100), key(1, (record) => Math.floor(person(record) / 100))]
    expect(await learnBlockingRules({ ...learning(columns), records })).toEqual([{ keys: [0, 1], blockRecordsMax: 12 }])
  })

  it('asks for each pair of the sample once, that some rule with the largest limit finds', async () => {
    const key = fc.array(fc.integer({ min: -1, max: 6 }), { minLength: RECORDS, maxLength: RECORDS })
    await fc.assert(
      fc.asyncProperty(key, key, async (a, b) => {
        const seen: RecordPairs[] = []
        const table = [a, b.map((one, record) => (one < 0 ? one : (record >> 3) * 7 + one))]
        await learnBlockingRules(
          learning(
            table.map((of, field) => keyColumn(of, field)),
            seen,
          ),
        )
        const rules = [[0], [1], [0, 1]].map((keys) => ({ keys, blockRecordsMax: 120 }))
        expect(seen).toEqual([found({ table, rules })])
      }),
      { numRuns: 20 },
    )
  })

  it('brings seeds together with others of the sample only', async () => {
    const records = 2_000
    const seen: RecordPairs[] = []
    const pairwise = keyColumn(Array.from({ length: records }, (_, record) => person(record)))
    await learnBlockingRules({ ...learning([pairwise], seen), records })
    expect(listed(seen[0]!)).toEqual(Array.from({ length: 500 }, (_, at) => [2 * at, 2 * at + 1]))
  })

  it('learns nothing from records that share nothing', async () => {
    expect(await learnBlockingRules(learning([column(0, (record) => record)]))).toEqual([])
  })
})
