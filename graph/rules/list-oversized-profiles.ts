import type { BirthId } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

export const listOversizedProfiles = statement<{ readonly limit: number }, { id: BirthId }>(
  'rules/list-oversized-profiles',
)
