import { statement } from '../statement.ts'

interface Parameters {
  readonly id: string
  readonly attempts: number
  /** JSON. */
  readonly progress: string
}

export const note = statement<Parameters, { goesOn: boolean }>('match-runs/note')
