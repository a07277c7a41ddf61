import { statement } from '../statement.ts'

export const count = statement<Record<string, never>, { profiles: number }>('profiles/count')
