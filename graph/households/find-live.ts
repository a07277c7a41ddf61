import type { BirthId } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

export const findLive = statement<{ births: readonly BirthId[] }, { birthId: BirthId; profileId: BirthId }>(
  'households/find-live',
)
