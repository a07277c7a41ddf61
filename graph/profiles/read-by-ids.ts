import { statement } from '../statement.ts'
import type { ProfileColumns } from './decode-profile.ts'

export const readByIds = statement<{ ids: readonly string[] }, ProfileColumns>('profiles/read-by-ids')
