import { statement } from '../statement.ts'
import type { DecisionColumns } from '../identity/decode-verdict.ts'

export const readDecision = statement<{ id: string }, DecisionColumns>('decisions/read-decision')
