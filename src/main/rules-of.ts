import { join } from 'node:path'
import { loadIdentityRules, type Config } from '../config/index.ts'
import type { IdentityRules } from '../identity/index.ts'

/** @throws SelfsameError CONFIGURATION */
export function rulesOf(config: Config): IdentityRules {
  return loadIdentityRules(join(config.configFolder, 'identity.yaml'))
}
