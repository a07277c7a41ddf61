import type { BirthId, VertexKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

interface Columns {
  readonly key: VertexKey
  readonly profileId: BirthId
}

export const readPlaces = statement<{ keys: readonly VertexKey[] }, Columns>('matchers/read-places')
