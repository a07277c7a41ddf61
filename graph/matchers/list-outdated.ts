import type { VertexKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

export const listOutdated = statement<{ matcher: string; limit: number }, { key: VertexKey }>('matchers/list-outdated')
