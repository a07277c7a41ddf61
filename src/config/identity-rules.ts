import { identityRulesSchema, type IdentityRules } from '../identity/index.ts'
import { loadYamlFile } from './yaml-file.ts'

/**
 * @param path of identity.yaml
 * @throws SelfsameError CONFIGURATION that tells every fault with its line
 */
export function loadIdentityRules(path: string): IdentityRules {
  return loadYamlFile(path, identityRulesSchema)
}
