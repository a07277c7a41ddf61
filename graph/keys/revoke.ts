import { statement } from '../statement.ts'

export const revoke = statement<{ id: string; revokedAt: string }, { id: string }>('keys/revoke')
