import {
  type ExplainedEvidence,
  type Neighbourhood,
  rankOf,
  type Verdict,
  type VertexStanding,
} from '../../src/identity/index.ts'
import { dayOf, evidenceKey, type ParkedReason } from '../../src/model/index.ts'

/** Evidence as a story tells it: who was seen with whom, and what became of it. */
export interface Told {
  readonly strength?: number
  readonly on?: readonly string[]
  readonly source?: string
  readonly rule?: string
  readonly parked?: ParkedReason
  readonly state?: ExplainedEvidence['state']
}

export function seen(one: string, other: string, told: Told = {}): ExplainedEvidence {
  const [a, b] = one < other ? [one, other] : [other, one]
  const { rule = 'together', source = 'web', on = ['2026-05-01'], parked = null, strength = 50 } = told
  const state = told.state ?? (parked === null ? 'accepted' : 'parked')
  const days = on.map(dayOf).toSorted((x, y) => x - y)
  return {
    key: evidenceKey(a, b, rule, source),
    a,
    b,
    rule,
    source,
    strength,
    days,
    state,
    reason: parked,
    owner: null,
  }
}

export function pinned(id: string, kind: Verdict['kind'], ...sides: string[][]): Verdict {
  return { id, kind, sides, by: 'jo', at: '2026-05-03T10:00:00.000Z', reason: 'they said so' }
}

export interface Around {
  readonly pins?: readonly Verdict[]
  readonly standings?: Readonly<Record<string, VertexStanding>>
  /** Verified evidence would not be enough, whatever the pins. */
  readonly wouldPark?: Neighbourhood['wouldPark']
}

export function around(evidence: readonly ExplainedEvidence[], told: Around = {}): Neighbourhood {
  return {
    evidence,
    pins: told.pins ?? [],
    standings: new Map(Object.entries(told.standings ?? {})),
    rankOf,
    wouldPark: told.wouldPark ?? (() => null),
  }
}
