import { statement } from '../statement.ts'

export const advance = statement<{ name: string; epoch: number; position: number }, { name: string }>('relay/advance')
