import type { IdentifierWrite } from '../../src/identity/index.ts'
import type { VertexKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

interface Row extends Omit<IdentifierWrite, 'ownership'> {
  readonly tenures: readonly VertexKey[] | null
  readonly ownership: string | null
  readonly current: VertexKey | null
}

export const writeIdentifiers = statement<{ rows: readonly Row[] }, never>('identity/write-identifiers')
