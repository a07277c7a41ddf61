import { statement } from '../statement.ts'

export const takeLease = statement<{ name: string; holder: string; leaseMs: number }, { name: string }>(
  'relay/take-lease',
)
