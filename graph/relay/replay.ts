import { statement } from '../statement.ts'

export const replay = statement<{ name: string; from: number }, { pruned: number; isThere: boolean }>('relay/replay')
