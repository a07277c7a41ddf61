import type { BirthId, VertexKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

export const readVertexKeys = statement<{ births: readonly BirthId[] }, { birthId: BirthId; key: VertexKey }>(
  'decisions/read-vertex-keys',
)
