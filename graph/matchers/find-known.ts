import type { VertexKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

export const findKnown = statement<{ keys: readonly VertexKey[] }, { key: VertexKey }>('matchers/find-known')
