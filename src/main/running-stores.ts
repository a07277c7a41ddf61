import type { Config } from '../config/index.ts'
import { stackStatus, type StackConnections } from '../stack/index.ts'

type Reachable = { readonly [Store in keyof StackConnections]: StackConnections[Store] | null }

/** @returns how to reach the stores that run, or that somebody else keeps; null for one of which neither is so */
export function connectionsOf({ home, stack }: Config): Reachable {
  const status = stackStatus(home)
  if (status.kind === 'running') return status.record.connections
  const { neo4j, redisUrl, redisLogUrl } = stack
  const { uri, password, ...rest } = neo4j
  return { neo4j: uri === null ? null : { ...rest, uri, password: password ?? '' }, redisUrl, redisLogUrl }
}
