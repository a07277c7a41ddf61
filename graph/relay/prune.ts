import { statement } from '../statement.ts'

export const prune = statement<{ keep: number; limit: number }, { pruned: number }>('relay/prune')
