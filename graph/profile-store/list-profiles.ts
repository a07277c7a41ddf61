import type { BirthId } from '../../src/model/index.ts'
import { statement } from '../statement.ts'
import type { StoredColumns } from './read-touched.ts'

export const listProfiles = statement<{ after: BirthId; limit: number }, StoredColumns>('profile-store/list-profiles')
