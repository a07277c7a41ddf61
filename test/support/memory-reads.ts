/**
 * The ports of reading, in memory, holding what a test puts in: no engine, no store.
 * `calls` names every call in its order, so that a test can say how many round trips a query costs.
 */
import type { Bookings } from '../../src/app/book/ports.ts'
import {
  decisionsInOrder,
  type Figures,
  type FiguresReader,
  type HistoryPage,
  type ProfileGraph,
  type SearchPage,
} from '../../src/app/read/index.ts'
import {
  type Activity,
  type Anchor,
  type GraphProfile,
  type IdentifierKey,
  type Member,
  parseKey,
  type Positions,
  type ProfileLedger,
  SelfsameError,
  type Sighting,
} from '../../src/model/index.ts'
import type { Contribution } from '../../src/projections/traits/index.ts'

/** What was bought, as it is booked on an identifier. */
type Purchases = Pick<Figures, 'orders' | 'refunds' | 'spendByCurrency'>

export class MemoryReads implements ProfileGraph, FiguresReader, Pick<Bookings, 'waitFor' | 'laneCounts'> {
  readonly calls: string[] = []
  readonly profiles: GraphProfile[] = []
  readonly ledgerOf = new Map<string, ProfileLedger>()
  readonly figuresOf = new Map<IdentifierKey, Purchases>()
  readonly contributedTo = new Map<IdentifierKey, Contribution[]>()
  readonly sightingOf = new Map<IdentifierKey, Sighting>()
  readonly activityOf = new Map<IdentifierKey, Activity[]>()
  /** `waitFor` answers when this is called. */
  booked: Promise<void> = Promise.resolve()

  async byIds(ids: readonly string[]) {
    this.calls.push(`byIds ${ids.length}`)
    return ids.map((id) => this.profiles.find(({ members }) => members.some(({ birthId }) => birthId === id)) ?? null)
  }

  async byIdentifiers(keys: readonly IdentifierKey[]) {
    this.calls.push(`byIdentifiers ${keys.length}`)
    return keys.map((key) => this.profiles.find(({ members }) => members.some((member) => member.key === key)) ?? null)
  }

  async ledgers(profileIds: readonly string[]) {
    this.calls.push(`ledgers ${profileIds.length}`)
    return profileIds.map((id) => this.ledgerOf.get(id) ?? { evidence: [], decisions: [] })
  }

  async decisions(profileId: string, { first, after }: HistoryPage) {
    const [ledger] = await this.ledgers([profileId])
    const decisions = decisionsInOrder(ledger?.decisions ?? [])
    const from = after === null ? 0 : decisions.findIndex(({ id }) => id === after) + 1
    return decisions.slice(from, from + first)
  }

  async search(text: string, page: { readonly first: number; readonly after: string | null }): Promise<SearchPage> {
    this.calls.push(`search ${text}`)
    const found = this.profiles.filter(
      ({ id, members }) => id > (page.after ?? '') && members.some(({ value }) => value.startsWith(text)),
    )
    return {
      profiles: found.slice(0, page.first).map((profile) => ({ cursor: profile.id, profile })),
      hasMore: found.length > page.first,
    }
  }

  async countProfiles() {
    return this.profiles.length
  }

  async contributions(anchors: readonly (readonly Anchor[])[]) {
    this.calls.push(`figures ${anchors.length}`)
    return anchors.map((keys) =>
      keys.flatMap(({ key }) => [...purchasesOf(this.figuresOf.get(key)), ...(this.contributedTo.get(key) ?? [])]),
    )
  }

  async rebuilding(): Promise<string | null> {
    return null
  }

  async recent(anchors: readonly Anchor[], limit: number) {
    this.calls.push(`recent ${limit}`)
    const all = anchors.flatMap(({ key }) => this.activityOf.get(key) ?? [])
    return all.toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt)).slice(0, limit)
  }

  async sightings(keys: readonly IdentifierKey[]) {
    this.calls.push(`sightings ${keys.length}`)
    return keys.map((key) => this.sightingOf.get(key) ?? null)
  }

  async laneCounts() {
    return new Map([
      [3, { position: '7-0', events: 5, withoutIdentifier: 1 }],
      [9, { position: '8-0', events: 2, withoutIdentifier: 0 }],
    ])
  }

  async waitFor(positions: Positions, timeoutMs: number) {
    this.calls.push(`waitFor ${[...positions].join()}`)
    const late = new SelfsameError('AFTER_TIMEOUT', `Not applied within ${timeoutMs} ms`)
    let timer: NodeJS.Timeout | undefined
    const timeout = new Promise<void>((_, reject) => (timer = setTimeout(() => reject(late), timeoutMs)))
    await Promise.race([this.booked, timeout]).finally(() => clearTimeout(timer))
  }
}

/** @param keys the founder's first */
export function profileOf(
  id: string,
  keys: readonly IdentifierKey[],
  records: GraphProfile['records'] = [],
): GraphProfile {
  return {
    id,
    version: 1,
    reflectsChange: 1,
    members: keys.map((key, index) => memberOf(key, index === 0 ? id : `${id}.${index}`, index)),
    records,
  }
}

function memberOf(key: IdentifierKey, birthId: string, birthSeq: number): Member {
  const { namespace, value } = parseKey(key) ?? { namespace: '', value: '' }
  return {
    key,
    namespace,
    value,
    class: namespace === 'cookie' || namespace === 'device' ? 'device' : 'person',
    birthId,
    birthSeq,
    verified: true,
    ownership: [],
  }
}

function purchasesOf(purchases: Purchases | undefined): Contribution[] {
  if (purchases === undefined) return []
  const { orders, refunds, spendByCurrency } = purchases
  const spend = Object.entries(spendByCurrency).map(([currency, amount]) => [`spend:${currency}`, amount] as const)
  const amounts = [['orders', orders] as const, ['refunds', refunds] as const, ...spend]
  return amounts.map(([slot, amount]) => ({ kind: 'add', slot, amount }))
}
