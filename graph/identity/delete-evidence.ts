import { statement } from '../statement.ts'

export const deleteEvidence = statement<{ keys: readonly string[] }, never>('identity/delete-evidence')
