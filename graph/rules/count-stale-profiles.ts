import { statement } from '../statement.ts'

export const countStaleProfiles = statement<{ rulesVersion: number }, { profiles: number }>(
  'rules/count-stale-profiles',
)
