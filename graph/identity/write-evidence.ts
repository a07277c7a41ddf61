import type { EvidenceWrite } from '../../src/identity/index.ts'
import { statement } from '../statement.ts'

export const writeEvidence = statement<{ rows: readonly EvidenceWrite[] }, never>('identity/write-evidence')
