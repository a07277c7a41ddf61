import type { Neighbourhood, VertexState } from '../../src/identity/index.ts'
import { dayOf, type Evidence, evidenceKey, type ParkedReason, type Pin } from '../../src/model/index.ts'

/** Evidence as a story tells it: who was seen with whom, and what became of it. */
export interface Told {
  readonly strength?: number
  readonly on?: readonly string[]
  readonly source?: string
  readonly rule?: string
  readonly parked?: ParkedReason
  readonly state?: Evidence['state']
}

export function seen(one: string, other: string, told: Told = {}): Evidence {
  const [a, b] = one < other ? [one, other] : [other, one]
  const { rule = 'together', source = 'web', on = ['2026-05-01'], parked = null, strength = 50 } = told
  const state = told.state ?? (parked === null ? 'accepted' : 'parked')
  const days = on.map(dayOf).toSorted((x, y) => x - y)
  return {
    key: evidenceKey({ a, b, rule, source, owner: null }),
    a,
    b,
    rule,
    source,
    strength,
    days,
    slots: [],
    state,
    reason: parked,
    owner: null,
    score: null,
    modelVersion: null,
  }
}

export function pinned(id: string, kind: Pin['kind'], ...sides: string[][]): Pin {
  return { id, kind, sides, by: 'jo', at: '2026-05-03T10:00:00.000Z', reason: 'they said so' }
}

export interface Around {
  readonly pins?: readonly Pin[]
  readonly standings?: Readonly<Record<string, VertexState>>
  /** Verified evidence would not be enough, whatever the pins. */
  readonly wouldPark?: Neighbourhood['wouldPark']
}

/** An order of the walk in which stories can say how strong evidence is: verified first, then strength, day, key. */
export function byStrength({ rule, strength, days, key }: Evidence): string {
  return `${rule === 'together' ? 0 : 1} ${String(1_000 - strength).padStart(4, '0')} ${days[0]} ${key}`
}

export function around(evidence: readonly Evidence[], told: Around = {}): Neighbourhood {
  return {
    evidence,
    pins: told.pins ?? [],
    standings: new Map(Object.entries(told.standings ?? {})),
    rankOf: byStrength,
    wouldPark: told.wouldPark ?? (() => null),
  }
}
