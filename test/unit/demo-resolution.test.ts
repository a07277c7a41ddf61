import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Comparison,
  compareWithTruth,
  DEFAULT_SCENARIO,
  type Explanation,
  explainDifferences,
  generateDemo,
  ownPeople,
} from '../../src/app/demo/index.ts'
import { EVENT_BYTES_MAX, readItem } from '../../src/app/ingest/canonical.ts'
import { fromSegment } from '../../src/channels/index.ts'
import type { CanonicalEvent } from '../../src/model/index.ts'
import { RULES } from '../support/events.ts'
import { resolveEvents } from '../support/resolve-events.ts'

describe('The demo, by the shipped rules and the pure engine', () => {
  let compared: Comparison
  let explained: Explanation

  beforeAll(() => {
    const { calls, truth } = generateDemo(DEFAULT_SCENARIO)
    const resolved = new Map(
      resolveEvents(calls.map(eventOf)).flatMap((cluster, at) =>
        cluster.map((key): [string, string] => [key, `p${at}`]),
      ),
    )
    compared = compareWithTruth(ownPeople(truth), resolved)
    explained = explainDifferences(truth, resolved)
  })

  test('becomes about as many profiles as there are people', () => {
    expect(compared.people).toBeGreaterThan(1_900)
    expect(compared.profiles / compared.people).toBeGreaterThan(1)
    expect(compared.profiles / compared.people).toBeLessThan(1.2)
    expect(compared.peopleWhole / compared.people).toBeGreaterThan(0.75)
  })

  test('comes within a hundredth of the recall that exact identifiers allow, at a precision of nine in ten', () => {
    expect(compared.pairwise.recall).toBeGreaterThan(explained.recallAtMost! - 0.01)
    expect(compared.pairwise.precision).toBeGreaterThan(0.9)
  })

  test('joins no family by its tablet, since a profile has one customer at most', () => {
    expect(explained.wrongPairs.map(({ cause }) => cause)).not.toContain('family-device')
  })
})

function eventOf(call: unknown): CanonicalEvent {
  const sender = { source: 'demo', scope: 'demo', trusted: true }
  const reading = readItem(call, {
    channel: fromSegment,
    rules: RULES,
    sender,
    receivedAt: '2026-05-04T09:30:00.000Z',
    eventBytesMax: EVENT_BYTES_MAX.http,
    defaultCurrency: 'GBP',
  })
  if (reading.kind === 'event') return reading.event
  throw new Error(`${reading.fault.code} ${reading.fault.field}`)
}
