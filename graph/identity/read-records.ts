import { statement } from '../statement.ts'

interface Columns {
  readonly key: string
  readonly identifier: string
  readonly source: string
  readonly attributes: string
}

export const readRecords = statement<{ keys: readonly string[] }, Columns>('identity/read-records')
