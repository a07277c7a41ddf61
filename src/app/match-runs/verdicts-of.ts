import type { Pin, VertexKey } from '../../model/index.ts'
import type { Verdict } from '../match/index.ts'

/** A pin over a crowd is one word of a steward, not thousands. */
const PAIRS_PER_PIN_MAX = 20

type Side = readonly VertexKey[]
type Pair = readonly [VertexKey, VertexKey]

/** What pins say of pairs: `same` of those on one side, `apart` of those on two, `split` of both. */
export function verdictsOf(pins: readonly Pin[]): Verdict[] {
  return pins.flatMap(({ kind, sides }) => [
    ...(kind === 'apart' ? [] : firstOf(pairsWithin(sides)).map(([a, b]) => ({ a, b, isSame: true }))),
    ...(kind === 'same' ? [] : firstOf(pairsBetween(sides)).map(([a, b]) => ({ a, b, isSame: false }))),
  ])
}

function firstOf(pairs: Iterable<Pair>): Pair[] {
  const first: Pair[] = []
  for (const pair of pairs) if (first.push(pair) === PAIRS_PER_PIN_MAX) break
  return first
}

function* pairsWithin(sides: readonly Side[]): Generator<Pair> {
  for (const side of sides)
    for (const [at, one] of side.entries()) for (const other of side.slice(at + 1)) yield [one, other]
}

function* pairsBetween(sides: readonly Side[]): Generator<Pair> {
  for (const [at, side] of sides.entries())
    for (const far of sides.slice(at + 1)) for (const one of side) for (const other of far) yield [one, other]
}
