import { statement } from '../statement.ts'
import type { RecordColumns } from './decode-record.ts'

export const readRecords = statement<{ keys: readonly string[] }, RecordColumns>('identity/read-records')
