/**
 * Settings of the service: environment variables and the versioned YAML files beside them.
 * Everything is checked at once and all faults are told together. `main` alone reads the environment and hands it
 * in; this folder must not know what the settings are for.
 */
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nearest, SelfsameError } from '../model/index.ts'
import type { StackSettings } from '../stack/index.ts'
import { SETTINGS, type Setting, type SettingValues } from './settings.ts'

export { loadContextSettings } from './context-settings.ts'
export { loadIdentityRules } from './identity-rules.ts'
export { loadSegmentSettings } from './segment-settings.ts'
export { describeSettings } from './settings.ts'
export { loadTraitSettings } from './trait-settings.ts'

/** The environment, read and checked. */
export interface Config {
  readonly environment: 'development' | 'production'
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  readonly host: string
  readonly port: number
  /** Data directory, an absolute path. */
  readonly home: string
  /** Folder of identity.yaml, an absolute path. */
  readonly configFolder: string
  /** ISO 4217; of amounts whose source names none. */
  readonly currency: string
  readonly afterTimeoutMs: number
  readonly batchEventsMax: number
  readonly backlogEventsMax: number
  readonly messageIdDays: number
  /** Where the lake is, an absolute path. */
  readonly lakeFolder: string
  readonly lakeEveryMs: number
  readonly stack: StackSettings
}

type Environment = Readonly<Record<string, string | undefined>>

const PROJECT_ROOT = fileURLToPath(new URL('../../', import.meta.url))
const MB = 1024 ** 2

/**
 * @param env `process.env`; an empty variable counts as not given
 * @param flagVariables of the command line, which are no settings
 * @throws SelfsameError CONFIGURATION that names every variable at fault, what was found and what is allowed
 */
export function loadConfig(env: Environment, flagVariables: readonly string[] = []): Config {
  const { values, faults } = readSettings(env)
  faults.push(...unknownSettings(env, flagVariables))
  if (values?.REDIS_URL && values.REDIS_URL === values.REDIS_LOG_URL)
    faults.push('REDIS_LOG_URL is the same as REDIS_URL; the event log needs a Redis of its own')
  if (env['NEO4J_URI'] && !env['NEO4J_PASSWORD'])
    faults.push('NEO4J_PASSWORD is not given, but NEO4J_URI is: both are needed')
  if (faults.length > 0 || values === null) {
    throw new SelfsameError('CONFIGURATION', ['The environment does not fit:', ...faults].join('\n  '), {
      remedy: 'Correct these variables, or unset them for their defaults',
    })
  }
  return configOf(values, env)
}

function readSettings(env: Environment): { values: SettingValues | null; faults: string[] } {
  const values: Record<string, unknown> = {}
  const faults: string[] = []
  for (const [name, setting] of Object.entries(SETTINGS) as [string, Setting<unknown>][]) {
    const given = env[name] === '' ? undefined : env[name]
    const read = setting.schema.safeParse(given ?? setting.fallback)
    if (read.success) values[name] = read.data
    else
      faults.push(`${name} is ${setting.secret ? '(not shown)' : JSON.stringify(given)}; allowed: ${setting.allowed}`)
  }
  return { values: faults.length === 0 ? (values as SettingValues) : null, faults }
}

function unknownSettings(env: Environment, flagVariables: readonly string[]): string[] {
  const known = [...Object.keys(SETTINGS), ...flagVariables]
  const unknown = Object.keys(env).filter((name) => name.startsWith('SELFSAME_') && !known.includes(name))
  return unknown.map((name) => {
    const meant = nearest(name, known)
    return `${name} is not a setting` + (meant === null ? '' : `; did you mean ${meant}?`)
  })
}

function configOf(values: SettingValues, env: Environment): Config {
  const home = resolve(values.SELFSAME_HOME ?? join(PROJECT_ROOT, '.selfsame'))
  return {
    environment: values.SELFSAME_ENV,
    logLevel: values.LOG_LEVEL,
    host: values.HOST,
    port: values.PORT,
    home,
    configFolder: resolve(values.SELFSAME_CONFIG ?? join(PROJECT_ROOT, 'config')),
    currency: values.SELFSAME_CURRENCY,
    afterTimeoutMs: values.SELFSAME_AFTER_TIMEOUT_MS,
    batchEventsMax: values.SELFSAME_BATCH_EVENTS_MAX,
    backlogEventsMax: values.SELFSAME_BACKLOG_EVENTS_MAX,
    messageIdDays: values.SELFSAME_MESSAGE_ID_DAYS,
    lakeFolder: folderOf(values.LAKE_URL ?? join(home, 'lake')),
    lakeEveryMs: values.SELFSAME_LAKE_EVERY_MS,
    stack: stackSettingsOf(values, home, env),
  }
}

function folderOf(place: string): string {
  return place.startsWith('file:') ? fileURLToPath(place) : resolve(place)
}

function stackSettingsOf(values: SettingValues, home: string, env: Environment): StackSettings {
  return {
    home,
    neo4j: {
      uri: values.NEO4J_URI,
      user: values.NEO4J_USER,
      password: values.NEO4J_PASSWORD,
      database: values.NEO4J_DATABASE,
      heapBytes: bytesOfMb(values.SELFSAME_NEO4J_HEAP_MB),
      pageCacheBytes: bytesOfMb(values.SELFSAME_NEO4J_PAGECACHE_MB),
    },
    redisUrl: values.REDIS_URL,
    redisLogUrl: values.REDIS_LOG_URL,
    logBytesMax: values.SELFSAME_LOG_BYTES_MAX,
    docker: values.SELFSAME_DOCKER,
    searchPath: env['PATH'] ?? '',
    javaHome: env['JAVA_HOME'] || null,
  }
}

function bytesOfMb(megabytes: number | null): number | null {
  return megabytes === null ? null : megabytes * MB
}
