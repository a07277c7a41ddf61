import type { IdentityRules } from '../../src/identity/rules.ts'
import type { CanonicalEvent } from '../../src/model/index.ts'
import {
  evidenceOfMatch,
  type MatchedRecords,
  type MatchEvidence,
  type ModelInForce,
  type ScoredPairs,
} from '../../src/identity/matcher/index.ts'
import { namespaceRule } from '../../src/identity/rules.ts'
import type { Operation, Pick } from './history.ts'
import { evaluate, type Evaluation } from './reference/evaluate.ts'
import { matched, NO_FACTS, observationKey, observe, type Conflict, type Facts, type Pin } from './reference/facts.ts'
import { byKey, digestOf, namespaceOf, wholeOf, type VertexKey } from './reference/keys.ts'
import { takesPart } from './reference/local.ts'
import { areContradictory } from './reference/pins.ts'
import { RULE_SETS } from './rule-sets.ts'

/** What a history has come to, as the reference sees it. */
export interface World {
  /** What its verdicts' ids begin with. */
  readonly name: string
  readonly facts: Facts
  readonly rules: IdentityRules
  readonly batches: readonly (readonly CanonicalEvent[])[]
  /** Verdicts made so far, withdrawn ones too: the next one's number. */
  readonly verdicts: number
  /** Of facts and rules, with every vertex there ever was. */
  readonly evaluation: Evaluation
}

/** An operation with all that it names: what an engine under test is told. */
export type Command =
  | { readonly kind: 'events'; readonly events: readonly CanonicalEvent[] }
  | { readonly kind: 'pin'; readonly id: string; readonly pin: Pin; readonly refused: boolean }
  | {
      readonly kind: 'merge'
      readonly id: string
      readonly profiles: readonly (readonly VertexKey[])[]
      readonly pin: Pin
      readonly refused: boolean
    }
  | {
      readonly kind: 'split'
      readonly id: string
      readonly profile: readonly VertexKey[]
      readonly parts: readonly (readonly VertexKey[])[]
      readonly pin: Pin
      readonly refused: boolean
    }
  | {
      readonly kind: 'undo'
      readonly id: string
      readonly decision: string
      readonly acts: Acts
      readonly refused: boolean
    }
  | { readonly kind: 'withdraw'; readonly pin: string }
  /** By evidence key. */
  | { readonly kind: 'retract' | 'revive'; readonly evidence: string }
  | { readonly kind: 'conflict'; readonly conflict: Conflict }
  | { readonly kind: 'lift'; readonly conflict: string }
  | {
      readonly kind: 'match'
      readonly model: ModelInForce
      readonly records: MatchedRecords
      readonly said: MatchEvidence
    }
  | { readonly kind: 'rules'; readonly rules: IdentityRules }

/** What undoing does to facts. */
interface Acts {
  readonly make: readonly Pin[]
  readonly withdraw: readonly string[]
  /** Observations, each by the digest that stands for it. */
  readonly retract: readonly string[]
  readonly revive: readonly string[]
  /** Identifiers that must not be nobody's afterwards; `crowded`: nor their unverified evidence. */
  readonly frees: readonly { readonly at: VertexKey; readonly as: 'shared' | 'crowded' }[]
}

/** What the reference does not know: who was registered first, and which decisions the engine entered. */
export interface Ledger {
  founderOf(cluster: readonly VertexKey[]): VertexKey
  /**
   * @param id of the decision that undoes
   * @param among as `Operation`
   * @returns null when there is none to be undone
   */
  undoing(pick: Pick, id: string, among?: 'crossings'): { readonly decision: string; readonly acts: Acts } | null
}

/** Of the reference alone. */
const NO_LEDGER: Ledger = { founderOf: ([first = '']) => first, undoing: () => null }

export function newWorld(rules: IdentityRules | undefined = RULE_SETS[0], name = ''): World {
  if (rules === undefined) throw new RangeError('There is no rule set')
  return { name, facts: NO_FACTS, rules, batches: [], verdicts: 0, evaluation: evaluate(NO_FACTS, rules) }
}

/** @returns null when there is nothing of the kind that the operation speaks of */
export function commandOf(world: World, operation: Operation, ledger: Ledger = NO_LEDGER): Command | null {
  const { facts, evaluation } = world
  switch (operation.kind) {
    case 'events':
      return operation
    case 'replay':
      return whenFound(picked(world.batches, operation.batch), (events) => ({ kind: 'events', events }))
    case 'pin':
      return pinCommand(world, operation)
    case 'merge':
      return mergeCommand(world, operation.profiles, ledger)
    case 'split':
      return splitCommand(world, operation)
    case 'undo':
      return undoCommand(world, operation, ledger)
    case 'withdraw':
      return whenFound(picked(sortedKeys(facts.pins), operation.pin), (pin) => ({ kind: 'withdraw', pin }))
    case 'retract':
    case 'revive': {
      const evidence = [...evaluation.evidence.values()].filter(
        ({ state }) => (state === 'retracted') === (operation.kind === 'revive'),
      )
      const keys = evidence.map(({ key }) => key).toSorted(byKey)
      return whenFound(picked(keys, operation.evidence), (key) => ({ kind: operation.kind, evidence: key }))
    }
    case 'conflict':
      return conflictCommand(world, operation.sides)
    case 'lift':
      return whenFound(picked(sortedKeys(facts.conflicts), operation.conflict), (conflict) => ({
        kind: 'lift',
        conflict,
      }))
    case 'match':
      return matchCommand(world, operation)
    case 'rules':
      return whenFound(picked(RULE_SETS, operation.rules), (rules) => ({ kind: 'rules', rules }))
  }
}

export function after(world: World, command: Command): World {
  const { facts } = world
  switch (command.kind) {
    case 'events':
      return {
        ...evaluated(world, observe(facts, command.events, world.rules)),
        batches: [...world.batches, command.events],
      }
    case 'pin':
    case 'merge':
    case 'split': {
      const pins = command.refused ? facts.pins : withEntry(facts.pins, command.pin.id, command.pin)
      return { ...evaluated(world, { ...facts, pins }), verdicts: world.verdicts + 1 }
    }
    case 'undo':
      return {
        ...evaluated(world, command.refused ? facts : acted(facts, command.acts)),
        verdicts: world.verdicts + 1,
      }
    case 'withdraw':
      return evaluated(world, { ...facts, pins: withoutEntry(facts.pins, command.pin) })
    case 'retract': {
      const retracted = new Set([...facts.retracted, observationOf(world, command.evidence)])
      return evaluated(world, { ...facts, retracted })
    }
    case 'revive': {
      const living = observationOf(world, command.evidence)
      const retracted = new Set([...facts.retracted].filter((key) => key !== living))
      return evaluated(world, { ...facts, retracted })
    }
    case 'conflict': {
      const conflicts = withEntry(facts.conflicts, command.conflict.id, command.conflict)
      return { ...evaluated(world, { ...facts, conflicts }), verdicts: world.verdicts + 1 }
    }
    case 'match': {
      const { model, said } = command
      const scores = said.evidence.map(({ a, b, score }) => ({ a, b, bits: score, source: model.matcher, ...model }))
      const known = matched(facts, model.matcher, scores, said.conflicts, MATCHED_ON)
      return { ...evaluated(world, known), verdicts: world.verdicts + 1 }
    }
    case 'lift':
      return evaluated(world, { ...facts, conflicts: withoutEntry(facts.conflicts, command.conflict) })
    case 'rules':
      return evaluated({ ...world, rules: command.rules }, facts)
  }
}

/** The world after each operation of a history that had something to speak of. */
export function* lived(
  history: readonly Operation[],
  ledger: Ledger = NO_LEDGER,
): Generator<{ before: World; command: Command; world: World }> {
  let world = newWorld()
  for (const operation of history) {
    const command = commandOf(world, operation, ledger)
    if (command === null) continue
    const before = world
    world = after(before, command)
    yield { before, command, world }
  }
}

export function lastOf(history: readonly Operation[]): World {
  return [...lived(history)].at(-1)?.world ?? newWorld()
}

function evaluated(world: World, facts: Facts): World {
  return { ...world, facts, evaluation: evaluate(facts, world.rules, world.evaluation.vertices.keys()) }
}

function pinCommand(
  world: World,
  { pin: kind, among, sides: picks }: Extract<Operation, { kind: 'pin' }>,
): Command | null {
  const several = world.evaluation.clusters.filter(({ length }) => length > 1)
  const pinned = [...world.facts.pins.values()].map((pin) => pin.sides.flat())
  const vertices = among === null ? sortedKeys(world.evaluation.vertices) : picked([...several, ...pinned], among)
  const sides = vertices === null ? null : sidesOf(vertices, picks)
  return whenFound(sides, (found) => ({ kind: 'pin', ...verdictOf(world, kind, disjoint(found)) }))
}

/** One pin over all founders, and all identifiers of which a profile may hold only so many. */
function mergeCommand(world: World, picks: readonly Pick[], ledger: Ledger): Command | null {
  const people = world.evaluation.clusters.filter(([first = '']) => isSomebody(world, first))
  const profiles = [...new Set(picks.map((pick) => picked(people, pick)))].filter((profile) => profile !== null)
  if (profiles.length < 2) return null
  const limited = (vertex: VertexKey) => namespaceRule(world.rules, namespaceOf(vertex)).limit !== undefined
  const held = profiles.flatMap((members) => [ledger.founderOf(members), ...members.filter(limited)])
  const sides = [[...new Set(held)].toSorted(byKey)]
  return { kind: 'merge', profiles, ...verdictOf(world, 'same', sides) }
}

function splitCommand(
  world: World,
  { profile: pick, parts: picks }: Extract<Operation, { kind: 'split' }>,
): Command | null {
  const several = world.evaluation.clusters.filter(({ length }) => length > 1)
  const profile = picked(several, pick)
  const parts = profile === null ? [] : disjoint(sidesOf(profile, picks) ?? []).filter(({ length }) => length > 0)
  const [first, ...others] = parts
  if (profile === null || first === undefined || others.length === 0) return null
  if (new Set(parts.flat()).size < parts.flat().length) return null
  const rest = profile.filter((vertex) => !parts.flat().includes(vertex))
  const sides = [[...first, ...rest].toSorted(byKey), ...others]
  return { kind: 'split', profile, parts, ...verdictOf(world, 'split', sides) }
}

function undoCommand(
  world: World,
  { decision: pick, among }: Extract<Operation, { kind: 'undo' }>,
  ledger: Ledger,
): Command | null {
  const id = idOf('verdict', world)
  return whenFound(ledger.undoing(pick, id, among), (undoing) => {
    const facts = acted(world.facts, undoing.acts)
    const refused = areContradictory([...facts.pins.values()]) || !areFree(undoing.acts.frees, evaluated(world, facts))
    return { kind: 'undo', id, ...undoing, refused }
  })
}

function areFree(frees: Acts['frees'], { evaluation }: World): boolean {
  return frees.every(({ at, as }) => {
    const state = evaluation.vertices.get(at)?.state
    return state === 'active' || (as === 'shared' && state === 'crowded')
  })
}

function verdictOf(world: World, kind: Pin['kind'], sides: Pin['sides']) {
  const id = idOf('verdict', world)
  const pin: Pin = { id: `${id}.0`, kind, sides }
  return { id, pin, refused: areContradictory([...world.facts.pins.values(), pin]) }
}

/** The day of the player's runs of matchers. */
const MATCHED_ON = Date.UTC(2026, 5, 1) / 86_400_000

function acted(facts: Facts, { make, withdraw, retract, revive }: Acts): Facts {
  const among = (ids: readonly string[]) =>
    [...facts.observations.keys(), ...givenBy(facts)].filter((key) => ids.includes(digestOf(`observation/${key}`)))
  const [dead, living] = [among(retract), among(revive)]
  const pins = [...facts.pins].filter(([id]) => !withdraw.includes(id))
  return {
    ...facts,
    pins: new Map([...pins, ...make.map((pin) => [pin.id, pin] as const)]),
    retracted: new Set([...facts.retracted, ...dead].filter((key) => !living.includes(key))),
  }
}

/** What no matcher says any more cannot be retracted. */
function givenBy({ scores }: Facts): string[] {
  return [...scores].filter(([, { modelVersion }]) => modelVersion !== null).map(([key]) => key)
}

function isSomebody({ evaluation }: World, vertex: VertexKey): boolean {
  return takesPart(evaluation.vertices.get(vertex)?.state ?? 'blocked')
}

/** Sides that share nothing: each is records of another of the matcher's clusters. */
function conflictCommand(world: World, picks: readonly (readonly Pick[])[]): Command | null {
  const sides = sidesOf(sortedKeys(world.evaluation.vertices), picks)
  if (sides === null || new Set(sides.flat()).size < sides.flat().length) return null
  return { kind: 'conflict', conflict: { id: idOf('conflict', world), sides, matcher: 'by hand' } }
}

/** Of identifiers that were never cut, and of others where they began; now and then one that says nothing of anybody. */
function matchCommand(
  world: World,
  { matcher, records: picks }: Extract<Operation, { kind: 'match' }>,
): Command | null {
  const wholes = sortedKeys(world.evaluation.vertices).filter((vertex) => wholeOf(vertex) === vertex)
  const drawn = new Map(picks.map(({ vertex, ...record }) => [picked(wholes, vertex) ?? '', record]))
  drawn.delete('')
  const model = { matcher, modelVersion: idOf('model', world) }
  const records = { keys: [...drawn.keys()], clusters: [...drawn.values()].map(({ cluster }) => cluster) }
  const bits = [...drawn.values()].map((record) => record.bits)
  const said = evidenceOfMatch(records, pairsOf(bits), { ...model, conflictBitsMin: 0 })
  return wholes.length === 0 ? null : { kind: 'match', model, records, said }
}

/** Each with each, by the sum of what both bring. */
function pairsOf(bits: readonly number[]): ScoredPairs {
  const pairs = bits.flatMap((one, l) =>
    bits.slice(l + 1).map((other, at) => ({ l, r: l + 1 + at, bits: one + other })),
  )
  return { l: pairs.map(({ l }) => l), r: pairs.map(({ r }) => r), bits: pairs.map((pair) => pair.bits) }
}

/** Retracting evidence retracts the observation that it is filed from, wherever else that is filed. */
export function observationOf({ evaluation }: World, key: string): string {
  const evidence = evaluation.evidence.get(key)
  if (evidence === undefined) throw new RangeError(`There is no evidence ${key}`)
  const [a = '', b = ''] = [evidence.a, evidence.b].map(wholeOf).toSorted(byKey)
  return observationKey({ ...evidence, a, b })
}

function sidesOf(vertices: readonly VertexKey[], picks: readonly (readonly Pick[])[]): VertexKey[][] | null {
  if (vertices.length === 0) return null
  return picks.map((side) => [...new Set(side.map((pick) => picked(vertices, pick) ?? ''))].toSorted(byKey))
}

function picked<T>(list: readonly T[], pick: Pick): T | null {
  return list[Math.floor(pick * list.length)] ?? null
}

/** Each vertex on its first side only; as they were where that leaves no two sides, for a pin that is refused. */
function disjoint(sides: readonly VertexKey[][]): readonly VertexKey[][] {
  const parted = sides.map((side, at) => side.filter((vertex) => !sides.slice(0, at).flat().includes(vertex)))
  const left = parted.filter(({ length }) => length > 0)
  return left.length < Math.min(2, sides.length) ? sides : left
}

function whenFound<T>(found: T | null, then: (found: T) => Command): Command | null {
  return found === null ? null : then(found)
}

function sortedKeys(map: ReadonlyMap<string, unknown>): string[] {
  return [...map.keys()].toSorted(byKey)
}

/** Sorts as it was made. */
function idOf(kind: string, { name, verdicts }: World): string {
  return `${name}${kind}-${String(verdicts).padStart(3, '0')}`
}

function withEntry<T>(map: ReadonlyMap<string, T>, key: string, value: T): Map<string, T> {
  return new Map([...map, [key, value]])
}

function withoutEntry<T>(map: ReadonlyMap<string, T>, key: string): Map<string, T> {
  return new Map([...map].filter(([entry]) => entry !== key))
}
