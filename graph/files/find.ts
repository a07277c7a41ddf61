import { statement } from '../statement.ts'

/** An entry as the graph holds it. */
export interface FileLedgerColumns {
  readonly digest: string
  readonly source: string
  readonly files: string
  readonly read: number
  readonly token: string
  readonly completedAt: string
}

export const find = statement<{ digest: string }, FileLedgerColumns>('files/find')
