import type { UnsettledProfile } from '../../src/app/audit/ports.ts'
import { statement } from '../statement.ts'

export const listUnsettledProfiles = statement<{ rulesVersion: number }, UnsettledProfile>(
  'audit/list-unsettled-profiles',
)
