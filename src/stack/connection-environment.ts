import type { StackConnections } from './settings.ts'

/** The connections as the environment variables of a child process, which reads them as its explicit stores. */
export function connectionEnvironment({ neo4j, redisUrl, redisLogUrl }: StackConnections): Record<string, string> {
  return {
    NEO4J_URI: neo4j.uri,
    NEO4J_USER: neo4j.user,
    NEO4J_PASSWORD: neo4j.password,
    NEO4J_DATABASE: neo4j.database,
    REDIS_URL: redisUrl,
    REDIS_LOG_URL: redisLogUrl,
  }
}
