import { statement } from '../statement.ts'
import type { ProfileColumns } from './decode-profile.ts'

export const readByIdentifiers = statement<{ keys: readonly string[] }, ProfileColumns>('profiles/read-by-identifiers')
