import { findBundledRedis, findNeo4jJars } from '../embedded/artifacts.ts'
import {
  findJava,
  findJavas,
  findOnPath,
  findRedisOnPath,
  isRecentRedis,
  redisAt,
  whyNotRunning,
} from '../embedded/programs.ts'
import { readInstallation } from '../installation.ts'
import type { StackSettings } from '../settings.ts'
import { isOlder } from '../version.ts'
import { fault, ok, type Finding } from './finding.ts'

const NODE_MIN = '22.22'
const INSTALL_JAVA =
  'sudo apt-get install -y openjdk-17-jre-headless (Debian, Ubuntu), or brew install openjdk@21 (macOS)'
const INSTALL_MAVEN =
  'sudo apt-get install -y maven (Debian, Ubuntu), or brew install maven (macOS); then npm run setup'
const INSTALL_LIBSSL =
  'sudo apt-get install -y libssl3 (Debian, Ubuntu), or install redis-server 6.2 or newer on the PATH'

export function examineNode(version: string = process.versions.node): Finding {
  return isOlder(version, NODE_MIN)
    ? fault('Node.js', `${version}; ${NODE_MIN} or newer is needed`, 'npm run setup')
    : ok('Node.js', version)
}

export function examineJava(settings: StackSettings): Finding {
  const java = findJava(settings)
  if (java !== null) return ok('Java', `${java.version} (${java.path})`)
  const others = findJavas(settings).map(({ version, path }) => `${version} (${path})`)
  const found = others.length === 0 ? 'none' : others.join(', ')
  return fault('Java', `${found}; Neo4j 5.26 needs Java 17 or 21`, INSTALL_JAVA)
}

/**
 * Maven is needed once, to bring the jars.
 *
 * @param cache where the jars are looked for
 */
export function examineMaven({ searchPath }: StackSettings, cache?: string): Finding[] {
  if (findNeo4jJars(cache) !== null) return []
  const maven = findOnPath('mvn', searchPath)
  return [maven === null ? fault('Maven', "none; it brings Neo4j's jars", INSTALL_MAVEN) : ok('Maven', maven)]
}

export function examineJars(home: string): Finding {
  const jars = findNeo4jJars()
  if (jars === null) return fault('Neo4j', 'its jars are not there', 'npm run setup')
  const kept = writtenBy(home)
  if (kept !== null && isOlder(jars.version, kept))
    return fault(
      'Neo4j',
      `${jars.version}, but its data was written by ${kept}`,
      `Install Selfsame with Neo4j ${kept} or newer, or remove the data with: npx selfsame reset`,
    )
  return ok('Neo4j', `${jars.version} (embedded)`)
}

export function examineRedis({ searchPath }: StackSettings): Finding {
  const onPath = findRedisOnPath(searchPath)
  if (onPath !== null) return ok('Redis', `${onPath.version} (${onPath.path})`)
  const bundled = findBundledRedis()
  if (bundled === null)
    return fault('Redis', 'no redis-server 6.2 or newer on the PATH, and none was brought', 'npm run setup')
  const [program] = redisAt(bundled)
  if (program !== undefined && isRecentRedis(program.version)) return ok('Redis', `${program.version} (bundled)`)
  const reason = whyNotRunning(bundled)
  return fault(
    'Redis',
    `the bundled redis-server does not run: ${reason}`,
    /lib(ssl|crypto)/.test(reason) ? INSTALL_LIBSSL : 'Install redis-server 6.2 or newer on the PATH',
  )
}

function writtenBy(home: string): string | null {
  try {
    return readInstallation(home).stores.neo4j?.version ?? null
  } catch {
    return null
  }
}
