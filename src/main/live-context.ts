import { join } from 'node:path'
import { RedisContextStore } from '../adapters/redis/index.ts'
import { ContextKeeper, ContextReader, ContextUpdates, type ContextUpdateParts } from '../app/context/index.ts'
import type { FiguresReader } from '../app/read/index.ts'
import { loadContextSettings, type Config } from '../config/index.ts'
import { type ContextSettings, lifetimesOf } from '../projections/context/index.ts'
import type { Stores } from './stores.ts'

/** @throws SelfsameError CONFIGURATION */
export function contextSettingsOf(config: Pick<Config, 'configFolder'>): ContextSettings {
  return loadContextSettings(join(config.configFolder, 'context.yaml'))
}

/** What reads and changes live context. */
export function contextOn(
  { cache }: Pick<Stores, 'cache'>,
  settings: ContextSettings,
  parts: Pick<ContextUpdateParts, 'ingest' | 'profiles' | 'tokens'> & { readonly figures: FiguresReader },
) {
  const store = storeOn(cache, settings)
  const reader = new ContextReader({ store, figures: parts.figures, settings })
  return { context: reader, contextUpdates: new ContextUpdates({ ...parts, reader, store }) }
}

/** What feeds it with events. */
export function contextKeeperOn({ cache }: Pick<Stores, 'cache'>, settings: ContextSettings): ContextKeeper {
  return new ContextKeeper(storeOn(cache, settings), lifetimesOf(settings))
}

function storeOn(cache: Stores['cache'], settings: ContextSettings): RedisContextStore {
  return new RedisContextStore(cache, { keepMs: lifetimesOf(settings) })
}
