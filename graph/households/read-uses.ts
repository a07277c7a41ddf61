import type { UsesOfProfile } from '../../src/app/households/ports.ts'
import type { BirthId } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

export const readUses = statement<{ profileIds: readonly BirthId[]; usersMax: number }, UsesOfProfile>(
  'households/read-uses',
)
