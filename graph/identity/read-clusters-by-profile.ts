import type { Cluster } from '../../src/identity/index.ts'
import { statement } from '../statement.ts'

export const readClustersByProfile = statement<{ profileIds: readonly string[] }, Cluster>(
  'identity/read-clusters-by-profile',
)
