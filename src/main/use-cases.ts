import { Neo4jProfileGraph, Neo4jRelayGraph, Neo4jWriteKeyStore } from '../../graph/index.ts'
import {
  Backlog,
  RedisBookings,
  RedisDeadLetters,
  RedisEventLog,
  RedisFigures,
  RedisLogCounts,
  RedisProfileStore,
} from '../adapters/redis/index.ts'
import { DeadLetterOffice } from '../app/dead-letters/index.ts'
import { Ingest, KeyedIngest } from '../app/ingest/index.ts'
import { KeyRing, WriteKeys } from '../app/keys/index.ts'
import {
  GatheredProfileGraph,
  ProfileReader,
  StatsReader,
  StoredProfiles,
  TokenWait,
  type StoreLog,
} from '../app/read/index.ts'
import { Relay } from '../app/relay/index.ts'
import { CHANNELS } from '../channels/index.ts'
import type { Config } from '../config/index.ts'
import { contextOn, contextSettingsOf } from './live-context.ts'
import type { Stores } from './stores.ts'
import { segmentsOn } from './segments.ts'
import { figuresPrefix, traitsOf } from './traits-of.ts'

const DAY_MS = 86_400_000

/**
 * The use cases that the API and the command line share.
 *
 * @param storeLog told when the profile store is lost and found; null: profiles come from the graph, which is never behind
 */
export function useCasesOn(stores: Stores, config: Config, storeLog: StoreLog | null = null) {
  const { graph, log, cache, rules, graphId } = stores
  const counts = new RedisLogCounts(log)
  const deadLetterStream = new RedisDeadLetters(log)
  const traits = traitsOf(config)
  const bookings = new RedisBookings(cache, traits, figuresPrefix(traits))
  const profileGraph = new GatheredProfileGraph(new Neo4jProfileGraph(graph, () => Object.keys(rules().namespaces)))
  const backlog = new Backlog(() => counts.pending(), { eventsMax: config.backlogEventsMax })
  const eventLog = new RedisEventLog(log, backlog, { rememberMs: config.messageIdDays * DAY_MS })
  const writeKeyStore = new Neo4jWriteKeyStore(graph)
  const ingest = new Ingest({
    log: eventLog,
    deadLetters: deadLetterStream,
    rules,
    channels: CHANNELS,
    defaultCurrency: config.currency,
  })
  const figures = new RedisFigures(cache, traits, figuresPrefix(traits))
  const profiles = new ProfileReader({
    ...(storeLog === null
      ? {}
      : {
          stored: new StoredProfiles({
            store: new RedisProfileStore(cache, graphId),
            graph: profileGraph,
            log: storeLog,
          }),
        }),
    graph: profileGraph,
    figures,
    rules,
    traits,
  })
  const tokens = new TokenWait(bookings, config.afterTimeoutMs)
  return {
    ingest,
    bookings,
    keyedIngest: new KeyedIngest(ingest, new WriteKeys(writeKeyStore)),
    deadLetters: new DeadLetterOffice(deadLetterStream, ingest),
    keys: new KeyRing(writeKeyStore),
    profiles,
    stats: new StatsReader({ graph: profileGraph, bookings, log: counts, deadLetters: deadLetterStream }),
    relay: new Relay(new Neo4jRelayGraph(graph)),
    tokens,
    segments: segmentsOn(config, { figures, rules, traits }),
    ...contextOn(stores, contextSettingsOf(config), { ingest, profiles, tokens, figures }),
  }
}
