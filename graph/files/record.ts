import { statement } from '../statement.ts'
import type { FileLedgerColumns } from './find.ts'

export const record = statement<FileLedgerColumns, never>('files/record')
