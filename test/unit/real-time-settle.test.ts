import { expect, test } from 'vitest'
import { evidenceKey } from '../../src/model/index.ts'
import type { LiveDecision, LiveMatch } from '../../src/app/match/index.ts'
import { settle } from '../../src/app/real-time/settle.ts'

const MODEL = { matcher: 'live', modelVersion: 'v1' }
const LEAVE: LiveDecision = { kind: 'leave' }

const toward = (kind: 'link' | 'review', id: string, bits: number, doubtedBits = 20): LiveDecision => ({
  kind,
  to: { id, cluster: `of ${id}`, raw: bits, corrected: bits, doubted: doubtedBits },
  bits,
  doubtedBits,
})

const match = (id: string, decision: LiveDecision, within: LiveDecision = LEAVE): LiveMatch => ({
  id,
  decision,
  within,
  comparedRecords: 1,
  candidates: 1,
})

const stored = (a: string, b: string, score: number, modelVersion = 'v1') => ({
  key: evidenceKey({ a, b, rule: 'matcher', source: 'live', owner: null }),
  a,
  b,
  score,
  modelVersion,
})

const settled = (
  matches: readonly LiveMatch[],
  { changed = matches.map(({ id }) => id), before = [] as ReturnType<typeof stored>[] } = {},
) => settle({ matches, changed: new Set(changed), stored: before, model: MODEL })

test('two that find each other are linked once, and what is there already is not given again', () => {
  const both = [match('a', toward('link', 'b', 7.1234)), match('b', toward('link', 'a', 7.1234))]
  const { linkings, links } = settled(both)
  expect(links).toBe(1)
  expect(linkings).toMatchObject([{ first: 'a', given: [{ a: 'a', b: 'b', score: 7.123 }], withdrawn: [] }])
  expect(settled(both, { before: [stored('a', 'b', 7.123)] }).linkings).toEqual([])
  expect(settled(both, { before: [stored('a', 'b', 7.123, 'v0')] }).linkings).toHaveLength(1)
})

test('what was said of a record that changed is withdrawn unless it is said again; of its neighbours it stays', () => {
  const before = [stored('a', 'b', 5), stored('b', 'c', 4), stored('c', 'd', 3)]
  const matches = [match('b', toward('link', 'c', 4)), match('a', LEAVE), match('c', LEAVE)]
  const { linkings } = settled(matches, { changed: ['b'], before })
  expect(linkings).toMatchObject([{ first: 'a', given: [], withdrawn: [{ a: 'a', b: 'b' }] }])
})

test('what holds a record in its own profile is said too', () => {
  const { linkings } = settled([match('a', LEAVE, toward('link', 'b', 9))])
  expect(linkings).toMatchObject([{ given: [{ a: 'a', b: 'b', score: 9 }] }])
})

test('a pair that is not sure is asked once, whichever side came first', () => {
  const { reviews, linkings } = settled([match('b', toward('review', 'a', -2)), match('a', toward('review', 'b', -2))])
  expect(linkings).toEqual([])
  expect(reviews).toMatchObject([{ a: 'a', b: 'b', bits: -2, records: 2, matcher: 'live', modelVersion: 'v1' }])
})

test('a link that may be of twins is made, and a steward is asked whether it is right', () => {
  const { reviews, links } = settled([
    match('a', toward('link', 'b', 9, 1.5)),
    match('c', LEAVE, toward('link', 'd', 9, 6)),
    match('e', toward('link', 'f', 9, 6.1)),
  ])
  expect(links).toBe(3)
  expect(reviews).toMatchObject([
    { a: 'a', b: 'b', bits: 1.5, isJoined: true },
    { a: 'c', b: 'd', bits: 6, isJoined: true },
  ])
})
