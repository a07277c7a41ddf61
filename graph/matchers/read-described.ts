import type { VertexKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'
import type { DescribedColumns } from './decode-described.ts'

export const readDescribed = statement<{ keys: readonly VertexKey[] }, DescribedColumns>('matchers/read-described')
