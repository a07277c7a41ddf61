import { statement } from '../statement.ts'

export const restorePins = statement<{ ids: readonly string[] }, { id: string }>('identity/restore-pins')
