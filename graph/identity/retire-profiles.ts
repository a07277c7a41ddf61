import type { BirthId } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

export const retireProfiles = statement<{ ids: readonly BirthId[] }, never>('identity/retire-profiles')
