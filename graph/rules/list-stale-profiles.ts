import type { BirthId } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

interface Parameters {
  readonly rulesVersion: number
  readonly after: BirthId
  readonly limit: number
}

export const listStaleProfiles = statement<Parameters, { id: BirthId }>('rules/list-stale-profiles')
