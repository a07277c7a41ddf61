import type { BirthId, VertexKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

export const createProfiles = statement<{ rows: readonly { id: BirthId; members: readonly VertexKey[] }[] }, never>(
  'identity/create-profiles',
)
