import { statement } from '../statement.ts'

export const beginRebuild = statement<{ name: string }, { name: string }>('relay/begin-rebuild')
