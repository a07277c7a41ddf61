import type { WriteKey } from '../../src/app/ingest/ports.ts'
import { statement } from '../statement.ts'

export const findByHash = statement<{ hash: string }, WriteKey>('keys/find-by-hash')
