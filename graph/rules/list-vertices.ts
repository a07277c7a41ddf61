import type { StoredIdentifier, Vertex } from '../../src/identity/index.ts'
import type { BirthId, VertexKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'
import type { Page } from './pages.ts'

export interface VertexColumns extends Vertex {
  readonly tenures: readonly VertexKey[] | null
  readonly ownership: string | null
  readonly profileId: BirthId
  readonly logins: StoredIdentifier['logins']
}

export const listVertices = statement<Page, VertexColumns>('rules/list-vertices')
