import type { WriteKey } from '../../src/app/ingest/ports.ts'
import { statement } from '../statement.ts'

export const list = statement<Record<string, never>, WriteKey>('keys/list')
