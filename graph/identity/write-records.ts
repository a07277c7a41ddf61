import { statement } from '../statement.ts'
import type { AddressColumns } from './decode-record.ts'

interface Row extends AddressColumns {
  readonly key: string
  readonly identifier: string
  readonly source: string
  readonly attributes: string
  readonly searchText: string
}

export const writeRecords = statement<{ rows: readonly Row[] }, never>('identity/write-records')
