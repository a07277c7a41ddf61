import { describe, expect, it, onTestFinished } from 'vitest'
import { ThreadedComparer } from '../../src/adapters/threads/index.ts'
import { comparisonsOf, recordTable } from '../../src/matching/index.ts'
import { compare } from '../../src/main/compare-worker.ts'

const WORKER = new URL('../../src/main/compare-worker.ts', import.meta.url)
const RECORDS = 400
const RECIPE = {
  fields: [
    { kind: 'givenName' as const, column: 'given' },
    { kind: 'familyName' as const, column: 'family' },
  ],
}

const notHere = () => expect.unreachable('so many pairs are compared on threads')

function comparerOf(compareHere: typeof compare, threads: number): ThreadedComparer {
  const comparer = new ThreadedComparer(WORKER, compareHere, threads)
  onTestFinished(() => comparer.close())
  return comparer
}

describe('comparing on threads', () => {
  const texts = Array.from(
    { length: 60 },
    (_, at) => ['ann', 'anna', 'bob', 'lee', 'leigh'][at % 5]! + 'x'.repeat(at % 7),
  )
  const of = (step: number) => Int32Array.from({ length: RECORDS }, (_, record) => (record * step) % texts.length)
  const table = recordTable(RECIPE, RECORDS, (column) => ({ texts, of: of(column === 'given' ? 7 : 11) }))
  const job = { comparisons: comparisonsOf(RECIPE), left: table, right: table }
  const all = Array.from({ length: RECORDS ** 2 }, (_, at) => [Math.floor(at / RECORDS), at % RECORDS] as const)
  const pairs = { l: Int32Array.from(all, ([l]) => l), r: Int32Array.from(all, ([, r]) => r) }

  it('finds the same on one thread, on three, and on this one', async () => {
    const levels = job.comparisons.map(() => new Uint8Array(all.length))
    compare({ job, pairs, from: 0, to: all.length, levels })
    for (const threads of [1, 3]) expect(await comparerOf(notHere, threads).compare(job, pairs)).toEqual(levels)
    expect(new Set(levels[0]).size).toBeGreaterThan(3)
  })

  it('tells of every pair once, while it goes on', async () => {
    for (const some of [pairs, { l: pairs.l.slice(0, 9), r: pairs.r.slice(0, 9) }]) {
      const told: number[] = []
      await comparerOf(compare, 2).compare(job, some, (count) => told.push(count))
      expect(told.reduce((sum, count) => sum + count, 0)).toBe(some.l.length)
      expect(told.length > 1).toBe(some === pairs)
    }
  })

  it('compares a few here', async () => {
    const few = { l: pairs.l.slice(0, 9), r: pairs.r.slice(0, 9) }
    let calls = 0
    const comparer = comparerOf((slice) => {
      calls++
      compare(slice)
    }, 1)
    const [given] = await comparer.compare(job, few)
    expect([calls, given?.length]).toEqual([1, 9])
  })
})
