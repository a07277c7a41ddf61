import type { Evidence, VertexKey, Pin } from '../../model/index.ts'
import { minimumCut } from './minimum-cut.ts'
import { bindingSteps, type Neighbourhood, type Step } from './neighbourhood.ts'

/** What is to be retracted and withdrawn, all of it. */
export interface Parting {
  /** The weakest first. */
  readonly evidence: readonly Evidence[]
  /** Only where pins alone hold the two together: else evidence is retracted and pins stay. */
  readonly pins: readonly Pin[]
}

/**
 * The smallest set of accepted evidence whose retraction leaves no path between two vertices; of several that are as
 * small, the one that takes the weakest evidence it can. Whether evidence parked today would then join them again is
 * for the engine to say: preview it.
 *
 * @returns null when nothing needs to be parted: they are not one person, or the same vertex
 */
export function leastThatWouldPart(
  a: VertexKey,
  b: VertexKey,
  neighbourhood: Pick<Neighbourhood, 'evidence' | 'pins' | 'rankOf'>,
): Parting | null {
  if (a === b) return null
  const steps = bindingSteps(neighbourhood)
  const strands = strandsOf(steps)
  const isCut = cutStrands(a, b, strands, neighbourhood.evidence.length + 1)
  const cut = new Set(strands.filter((_, at) => isCut[at]).flatMap((strand) => strand.steps))
  const inOrder = steps.toReversed().filter((step) => cut.has(step))
  return inOrder.length === 0 ? null : { evidence: evidenceOf(inOrder), pins: pinsOf(inOrder) }
}

/** @param pinCapacity more than all evidence together, so that no pin is cut where evidence can be */
function cutStrands(a: VertexKey, b: VertexKey, strands: readonly Strand[], pinCapacity: number): readonly boolean[] {
  const keys = new Set([a, b, ...strands.flatMap(({ ends }) => ends)])
  const nodes = new Map([...keys].map((key, at) => [key, at]))
  const node = (key: VertexKey): number => nodes.get(key) ?? -1
  const links = strands.map(({ ends: [u, v], steps }) => ({
    u: node(u),
    v: node(v),
    capacity: steps.reduce((sum, { kind }) => sum + (kind === 'pin' ? pinCapacity : 1), 0),
  }))
  return minimumCut(nodes.size, links, node(a), node(b))
}

/** All that holds the same two vertices together: whoever parts them cuts all of it. */
interface Strand {
  readonly ends: readonly [VertexKey, VertexKey]
  readonly steps: readonly Step[]
}

/** @param steps the strongest first @returns the strand whose strongest step is the weakest first */
function strandsOf(steps: readonly Step[]): Strand[] {
  const byEnds = Map.groupBy(steps, ({ from, to }) => JSON.stringify(from < to ? [from, to] : [to, from]))
  return [...byEnds.values()]
    .flatMap((between): Strand[] => {
      const [first] = between
      return first === undefined || first.from === first.to ? [] : [{ ends: [first.from, first.to], steps: between }]
    })
    .toReversed()
}

function evidenceOf(steps: readonly Step[]): Evidence[] {
  return steps.flatMap((step) => (step.kind === 'evidence' ? [step.evidence] : []))
}

function pinsOf(steps: readonly Step[]): Pin[] {
  return [...new Set(steps.flatMap((step) => (step.kind === 'pin' ? [step.pin] : [])))]
}
