import {
  EMPTY_SNAPSHOT,
  leastThatWouldPart,
  why,
  whyNot,
  type Neighbourhood,
  type Parting,
  type Snapshot,
  type Why,
  type WhyNot,
} from '../../identity/index.ts'
import {
  identifierOf,
  requireScope,
  SelfsameError,
  type IdentifierKey,
  type RequestContext,
  type VertexKey,
} from '../../model/index.ts'
import type { DecisionGraph } from '../decide/ports.ts'
import { neighbourhoodOf } from './neighbourhood.ts'

export interface Explained extends Why {
  readonly a: VertexKey
  readonly b: VertexKey
  /** Null when nothing needs to be parted: both are the same. */
  readonly leastThatWouldPart: Parting | null
}

export type NotExplained = WhyNot & { readonly a: VertexKey; readonly b: VertexKey }

export interface ExplanationPorts {
  readonly graph: Pick<DecisionGraph, 'readRules' | 'completeSnapshot'>
}

interface Scene {
  readonly a: VertexKey
  readonly b: VertexKey
  readonly neighbourhood: Neighbourhood
}

/**
 * Explains who is who. Both throw SelfsameError FORBIDDEN without the scope `profiles:read`, NOT_FOUND for an identifier
 * that was never seen, and CONFLICT where what connects either with others is too large to be read at once.
 */
export class Explanations {
  readonly #ports: ExplanationPorts

  constructor(ports: ExplanationPorts) {
    this.#ports = ports
  }

  /** @returns null when they are not one person: `whyNot` says why not */
  async why(context: RequestContext, one: IdentifierKey, other: IdentifierKey): Promise<Explained | null> {
    requireScope(context, 'profiles:read')
    const { a, b, neighbourhood } = await this.#scene(one, other)
    const found = why(a, b, neighbourhood)
    if (found === null) return null
    return { ...found, a, b, leastThatWouldPart: leastThatWouldPart(a, b, neighbourhood) }
  }

  /** @returns null when they are one person: `why` says why */
  async whyNot(context: RequestContext, one: IdentifierKey, other: IdentifierKey): Promise<NotExplained | null> {
    requireScope(context, 'profiles:read')
    const { a, b, neighbourhood } = await this.#scene(one, other, true)
    const found = whyNot(a, b, neighbourhood)
    return found === null ? null : { ...found, a, b }
  }

  /** @param isWide whether to read what does not count, too, at all that belongs to either */
  async #scene(one: IdentifierKey, other: IdentifierKey, isWide = false): Promise<Scene> {
    const { graph } = this.#ports
    const rules = await graph.readRules()
    const whole = await graph.completeSnapshot(EMPTY_SNAPSHOT, {
      identifiers: [...new Set([one, other])],
      vertices: [],
    })
    const tenures = [one, other].map((key, at) => tenuresOf(key, at, whole))
    const component = await graph.completeSnapshot(whole, { identifiers: [], vertices: [...new Set(tenures.flat())] })
    const [a, b] = closest(tenures[0] ?? [], tenures[1] ?? [], component)
    requireWhole([a, b], component)
    const snapshot = isWide
      ? await graph.completeSnapshot(component, { identifiers: heldWith([a, b], component), vertices: [] })
      : component
    return { a, b, neighbourhood: neighbourhoodOf(snapshot, rules) }
  }
}

/** Values are a person's: the identifier is told by its place. */
function tenuresOf(key: IdentifierKey, at: number, { identifiers }: Snapshot): readonly VertexKey[] {
  const identifier = identifiers.get(key)
  if (identifier != null) return identifier.vertices
  throw new SelfsameError('NOT_FOUND', `The ${at === 0 ? 'first' : 'second'} identifier was never seen`, {
    remedy: 'Check its namespace and value: they are read as at the gate',
  })
}

/** Of a component that was read in part, nothing may be claimed. */
function requireWhole(vertices: readonly VertexKey[], { clusters, oversized }: Snapshot): void {
  const holding = clusters.filter(({ members }) => members.some(({ key }) => vertices.includes(key)))
  const beyond = holding.find(({ profileId }) => oversized.has(profileId))
  if (beyond === undefined) return
  throw new SelfsameError('CONFLICT', `What connects profile ${beyond.profileId} with others is too large to be read`, {
    remedy: '`selfsame profile` and `selfsame history` show what there is of it',
  })
}

/** The identifiers of the profiles that hold these vertices. */
function heldWith(vertices: readonly VertexKey[], { clusters }: Snapshot): IdentifierKey[] {
  const holding = clusters.filter(({ members }) => members.some(({ key }) => vertices.includes(key)))
  return [...new Set(holding.flatMap(({ members }) => members.map(({ key }) => identifierOf(key))))].toSorted()
}

/** Of identifiers that changed hands, the vertices that are of one person, if any are; else their first owners'. */
function closest(ones: readonly VertexKey[], others: readonly VertexKey[], { clusters }: Snapshot) {
  const profileOf = new Map(clusters.flatMap(({ profileId, members }) => members.map(({ key }) => [key, profileId])))
  const pairs = ones.flatMap((a) => others.map((b) => [a, b] as const))
  const joined = pairs.find(([a, b]) => profileOf.get(a) === profileOf.get(b))
  return joined ?? ([ones[0] ?? '', others[0] ?? ''] as const)
}
