import { statement } from '../statement.ts'

export const releaseLease = statement<{ name: string; holder: string }, object>('relay/release-lease')
