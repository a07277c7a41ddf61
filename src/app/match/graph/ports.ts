import type { BirthId, ObservedValue, VertexKey } from '../../../model/index.ts'

/** A vertex that stands for somebody, with what its sources say of it. */
export interface DescribedVertex {
  readonly key: VertexKey
  readonly namespace: string
  readonly value: string
  readonly profileId: BirthId
  readonly records: readonly {
    readonly source: string
    readonly attributes: Readonly<Record<string, ObservedValue>>
  }[]
  /** Identifiers of persons and households that were seen with it, each as often as there is evidence. */
  readonly named: readonly { readonly namespace: string; readonly value: string; readonly lastDay: number }[]
}

/** The graph, as matching reads its records. */
export interface DescribedGraph {
  /** @param keys at most 10,000. @returns those of which sources say something, in any order */
  described(keys: readonly VertexKey[]): Promise<readonly DescribedVertex[]>
  /** @returns the next in the order of their keys; none at the end */
  listDescribed(after: VertexKey | '', limit: number): Promise<readonly DescribedVertex[]>
}
