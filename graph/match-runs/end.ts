import { statement } from '../statement.ts'

interface Parameters {
  readonly id: string
  readonly attempts: number
  readonly state: string
  readonly at: string
  /** JSON, as `fault`. */
  readonly result: string | null
  readonly fault: string | null
}

export const end = statement<Parameters, never>('match-runs/end')
