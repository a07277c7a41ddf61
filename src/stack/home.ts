import { join } from 'node:path'

/** Where things lie in the data directory. */
export interface HomePaths {
  readonly root: string
  /** What was decided once, at the first start: providers, passwords, versions. */
  readonly installation: string
  /** Who keeps the stores now, and their processes. */
  readonly lock: string
  /** How to reach the running stores. */
  readonly stack: string
  /** Why the stores last ended without being told to. */
  readonly crash: string
  readonly logs: string
  readonly neo4j: string
  readonly redis: string
  readonly redisLog: string
  readonly docker: string
}

export function homePaths(root: string): HomePaths {
  return {
    root,
    installation: join(root, 'installation.json'),
    lock: join(root, 'lock.json'),
    stack: join(root, 'stack.json'),
    crash: join(root, 'crash.json'),
    logs: join(root, 'logs'),
    neo4j: join(root, 'neo4j'),
    redis: join(root, 'redis'),
    redisLog: join(root, 'redis-log'),
    docker: join(root, 'docker'),
  }
}

/** All that may lie in a data directory, the service's own files included: what `reset` removes. */
const HOME_ENTRIES: readonly string[] = [
  'installation.json',
  'lock.json',
  'stack.json',
  'crash.json',
  'logs',
  'neo4j',
  'redis',
  'redis-log',
  'docker',
  'demo',
  'lake',
  'spill',
  'ingest',
  'matching',
]

/** @returns true for what Selfsame writes into a data directory, temporary parts of it included */
export function isHomeEntry(name: string): boolean {
  return HOME_ENTRIES.some((entry) => name === entry || name.startsWith(`${entry}.`))
}
