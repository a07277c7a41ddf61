import { statement } from '../statement.ts'

interface Row {
  readonly key: string
  readonly identifier: string
  readonly source: string
  readonly attributes: string
  readonly searchText: string
}

export const writeRecords = statement<{ rows: readonly Row[] }, never>('identity/write-records')
