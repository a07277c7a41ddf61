import { isRecentRedis } from '../embedded/programs.ts'
import { askNeo4j } from '../probes/neo4j.ts'
import { askRedis, askRedisSetting } from '../probes/redis.ts'
import { NAMES } from '../providers/provider.ts'
import type { StackSettings } from '../settings.ts'
import { isOlder } from '../version.ts'
import { fault, ok, warning, type Finding } from './finding.ts'

const NEO4J_MIN = '5.26'

/** Stores that someone else keeps: do they answer, are they new enough, do they keep what they are given. */
export async function examineExplicit({ neo4j, redisUrl, redisLogUrl }: StackSettings): Promise<Finding[]> {
  const findings = await Promise.all([
    neo4j.uri === null ? [] : examineNeo4j({ ...neo4j, uri: neo4j.uri, password: neo4j.password ?? '' }),
    redisUrl === null ? [] : examineProjectionsAt(redisUrl),
    redisLogUrl === null ? [] : examineLogAt(redisLogUrl),
  ])
  return findings.flat()
}

async function examineNeo4j(target: Parameters<typeof askNeo4j>[0]): Promise<Finding[]> {
  const answer = await askNeo4j(target)
  if (answer.kind !== 'ready')
    return [
      fault('Neo4j', answer.reason, 'Start it, or check NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE'),
    ]
  if (isOlder(answer.version, NEO4J_MIN))
    return [
      fault('Neo4j', `${answer.version}; ${NEO4J_MIN} or newer is needed`, `Point NEO4J_URI to a Neo4j ${NEO4J_MIN}`),
    ]
  return [ok('Neo4j', `${answer.version} (at NEO4J_URI)`)]
}

async function examineRedisAt(url: string, what: string, variable: string): Promise<Finding[]> {
  const answer = await askRedis(url)
  if (answer.kind !== 'ready') return [fault(what, answer.reason, `Start it, or check ${variable}`)]
  if (!isRecentRedis(answer.version))
    return [fault(what, `${answer.version}; 6.2 or newer is needed`, `Point ${variable} to a newer Redis`)]
  return [ok(what, `${answer.version} (at ${variable})`)]
}

const POLICY = 'maxmemory-policy'

/** Facts may be evicted, which alone carry an expiry; figures never: nothing would tell that they are wrong. */
async function examineProjectionsAt(url: string): Promise<Finding[]> {
  const answered = await examineRedisAt(url, NAMES.redis, 'REDIS_URL')
  if (answered.some(({ state }) => state === 'fault')) return answered
  const found = await askRedisSetting(url, POLICY)
  const remedy = `Set in its redis.conf: ${POLICY} volatile-ttl`
  if (found === null) return [...answered, warning('Projections', `${POLICY} is not told`, remedy)]
  if (found === 'noeviction' || found.startsWith('volatile-')) return answered
  return [...answered, fault('Projections', `${POLICY} is ${found}: figures would be lost silently`, remedy)]
}

/** What the event log promises rests on these. */
const LOG_SETTINGS = { appendonly: 'yes', appendfsync: 'always', [POLICY]: 'noeviction' }

async function examineLogAt(url: string): Promise<Finding[]> {
  const answered = await examineRedisAt(url, NAMES.redisLog, 'REDIS_LOG_URL')
  if (answered.some(({ state }) => state === 'fault')) return answered
  const wrong: string[] = []
  for (const [name, wanted] of Object.entries(LOG_SETTINGS)) {
    const found = await askRedisSetting(url, name)
    if (found !== wanted) wrong.push(`${name} is ${found ?? 'not told'}, not ${wanted}`)
  }
  if (wrong.length === 0) return answered
  return [
    ...answered,
    warning(
      'Event log',
      wrong.join('; '),
      `Set in its redis.conf: ${Object.entries(LOG_SETTINGS)
        .map((setting) => setting.join(' '))
        .join(', ')}`,
    ),
  ]
}
