import { statement } from '../statement.ts'
import type { ClusterColumns } from './component-bounds.ts'

interface Parameters {
  readonly profileIds: readonly string[]
  readonly vertexMax: number
  readonly degreeMax: number
}

export const readClustersByProfile = statement<Parameters, ClusterColumns>('identity/read-clusters-by-profile')
