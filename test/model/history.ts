import fc from 'fast-check'
import { keyOf, type CanonicalEvent } from '../../src/model/index.ts'
import { eventOf } from '../support/events.ts'
import { RULE_SETS } from './rule-sets.ts'

/** A place in a sorted list, from 0 to just below 1: it stays meaningful whatever else of a history is left out. */
export type Pick = number

/** What happens, told without naming what only the history so far brought about. */
export type Operation =
  | { readonly kind: 'events'; readonly events: readonly CanonicalEvent[] }
  | { readonly kind: 'replay'; readonly batch: Pick }
  | {
      readonly kind: 'pin'
      readonly pin: 'same' | 'apart' | 'split'
      /** The cluster of several vertices, or the pin, that the sides are taken from; null: any vertices. */
      readonly among: Pick | null
      readonly sides: readonly (readonly Pick[])[]
    }
  | { readonly kind: 'withdraw'; readonly pin: Pick }
  | { readonly kind: 'merge'; readonly profiles: readonly Pick[] }
  /** What no part names stays with the first. */
  | { readonly kind: 'split'; readonly profile: Pick; readonly parts: readonly (readonly Pick[])[] }
  /** `among`: only those by which an event made an identifier nobody's. */
  | { readonly kind: 'undo'; readonly decision: Pick; readonly among?: 'crossings' }
  | { readonly kind: 'retract'; readonly evidence: Pick }
  | { readonly kind: 'revive'; readonly evidence: Pick }
  | { readonly kind: 'conflict'; readonly sides: readonly (readonly Pick[])[] }
  | { readonly kind: 'lift'; readonly conflict: Pick }
  /** A matcher's result, in the place of its last one. */
  | {
      readonly kind: 'match'
      readonly matcher: string
      readonly records: readonly { readonly vertex: Pick; readonly cluster: number; readonly bits: number }[]
    }
  | { readonly kind: 'rules'; readonly rules: Pick }

const pick: fc.Arbitrary<Pick> = fc.nat({ max: 999 }).map((thousandths) => thousandths / 1_000)

const CUSTOMERS = ['customer:1', 'customer:2', 'customer:3', 'customer:4']
const CARDS = ['loyalty:a', 'loyalty:b', 'loyalty:c']
const CONTACTS = ['email:a@x', 'email:b@x', 'email:c@x', 'email:a@x?', 'email:b@x?', 'phone:1', 'phone:2', 'phone:1?']
const DEVICES = ['device:tablet', 'device:phone', 'cookie:one', 'cookie:two']
const ODD = ['customer:guest', 'landline:home', 'customer:2?', 'loyalty:b?', 'order:7']

const oneOf = (keys: readonly string[]) => fc.constantFrom(...keys).map((key) => [key])
/** So often in ten; else none. */
const often = (tenths: number, keys: fc.Arbitrary<string[]>) =>
  fc.oneof({ weight: 10 - tenths, arbitrary: fc.constant<string[]>([]) }, { weight: tenths, arbitrary: keys })

/** Mostly a person, how to reach them and what they use; now and then more than six at once. */
const named = fc.oneof(
  {
    weight: 16,
    arbitrary: fc
      .tuple(
        often(7, oneOf(CUSTOMERS)),
        often(3, oneOf(CARDS)),
        often(6, fc.subarray(CONTACTS, { minLength: 1, maxLength: 2 })),
        often(6, oneOf(DEVICES)),
        often(2, oneOf(ODD)),
      )
      .map((keys) => keys.flat()),
  },
  { weight: 3, arbitrary: fc.subarray([...DEVICES, 'email:a@x', 'phone:1'], { minLength: 2, maxLength: 2 }) },
  {
    weight: 1,
    arbitrary: fc.shuffledSubarray([...CUSTOMERS, ...CARDS, ...CONTACTS, ...DEVICES, ...ODD], {
      minLength: 7,
      maxLength: 9,
    }),
  },
)

/** Within six days, half an hour of each: many share a quarter of an hour, and late ones are as likely as any. */
const occurredAt = fc
  .tuple(fc.nat({ max: 5 }), fc.nat({ max: 29 }))
  .map(([day, minute]) => new Date(Date.UTC(2026, 4, 4 + day, 9, minute)).toISOString())

/** Mostly one. */
const batch = (one: fc.Arbitrary<CanonicalEvent>) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.tuple(one) },
    { weight: 1, arbitrary: fc.array(one, { minLength: 2, maxLength: 4 }) },
  )

const event = fc
  .record({
    keys: named,
    occurredAt,
    source: fc.constantFrom('web', 'web', 'till'),
    type: fc.constantFrom('identify', 'track', 'track', 'record'),
    name: fc.constantFrom(null, 'Signed In', 'Product Viewed'),
    record: fc.constantFrom(null, null, null, { id: 'r1', attributes: {} }, { id: null, attributes: {} }),
  })
  .map(({ keys, ...details }) => eventOf(keys, details))

const sides = (countMin: number, countMax: number, sizeMin: number) =>
  fc.array(fc.array(pick, { minLength: sizeMin, maxLength: 3 }), { minLength: countMin, maxLength: countMax })

const among = fc.option(pick, { nil: null })

export const merges: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constant('merge'),
  profiles: fc.array(pick, { minLength: 2, maxLength: 3 }),
})

/** What stewards decide, and what undoes it. */
export const acts: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('pin'), pin: fc.constant('same'), among, sides: sides(1, 1, 2) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pin'),
      pin: fc.constantFrom('apart', 'split'),
      among,
      sides: sides(2, 3, 1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw'), pin: pick }) },
  { weight: 2, arbitrary: merges },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('split'), profile: pick, parts: sides(2, 3, 1) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo'), decision: pick }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('retract'), evidence: pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('revive'), evidence: pick }) },
)

/** Few enough that runs speak of the same records again, and say otherwise. */
const match: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constant('match'),
  matcher: fc.constantFrom('crm', 'crm', 'splink'),
  records: fc.array(fc.record({ vertex: pick, cluster: fc.nat({ max: 2 }), bits: fc.integer({ min: -4, max: 12 }) }), {
    maxLength: 6,
  }),
})

const stored: fc.WeightedArbitrary<Operation>[] = [
  { weight: 24, arbitrary: fc.record({ kind: fc.constant('events'), events: batch(event) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('replay'), batch: pick }) },
  { weight: 18, arbitrary: acts },
]

const operation: fc.Arbitrary<Operation> = fc.oneof(
  ...stored,
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('conflict'), sides: sides(2, 3, 1) }) },
  { weight: 5, arbitrary: match },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lift'), conflict: pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rules'), rules: pick }) },
)

/** One customer after the other with the same few things, now and then something else: soon one of them is nobody's. */
export const crowding = fc
  .record({
    keys: fc.tuple(fc.constantFrom(...CUSTOMERS), fc.constantFrom('email:a@x', 'loyalty:a', 'cookie:one')),
    other: often(2, oneOf(['cookie:two', 'phone:1', 'phone:1?'])),
    type: fc.constantFrom('identify', 'track'),
  })
  .map(({ keys, other, type }) => eventOf([...keys, ...other], { type, occurredAt: '2026-05-05T09:00:00.000Z' }))

const crowdingOperation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('events'), events: fc.tuple(crowding) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('undo'), decision: pick, among: fc.constant('crossings') }) },
  { weight: 1, arbitrary: operation },
)

/** In which events make identifiers nobody's, and that is taken back. */
export const crowdedHistories = fc.array(crowdingOperation, { minLength: 4, maxLength: 10, size: 'max' })

/** Batches of events alone, all under the same rules. */
export const batchesOfEvents = fc.array(fc.array(event, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 10,
})

/** Events that may come in any order: mostly so few that all their orders can be played. */
export const eventSets = fc.oneof(
  { weight: 19, arbitrary: fc.array(event, { minLength: 2, maxLength: 4 }) },
  { weight: 1, arbitrary: fc.array(event, { minLength: 5, maxLength: 10, size: 'max' }) },
)

/** What a graph is told of some people alone: its rules are everybody's, and nothing writes conflicts to it yet. */
export const storedHistories = (length: number): fc.Arbitrary<Operation[]> =>
  fc.array(fc.oneof(...stored), { minLength: length, maxLength: length, size: 'max' })

const ofOperations = (minLength: number, maxLength: number): fc.Arbitrary<Operation[]> =>
  fc.array(operation, { minLength, maxLength, size: 'max' })

/** Enough to reach every state, reason and command, and soon played: most of what goes wrong takes no more. */
export const shortHistories = ofOperations(1, 8)

/** One in fifty is long: what goes wrong late is met too. */
export const histories = fc.oneof(
  { weight: 49, arbitrary: shortHistories },
  { weight: 1, arbitrary: ofOperations(9, 24) },
)

/** The same about other people: their identifiers bear the history's name. */
export function toldOf(name: string, operations: readonly Operation[]): Operation[] {
  return operations.map((one) =>
    one.kind === 'events' ? { ...one, events: one.events.map((said) => toldOfOthers(name, said)) } : one,
  )
}

function toldOfOthers(name: string, { identifiers, record, ...said }: CanonicalEvent): CanonicalEvent {
  const others = identifiers.map((identifier) => {
    const value = `${name}-${identifier.value}`
    return { ...identifier, value, raw: value, key: keyOf({ namespace: identifier.namespace, value }) }
  })
  const id = record?.id == null ? null : `${name}-${record.id}`
  return { ...said, identifiers: others, record: record === null ? null : { ...record, id } }
}

export const ruleSets = fc.constantFrom(...RULE_SETS)
