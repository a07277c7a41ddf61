import type { Evidence, VertexKey } from '../../model/index.ts'
import { Forest } from './forest.ts'
import type { Neighbourhood, Step, UnusedReason } from './neighbourhood.ts'
import { nobodyAmong, pinsBetween, remediesFor, type Remedy, remedyText } from './remedy.ts'
import { type Crossing, fewestCrossings } from './unused-path.ts'
import { nameOf, reasonText, sentenceOf, stepText } from './words.ts'

/** Evidence on the way that does not count, why, and all that it would take. */
export interface UnusedStep {
  readonly kind: 'unused'
  readonly evidence: Evidence
  readonly from: VertexKey
  readonly to: VertexKey
  readonly reason: UnusedReason
  readonly wouldTake: readonly Remedy[]
}

export type WhyNot = {
  /** All of it, in this order. */
  readonly leastThatWouldJoin: readonly Remedy[]
  /** In plain English. Holds identifiers: never to be logged. */
  readonly sentence: string
} & (
  | { readonly kind: 'unused'; readonly steps: readonly (Step | UnusedStep)[]; readonly unused: readonly UnusedStep[] }
  | { readonly kind: 'neverSeenTogether' }
)

/**
 * Why two vertices are not one person: the path between them with the fewest pieces of evidence that do not count; of
 * several the one whose weakest such piece is the strongest. What was retracted is walked only where nothing else leads
 * from one to the other.
 *
 * @returns null when they are one person: ask `why`
 */
export function whyNot(a: VertexKey, b: VertexKey, neighbourhood: Neighbourhood): WhyNot | null {
  const forest = new Forest(neighbourhood)
  if (forest.clusterOf(a) === forest.clusterOf(b)) return null
  const crossings = crossingsBetween(a, b, neighbourhood, forest)
  const unused = (crossings ?? []).map((crossing) => unusedStep(crossing, neighbourhood, forest))
  const leastThatWouldJoin = leastJoining(a, b, unused, neighbourhood, forest)
  const would = `it would take ${leastThatWouldJoin.map(remedyText).join(', then ')}`
  if (crossings === null) return { kind: 'neverSeenTogether', leastThatWouldJoin, sentence: neverText(a, b, would) }
  const steps = interleaved(a, b, unused, forest)
  const claim = `${nameOf(a)} and ${nameOf(b)} are not one person`
  return {
    kind: 'unused',
    steps,
    unused,
    leastThatWouldJoin,
    sentence: sentenceOf(claim, [...unused.map(unusedText), would]),
  }
}

function crossingsBetween(
  a: VertexKey,
  b: VertexKey,
  { evidence, rankOf }: Neighbourhood,
  forest: Forest,
): Crossing[] | null {
  const waiting = evidence.filter(({ state }) => state === 'parked' || state === 'pending')
  const retracted = evidence.filter(({ state }) => state === 'retracted')
  return (
    fewestCrossings(a, b, waiting, forest, rankOf) ?? fewestCrossings(a, b, [...waiting, ...retracted], forest, rankOf)
  )
}

function unusedStep({ evidence, from, to }: Crossing, neighbourhood: Neighbourhood, forest: Forest): UnusedStep {
  const reason = reasonOf(evidence)
  return { kind: 'unused', evidence, from, to, reason, wouldTake: remediesFor(evidence, reason, neighbourhood, forest) }
}

function reasonOf({ key, state, reason }: Evidence): UnusedReason {
  if (state === 'pending' || state === 'retracted') return state
  if (reason === null) throw new RangeError(`Evidence ${key} is parked without a reason`)
  return reason
}

/** The whole way: within clusters the strongest path, between them what does not count. */
function interleaved(a: VertexKey, b: VertexKey, unused: readonly UnusedStep[], forest: Forest): (Step | UnusedStep)[] {
  const starts = [a, ...unused.map(({ to }) => to)]
  const ends = [...unused.map(({ from }) => from), b]
  return starts.flatMap((start, at) => [...(forest.path(start, ends[at] ?? b) ?? []), ...unused.slice(at, at + 1)])
}

/**
 * Pins are withdrawn first; then evidence that only a pin held back counts by itself, else a verified event joins
 * where the engine would let it, else only a steward can.
 */
function leastJoining(
  a: VertexKey,
  b: VertexKey,
  unused: readonly UnusedStep[],
  neighbourhood: Neighbourhood,
  forest: Forest,
): Remedy[] {
  const nobody = nobodyAmong([a, b], neighbourhood)
  if (nobody.length > 0) return nobody
  const pins = pinsBetween(a, b, neighbourhood.pins, forest)
  const withdrawals = pins.map((pin): Remedy => ({ kind: 'withdrawPin', pin }))
  const wouldBeParked =
    neighbourhood.wouldPark(
      a,
      b,
      pins.map(({ id }) => id),
    ) !== null
  if (wouldBeParked) return [...withdrawals, { kind: 'merge' }]
  const [only] = unused.length === 1 ? unused : []
  if (only?.reason === 'pending' && pins.length === 0) return [{ kind: 'wait' }]
  const heldBackByPins = only?.reason === 'pin' && pins.length > 0 && !only.evidence.rule.endsWith('-unverified')
  return heldBackByPins ? withdrawals : [...withdrawals, { kind: 'verifiedEvent', a, b }]
}

function unusedText({ evidence, from, to, reason }: UnusedStep): string {
  return `that ${stepText({ kind: 'evidence', evidence, from, to })} does not count, because ${reasonText(reason, evidence)}`
}

function neverText(a: VertexKey, b: VertexKey, would: string): string {
  return sentenceOf(`${nameOf(a)} and ${nameOf(b)} were never seen together, not even through others`, [would])
}
