import { statement } from '../statement.ts'

export const readRulesVersion = statement<Record<string, never>, { version: number; hash: string }>(
  'identity/read-rules-version',
)
