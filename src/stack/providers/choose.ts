import type { Installation } from '../installation.ts'
import { STORE_NAMES, type ProviderName, type StackSettings, type StoreName } from '../settings.ts'

export type Providers = Readonly<Record<StoreName, ProviderName>>

/**
 * An explicit URL, then what the data directory was begun with (its data lies there), then Docker where an engine
 * answers, else embedded. Each store by itself.
 *
 * @param isDockerAnswering asked at most once, and only where the answer decides
 */
export function chooseProviders(
  settings: StackSettings,
  installation: Installation,
  isDockerAnswering: () => boolean,
): Providers {
  let fresh: ProviderName | null = null
  const choose = (name: StoreName): ProviderName => {
    if (explicitUrl(settings, name) !== null) return 'explicit'
    const known = installation.stores[name]?.provider
    if (known !== undefined) return known
    fresh ??= settings.docker === 'auto' && isDockerAnswering() ? 'docker' : 'embedded'
    return fresh
  }
  const chosen = STORE_NAMES.map((name) => [name, choose(name)] as const)
  return Object.fromEntries(chosen) as Record<StoreName, ProviderName>
}

function explicitUrl(settings: StackSettings, name: StoreName): string | null {
  return { neo4j: settings.neo4j.uri, redis: settings.redisUrl, redisLog: settings.redisLogUrl }[name]
}
