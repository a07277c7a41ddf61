import { SLOT_MS, tenureKey, type IdentifierKey, type Ownership, type VertexKey } from '../../model/index.ts'
import type { StoredIdentifier } from '../snapshot.ts'
import { TOGETHER } from '../observe.ts'
import type { Use } from './use.ts'

/** Whose an identifier is, and when: it is cut into the tenures of its owners, each a vertex of its own. */
export interface Tenures {
  /** By the moment from which on they hold, ascending; the first owner's holds before it too. Empty when not cut. */
  readonly ownership: readonly Ownership[]
  /** The vertex of an observation that named this owner; null when that is none of its owners. */
  ofOwner(owner: IdentifierKey): VertexKey | null
  /** The vertex to which an observation belongs that was made in this slot, or on this day, and named no owner. */
  inSlot(slot: number): VertexKey
  onDay(day: number): VertexKey
}

const DAY_MS = 86_400_000

/** Of an identifier that never changed hands, or is nobody's. */
export function uncut(identifier: IdentifierKey): Tenures {
  return { ownership: [], ofOwner: () => identifier, inSlot: () => identifier, onDay: () => identifier }
}

/**
 * A device is its owners' by turns: from each login on it is in use by whoever logged in. The first owner's vertex is the
 * identifier itself, before the first login too.
 */
export function tenuresOfDevice(
  identifier: IdentifierKey,
  logins: StoredIdentifier['logins'],
  uses: readonly Use[],
): Tenures {
  const moments = logins
    .flatMap(({ owner, atMs }) => atMs.map((at) => ({ owner, at })))
    .toSorted((x, y) => x.at - y.at || (x.owner < y.owner ? -1 : 1))
  const owners = new Set([...moments.map(({ owner }) => owner), ...namedByDay(uses)])
  if (owners.size < 2) return uncut(identifier)
  const vertices = verticesByOwner(identifier, [...owners])
  const starts = moments.map(({ owner, at }) => ({ fromMs: at, vertex: vertices.get(owner) ?? identifier }))
  return tenures(identifier, vertices, starts)
}

/**
 * As they were found last: where what is new of an identifier is filed that has too much evidence to be judged with a batch.
 * The first owner's vertex is the identifier's own; whoever has none yet waits there.
 */
export function tenuresAsStored({ key, vertices, ownership }: Stored): Tenures {
  const known = new Set(vertices)
  const ofOwner = (owner: IdentifierKey) => [tenureKey(key, owner)].find((vertex) => known.has(vertex)) ?? key
  return { ...tenures(key, new Map(), ownership), ofOwner }
}

type Stored = Pick<StoredIdentifier, 'key' | 'vertices' | 'ownership'>

/** Owners that observations name, those named on an earlier day first. */
function namedByDay(uses: readonly Use[]): IdentifierKey[] {
  const first = new Map<IdentifierKey, number>()
  for (const { owner, days } of uses)
    if (owner !== null) first.set(owner, Math.min(first.get(owner) ?? Infinity, ...days))
  return [...first].toSorted(([x, a], [y, b]) => a - b || (x < y ? -1 : 1)).map(([owner]) => owner)
}

/**
 * A person's identifier (a phone number given to somebody else) is cut only between spans of verified use that do not
 * overlap; owners whose spans overlap share it, and the limits rule.
 */
export function tenuresOfPerson(identifier: IdentifierKey, uses: readonly Use[]): Tenures {
  const groups = overlapping(spansOf(uses))
  if (groups.length < 2) return uncut(identifier)
  const vertices = new Map<IdentifierKey, VertexKey>()
  const starts = groups.map(({ owners, fromDay }, at) => {
    const vertex = at === 0 ? identifier : tenureKey(identifier, owners[0] ?? identifier)
    for (const owner of owners) vertices.set(owner, vertex)
    return { fromMs: fromDay * DAY_MS, vertex }
  })
  return tenures(identifier, vertices, starts)
}

interface Span {
  readonly owner: IdentifierKey
  readonly fromDay: number
  readonly toDay: number
}

function spansOf(uses: readonly Use[]): Span[] {
  const spans = new Map<IdentifierKey, Span>()
  for (const { other: owner, isOwners, rule, days } of uses) {
    if (rule !== TOGETHER || !isOwners) continue
    const known = spans.get(owner)
    spans.set(owner, {
      owner,
      fromDay: Math.min(known?.fromDay ?? Infinity, ...days),
      toDay: Math.max(known?.toDay ?? -Infinity, ...days),
    })
  }
  return [...spans.values()].toSorted((x, y) => x.fromDay - y.fromDay || (x.owner < y.owner ? -1 : 1))
}

/** @param spans by their first day */
function overlapping(spans: readonly Span[]): { readonly owners: IdentifierKey[]; readonly fromDay: number }[] {
  const groups: { owners: IdentifierKey[]; fromDay: number; toDay: number }[] = []
  for (const { owner, fromDay, toDay } of spans) {
    const last = groups.at(-1)
    if (last === undefined || fromDay > last.toDay) groups.push({ owners: [owner], fromDay, toDay })
    else {
      last.owners.push(owner)
      last.toDay = Math.max(last.toDay, toDay)
    }
  }
  return groups
}

function verticesByOwner(identifier: IdentifierKey, owners: readonly IdentifierKey[]): Map<IdentifierKey, VertexKey> {
  return new Map(owners.map((owner, at) => [owner, at === 0 ? identifier : tenureKey(identifier, owner)]))
}

/** @param starts ascending */
function tenures(
  identifier: IdentifierKey,
  vertices: ReadonlyMap<IdentifierKey, VertexKey>,
  starts: readonly Ownership[],
): Tenures {
  const ownership = starts.filter(({ vertex }, at) => vertex !== starts[at - 1]?.vertex)
  return {
    ownership,
    ofOwner: (owner) => vertices.get(owner) ?? null,
    inSlot: (slot) => lastBefore(ownership, (slot + 1) * SLOT_MS) ?? identifier,
    onDay: (day) => lastBefore(ownership, (day + 1) * DAY_MS) ?? identifier,
  }
}

/** The last that begins before the moment. @param ownership ascending */
function lastBefore(ownership: readonly Ownership[], moment: number): VertexKey | null {
  let [low, high] = [0, ownership.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ownership[middle]?.fromMs ?? Infinity) < moment) low = middle + 1
    else high = middle
  }
  return ownership[low - 1]?.vertex ?? null
}
