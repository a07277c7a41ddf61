import type { ProfileWrite, Registration } from '../../src/identity/index.ts'
import type { ChangeKind, VertexKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

interface Parameters {
  readonly changes: readonly { kind: ChangeKind; at: string; body: string }[]
  readonly profiles: readonly Omit<ProfileWrite, 'node' | 'attach'>[]
  readonly judged: readonly VertexKey[]
  readonly births: readonly Pick<Registration, 'key' | 'change'>[]
}

export const commitChanges = statement<Parameters, { base: number }>('identity/commit-changes')
