import { spawnSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A program as it was found, with what it says its version is. */
export interface Program {
  readonly path: string
  readonly version: string
}

export interface ProgramSearch {
  readonly searchPath: string
  readonly javaHome: string | null
}

/** Neo4j 5.26 is made for these. */
const JAVA_VERSIONS: ReadonlySet<number> = new Set([17, 21])
/** Redis before it lacks commands and stream options that the adapters use. */
const REDIS_VERSION_MIN: readonly [number, number] = [6, 2]

const TIMEOUT_MS = 20_000

/** @returns every java of JAVA_HOME and PATH that runs, in that order */
export function findJavas({ javaHome, searchPath }: ProgramSearch): Program[] {
  const homes = javaHome === null ? [] : [join(javaHome, 'bin')]
  return [...new Set([...homes, ...searchPath.split(delimiter)])].flatMap((folder) =>
    versioned(join(folder, 'java'), ['-version'], /version "([^"]+)"/),
  )
}

/** @returns the first java that Neo4j runs on */
export function findJava(search: ProgramSearch): Program | null {
  return findJavas(search).find(({ version }) => JAVA_VERSIONS.has(Number.parseInt(version, 10))) ?? null
}

/** @returns the redis-server on PATH when it is new enough */
export function findRedisOnPath(searchPath: string): Program | null {
  const found = findOnPath('redis-server', searchPath)
  const [program] = found === null ? [] : redisAt(found)
  return program !== undefined && isRecentRedis(program.version) ? program : null
}

/** @returns empty when it does not run here, for lack of a library for instance */
export function redisAt(path: string): Program[] {
  return versioned(path, ['--version'], /v=(\d[^ ]*)/)
}

/** @returns the reason why a program does not run, in its own words */
export function whyNotRunning(path: string): string {
  const { error, stderr } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: TIMEOUT_MS })
  return error?.message ?? (stderr.trim().split('\n')[0] || 'it ended without a word')
}

export function isRecentRedis(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > REDIS_VERSION_MIN[0] || (major === REDIS_VERSION_MIN[0] && minor >= REDIS_VERSION_MIN[1])
}

export function findOnPath(name: string, searchPath: string): string | null {
  return (
    searchPath
      .split(delimiter)
      .map((folder) => join(folder, name))
      .find(isExecutable) ?? null
  )
}

function versioned(path: string, args: readonly string[], pattern: RegExp): Program[] {
  if (!isExecutable(path)) return []
  const { stdout, stderr, status } = spawnSync(path, args, { encoding: 'utf8', timeout: TIMEOUT_MS })
  const version = status === 0 ? pattern.exec(`${stdout}${stderr}`)?.[1] : undefined
  return version === undefined ? [] : [{ path, version }]
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
