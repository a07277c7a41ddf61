import type { Cluster } from '../../src/identity/index.ts'
import { statement } from '../statement.ts'

export const readClusters = statement<{ keys: readonly string[] }, Cluster>('identity/read-clusters')
