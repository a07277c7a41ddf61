import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { IdentityRules } from '../../src/identity/index.ts'
import type { CanonicalEvent } from '../../src/model/index.ts'
import { logged } from '../support/events.ts'
import { Play } from '../support/play.ts'
import { contentOf } from './content.ts'
import { eventSets, ruleSets } from './history.ts'

const SETS = 1_000
const SHUFFLES = 100

it(`${SETS} sets of events, each in ${SHUFFLES} orders and batched at random: one partition`, { timeout: 0 }, () => {
  let orders = 0
  fc.assert(
    fc.property(eventSets, ruleSets, fc.nat(), (events, rules, seed) => {
      const random = randomFrom(seed)
      const drawn = Array.from({ length: SHUFFLES }, () => batched(shuffled(events, random), random))
      // A small set has fewer orders than are drawn: each is played once.
      const different = new Map(drawn.map((batches) => [nameOf(batches, events), batches]))
      const outcomes = new Set([...different.values()].map((batches) => played(batches, rules)))
      expect([...outcomes]).toHaveLength(1)
      orders += different.size
    }),
    { numRuns: SETS },
  )
  expect(orders).toBeGreaterThan(10 * SETS)
})

function played(batches: readonly (readonly CanonicalEvent[])[], rules: IdentityRules): string {
  const play = new Play(rules)
  for (const batch of batches) play.resolve(...batch.map((event) => logged(event)))
  return JSON.stringify(contentOf(play.graph))
}

function nameOf(batches: readonly (readonly CanonicalEvent[])[], events: readonly CanonicalEvent[]): string {
  return batches.map((batch) => batch.map((event) => events.indexOf(event)).join()).join(' ')
}

/** @returns numbers from 0 to just below 1: the same for the same seed (mulberry32) */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .toSorted((x, y) => x.at - y.at)
    .map(({ item }) => item)
}

function batched<T>(list: readonly T[], random: () => number): T[][] {
  const batches: T[][] = []
  for (const item of list) {
    const last = batches.at(-1)
    if (last === undefined || random() < 0.5) batches.push([item])
    else last.push(item)
  }
  return batches
}
