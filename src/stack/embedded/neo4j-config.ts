import type { Tuning } from '../settings.ts'

export interface Neo4jConfigInput {
  readonly boltPort: number
  readonly database: string
  readonly pageCacheBytes: number
  readonly logsFolder: string
  readonly tuning: Tuning
}

/** The settings of `neo4j.conf`. Memory of the heap is not among them: only Neo4j's own launcher reads that. */
export function neo4jConfig(input: Neo4jConfigInput): string {
  const settings: Record<string, string> = {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.enabled': 'true',
    'server.bolt.listen_address': `127.0.0.1:${input.boltPort}`,
    'server.bolt.advertised_address': `127.0.0.1:${input.boltPort}`,
    'server.http.enabled': 'false',
    'server.https.enabled': 'false',
    'server.directories.logs': input.logsFolder,
    'server.memory.pagecache.size': `${Math.floor(input.pageCacheBytes / 1024)}k`,
    'initial.dbms.default_database': input.database,
    'dbms.security.auth_enabled': 'true',
    'dbms.usage_report.enabled': 'false',
    'db.tx_log.preallocate': 'false',
    'db.tx_log.rotation.size': '16m',
    ...(input.tuning === 'test' ? QUICK_STOP : {}),
  }
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}

/** Internal settings, not to be relied on where data matters: they cut short what clients have under way. */
const QUICK_STOP = {
  'internal.server.bolt.connection_shutdown_wait_time': '1s',
  'internal.server.bolt.thread_pool_shutdown_wait_time': '1s',
}

export interface JavaOptionsInput {
  readonly heapBytes: number
  readonly tuning: Tuning
  /** A class-data archive to read, or to write at the end: it halves the time to the first query. */
  readonly classArchive: { readonly path: string; readonly use: 'read' | 'write' }
}

export function javaOptions({ heapBytes, tuning, classArchive }: JavaOptionsInput): string[] {
  return [
    `-Xms${heapBytes}`,
    `-Xmx${heapBytes}`,
    '-XX:+UseG1GC',
    '-XX:+ExitOnOutOfMemoryError',
    '-XX:-OmitStackTraceInFastThrow',
    ...(tuning === 'test' ? ['-XX:TieredStopAtLevel=1'] : []),
    classArchive.use === 'read'
      ? `-XX:SharedArchiveFile=${classArchive.path}`
      : `-XX:ArchiveClassesAtExit=${classArchive.path}`,
    '-Xlog:cds=off',
    '-Xlog:cds+dynamic=off',
    '-Dfile.encoding=UTF-8',
    '-Dlog4j2.disable.jmx=true',
    '-Dio.netty.tryReflectionSetAccessible=true',
    ...OPENED.map((part) => `--add-opens=java.base/${part}=ALL-UNNAMED`),
  ]
}

/** What Neo4j's own launcher opens to it. */
const OPENED = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent']
