import type { Cluster } from '../../src/identity/index.ts'
import type { BirthId } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

export const readClustersByBirth = statement<{ births: readonly BirthId[] }, Cluster>(
  'decisions/read-clusters-by-birth',
)
