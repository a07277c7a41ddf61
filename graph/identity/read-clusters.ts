import { statement } from '../statement.ts'
import type { ClusterColumns } from './component-bounds.ts'

interface Parameters {
  readonly keys: readonly string[]
  readonly vertexMax: number
  readonly degreeMax: number
}

export const readClusters = statement<Parameters, ClusterColumns>('identity/read-clusters')
