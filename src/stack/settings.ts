/** One of the three stores the stack keeps. `redis` holds projections, `redisLog` the event log. */
export type StoreName = 'neo4j' | 'redis' | 'redisLog'

export const STORE_NAMES: readonly StoreName[] = ['neo4j', 'redis', 'redisLog']

/** Where a store comes from. */
export type ProviderName = 'explicit' | 'docker' | 'embedded'

/** The subset of the configuration that the stack reads. */
export interface StackSettings {
  /** Data directory, an absolute path. */
  readonly home: string
  readonly neo4j: {
    /** null: the stack brings its own. */
    readonly uri: string | null
    readonly user: string
    /** null without `uri`: the stack makes one up and keeps it. */
    readonly password: string | null
    readonly database: string
    /** Of the embedded Neo4j; null: sized from the machine. */
    readonly heapBytes: number | null
    readonly pageCacheBytes: number | null
  }
  /** Projections; null: the stack brings its own. */
  readonly redisUrl: string | null
  /** Event log; null: the stack brings its own. */
  readonly redisLogUrl: string | null
  /** Bound of the embedded event log; null: sized from the machine. */
  readonly logBytesMax: number | null
  /** `off`: embedded stores even where a Docker engine answers. */
  readonly docker: 'auto' | 'off'
  /** Where java, redis-server and docker are looked for: `PATH` and `JAVA_HOME`. */
  readonly searchPath: string
  readonly javaHome: string | null
}

/** What a client needs to reach the stores. */
export interface StackConnections {
  readonly neo4j: { readonly uri: string; readonly user: string; readonly password: string; readonly database: string }
  readonly redisUrl: string
  readonly redisLogUrl: string
}

/** `test` trades safety margins and peak speed for a quick start and stop. */
export type Tuning = 'production' | 'test'
