import { statement } from '../statement.ts'

export const resume = statement<{ name: string }, { wasParked: boolean }>('relay/resume')
