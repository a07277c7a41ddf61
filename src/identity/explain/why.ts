import type { VertexKey } from '../../model/index.ts'
import { Forest } from './forest.ts'
import type { Neighbourhood, Step } from './neighbourhood.ts'
import { nameOf, sentenceOf, stepText } from './words.ts'

export interface Why {
  /** From the one to the other; none when both are the same. */
  readonly steps: readonly Step[]
  /** The same in plain English. Holds identifiers: never to be logged. */
  readonly sentence: string
}

/**
 * Why two vertices are one person: of all paths of accepted evidence and pins between them the one whose weakest step
 * is the strongest, by the order of the engine's walk.
 *
 * @returns null when they are not one person: ask `whyNot`
 */
export function why(
  a: VertexKey,
  b: VertexKey,
  neighbourhood: Pick<Neighbourhood, 'evidence' | 'pins' | 'rankOf'>,
): Why | null {
  const steps = new Forest(neighbourhood).path(a, b)
  if (steps === null) return null
  const sentence =
    a === b
      ? `${nameOf(a)} is one identifier.`
      : sentenceOf(`${nameOf(a)} and ${nameOf(b)} are one person`, steps.map(stepText))
  return { steps, sentence }
}
