import { statement } from '../statement.ts'

interface ModelColumns {
  readonly modelVersion: string
  readonly versions: readonly string[]
  readonly isComplete: boolean
}

export const readModel = statement<{ matcher: string }, ModelColumns>('matchers/read-model')
