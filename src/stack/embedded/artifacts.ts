import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { readJson } from '../json-file.ts'

/** Shared by tests and service, and kept by `reset`: nothing in it is anyone's data. */
const CACHE = fileURLToPath(new URL('../../../.cache/', import.meta.url))

/** What `npm run setup` brought: folders within the cache. */
const manifestSchema = z.object({ neo4j: z.string().optional(), redis: z.string().optional() })

/** Neo4j's own jars. */
export interface Neo4jJars {
  readonly folder: string
  readonly version: string
}

/** @returns null when `npm run setup` has not brought them */
export function findNeo4jJars(cache: string = CACHE): Neo4jJars | null {
  const { neo4j } = manifest(cache)
  if (neo4j === undefined) return null
  const folder = join(cache, neo4j, 'lib')
  const version = namesIn(folder).flatMap((name) => /^neo4j-kernel-(\d.*)\.jar$/.exec(name)?.[1] ?? [])[0]
  return version === undefined ? null : { folder, version }
}

/** @returns the redis-server that the jar carries for this platform; null when there is none, or `npm run setup` has not brought it */
export function findBundledRedis(cache: string = CACHE): string | null {
  const { redis } = manifest(cache)
  if (redis === undefined) return null
  const platform = `-${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`
  const name = namesIn(join(cache, redis)).find((file) => file.endsWith(platform))
  return name === undefined ? null : join(cache, redis, name)
}

/** Where class-data archives lie: they belong to the jars and the Java they were made with. */
export function classArchivePath(jars: Neo4jJars, javaVersion: string): string {
  return join(jars.folder, '..', `classes-java-${javaVersion}.jsa`)
}

function manifest(cache: string): z.infer<typeof manifestSchema> {
  return readJson(join(cache, 'stores.json'), manifestSchema) ?? {}
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
