import type { DecisionWrite, Plan, StoredRecord } from '../../src/identity/index.ts'
import type { BirthId, GivenConflict, Pin, VertexKey } from '../../src/model/index.ts'

/** A plan's parts as the statements take them. */

export function registrationRows({ registrations }: Plan) {
  return registrations
    .map(({ change: _change, index: _index, ...vertex }) => vertex)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

export function profileRows({ profiles }: Plan) {
  return {
    created: profiles.filter(({ node }) => node === null).map(({ id, attach }) => ({ id, members: attach })),
    renamed: profiles.flatMap(({ node, id }) => (node !== null && node !== id ? [{ from: node, to: id }] : [])),
    joined: profiles
      .filter(({ node, attach }) => node !== null && attach.length > 0)
      .map(({ id, attach }) => ({ to: id, members: attach })),
  }
}

export function identifierRows({ identifiers }: Plan) {
  return identifiers.map(({ vertices, ownership, ...identifier }) => ({
    ...identifier,
    vertices,
    tenures: vertices.length > 1 ? vertices : null,
    ownership: ownership.length > 0 ? JSON.stringify(ownership) : null,
    current: ownership.at(-1)?.vertex ?? null,
  }))
}

export function loginRows({ logins }: Plan) {
  const pairs = Map.groupBy(logins, ({ device, owner }) => JSON.stringify([device, owner]))
  return [...pairs.values()]
    .flatMap(([first, ...rest]) =>
      first === undefined
        ? []
        : [{ device: first.device, owner: first.owner, at: [first, ...rest].map(({ atMs }) => atMs) }],
    )
    .toSorted((x, y) => ((x.device === y.device ? x.owner < y.owner : x.device < y.device) ? -1 : 1))
}

export function recordRow({ attributes, address, ...record }: StoredRecord) {
  const words = Object.values(attributes)
    .flatMap(({ value, withdrawn = false }) => (withdrawn ? [] : value))
    .filter((value) => typeof value === 'string')
  return {
    ...record,
    attributes: JSON.stringify(attributes),
    searchText: words.join(' '),
    addressKey: address?.key ?? null,
    addressFrom: address?.from ?? null,
    addressTo: address?.to ?? null,
  }
}

export function pinRow({ sides, ...pin }: Pin) {
  return { ...pin, sides: sides.length, held: heldOn(sides) }
}

export interface ConflictRow extends Omit<GivenConflict, 'sides'> {
  readonly held: readonly { readonly side: number; readonly key: VertexKey }[]
}

export function conflictRow({ id, sides, matcher, modelVersion }: GivenConflict): ConflictRow {
  return { id, matcher, modelVersion, held: heldOn(sides) }
}

function heldOn(sides: Pin['sides']) {
  return sides.flatMap((keys, side) => keys.map((key) => ({ side, key })))
}

export function decisionRows(plan: Plan) {
  return plan.decisions.map(({ about, effect, acts, ...decision }) => ({
    ...decision,
    effect: JSON.stringify(effect),
    acts: JSON.stringify(acts),
    births: birthsOf({ about, effect, acts }),
    pins: [...acts.made, ...acts.withdrawn],
  }))
}

/**
 * Whoever was moved, saw others come and go, or whose evidence was weighed anew: a vertex finds its decisions whoever
 * founds its profile later.
 */
function birthsOf({ about, effect, acts }: Pick<DecisionWrite, 'about' | 'effect' | 'acts'>): BirthId[] {
  const { before, after } = effect
  const touched = [...acts.ends, ...acts.overrides.map(({ at }) => at)]
  return [...new Set([...about, ...touched, ...[...before, ...after].flatMap(({ members }) => members)])]
}

export function undoneRows({ decisions }: Plan) {
  return decisions
    .flatMap(({ id, undoes }) => (undoes === null ? [] : [{ id: undoes, undoneBy: id }]))
    .toSorted((x, y) => (x.id < y.id ? -1 : 1))
}

export function changeParameters({ changes, profiles, identifiers, registrations }: Plan) {
  return {
    changes: changes.map(({ kind, at, body }) => ({ kind, at, body: JSON.stringify(body) })),
    profiles: profiles.map(({ node: _node, attach: _attach, ...profile }) => profile),
    judged: identifiers.flatMap(({ vertices }) => vertices),
    births: registrations
      .toSorted((x, y) => x.change - y.change || x.index - y.index)
      .map(({ key, change }) => ({ key, change })),
  }
}
