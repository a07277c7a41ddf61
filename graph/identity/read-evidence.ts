import type { Evidence } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

export const readEvidence = statement<{ keys: readonly string[] }, Evidence>('identity/read-evidence')
