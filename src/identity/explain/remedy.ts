import { assertNever, type Evidence, type VertexKey, type Pin } from '../../model/index.ts'
import type { Forest } from './forest.ts'
import type { Neighbourhood, UnusedReason } from './neighbourhood.ts'
import { dateOf, nameOf } from './words.ts'

/** What it would take for two vertices to become one person. */
export type Remedy =
  /** A steward's merge, which pins all limited identifiers of both. */
  | { readonly kind: 'merge' }
  | { readonly kind: 'verifiedEvent'; readonly a: VertexKey; readonly b: VertexKey }
  | { readonly kind: 'withdrawPin'; readonly pin: Pin }
  /** Until pending evidence has been weighed. */
  | { readonly kind: 'wait' }
  /** The vertex stands for nobody, and joins no one as long as it does. */
  | { readonly kind: 'nothing'; readonly key: VertexKey; readonly because: Nobody }

const NOBODY = ['blocked', 'household', 'shared'] as const
type Nobody = (typeof NOBODY)[number]

/** @returns what evidence that is kept but not used would take to count: all of it */
export function remediesFor(
  { a, b }: Evidence,
  reason: UnusedReason,
  neighbourhood: Neighbourhood,
  forest: Forest,
): Remedy[] {
  switch (reason) {
    case 'limit':
    case 'conflict':
    case 'rule':
      return [{ kind: 'merge' }]
    case 'pin':
      return pinsBetween(a, b, neighbourhood.pins, forest).map((pin) => ({ kind: 'withdrawPin', pin }))
    case 'unverified':
    case 'retracted':
      return [{ kind: 'verifiedEvent', a, b }]
    case 'shared':
    case 'blocked':
    case 'household': {
      // Neither end may be nobody: a crowded one is somebody, whose unverified evidence is parked as shared.
      const nobody = nobodyAmong([a, b], neighbourhood)
      return nobody.length > 0 ? nobody : [{ kind: 'verifiedEvent', a, b }]
    }
    case 'pending':
      return [{ kind: 'wait' }]
    default:
      return assertNever(reason)
  }
}

export function nobodyAmong(keys: readonly VertexKey[], { standings }: Neighbourhood): Remedy[] {
  return keys.flatMap((key): Remedy[] => {
    const because = NOBODY.find((standing) => standing === standings.get(key))
    return because === undefined ? [] : [{ kind: 'nothing', key, because }]
  })
}

/** @returns the pins of which the two vertices' clusters hold different sides (a pin that holds together has one), by id */
export function pinsBetween(a: VertexKey, b: VertexKey, pins: readonly Pin[], forest: Forest): readonly Pin[] {
  const [left, right] = [forest.clusterOf(a), forest.clusterOf(b)]
  const bars = ({ sides }: Pin): boolean => {
    const sidesOf = (cluster: VertexKey): number[] =>
      sides.flatMap((side, at) => (side.some((key) => forest.clusterOf(key) === cluster) ? [at] : []))
    const [ours, theirs] = [sidesOf(left), sidesOf(right)]
    return ours.some((at) => theirs.some((other) => other !== at))
  }
  return pins.filter(bars).toSorted((x, y) => (x.id < y.id ? -1 : 1))
}

/** Goes on from "it would take …". */
export function remedyText(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'merge':
      return 'a steward’s merge'
    case 'verifiedEvent':
      return `an event that names ${nameOf(remedy.a)} and ${nameOf(remedy.b)}, both verified`
    case 'withdrawPin': {
      const { id, by, at, reason } = remedy.pin
      return `to withdraw the pin ${id} (by ${by}, ${dateOf(at)}, saying “${reason}”)`
    }
    case 'wait':
      return 'to wait until it is weighed'
    case 'nothing':
      return `what there is not: ${nameOf(remedy.key)} ${NOBODY_TEXT[remedy.because]}`
    default:
      return assertNever(remedy)
  }
}

const NOBODY_TEXT: Record<Nobody, string> = {
  blocked: 'is a value that stands for nobody',
  household: 'is a household’s, and never one person’s',
  shared: 'is shared by too many people',
}
