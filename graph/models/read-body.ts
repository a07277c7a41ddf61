import { statement } from '../statement.ts'

export const readBody = statement<{ number: number }, { body: string }>('models/read-body')
