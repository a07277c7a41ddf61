import { statement } from '../statement.ts'

export const removeConflicts = statement<{ ids: readonly string[] }, { id: string }>('identity/remove-conflicts')
