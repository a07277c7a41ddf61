import {
  readInstallation,
  withStore,
  withVersion,
  writeInstallation,
  type Installation,
  type KeptStore,
} from '../installation.ts'
import { askNeo4j } from '../probes/neo4j.ts'
import { askRedis } from '../probes/redis.ts'
import { chooseProviders, type Providers } from '../providers/choose.ts'
import { DockerProject, isDockerAnswering } from '../providers/docker.ts'
import { embedNeo4j, embedRedis } from '../providers/embedded.ts'
import { useExplicit } from '../providers/explicit.ts'
import type { RunningStore, StartContext } from '../providers/provider.ts'
import { STORE_NAMES, type StackConnections, type StoreName } from '../settings.ts'
import type { OpenRequest } from './messages.ts'

/** All three stores, answering. */
export interface RunningStores {
  readonly neo4j: RunningStore<StackConnections['neo4j']>
  readonly redis: RunningStore<{ url: string }>
  readonly redisLog: RunningStore<{ url: string }>
}

interface Start {
  readonly request: OpenRequest
  readonly providers: Providers
  readonly installation: Installation
  readonly docker: DockerProject
  readonly context: StartContext
}

/**
 * Starts, or finds, all stores at once. Where one fails the others are called off and stopped.
 *
 * @throws SelfsameError of the first that failed; nothing is left running
 */
export async function startStores(
  request: OpenRequest,
  context: StartContext,
  callOff: () => void,
): Promise<RunningStores> {
  const { settings } = request
  const known = readInstallation(settings.home)
  const providers = chooseProviders(settings, known, () => isDockerAnswering(settings.searchPath))
  const installation = remember(settings.home, known, providers)
  const start: Start = { request, providers, installation, docker: new DockerProject(settings, installation), context }
  const starting = [startRedis('redisLog', start), startRedis('redis', start), startNeo4j(start)] as const
  await allOrNone(starting, callOff)
  const [redisLog, redis, neo4j] = await Promise.all(starting)
  rememberVersions(settings.home, installation, [redisLog, redis, neo4j])
  return { neo4j, redis, redisLog }
}

async function startNeo4j({
  request,
  providers,
  installation,
  docker,
  context,
}: Start): Promise<RunningStore<StackConnections['neo4j']>> {
  const { uri, user, password, database } = request.settings.neo4j
  if (uri !== null) {
    const address = { uri, user, password: password ?? '', database }
    return useExplicit('neo4j', address, () => askNeo4j(address))
  }
  if (providers.neo4j === 'docker') return docker.startNeo4j(context)
  return embedNeo4j(request.settings, kept(installation, 'neo4j'), request.tuning, context)
}

async function startRedis(
  name: 'redis' | 'redisLog',
  { request, providers, installation, docker, context }: Start,
): Promise<RunningStore<{ url: string }>> {
  const url = name === 'redis' ? request.settings.redisUrl : request.settings.redisLogUrl
  if (url !== null) return useExplicit(name, { url }, () => askRedis(url))
  if (providers[name] === 'docker') return docker.startRedis(name, context)
  return embedRedis(name, request.settings, kept(installation, name), context)
}

async function allOrNone(starting: readonly Promise<RunningStore>[], callOff: () => void): Promise<void> {
  try {
    await Promise.all(starting)
  } catch (error) {
    callOff()
    const settled = await Promise.allSettled(starting)
    await Promise.all(settled.map((result) => (result.status === 'fulfilled' ? result.value.stop() : undefined)))
    throw error
  }
}

/** Before the first start: a password that Neo4j knows and we do not would lock us out. */
function remember(home: string, known: Installation, providers: Providers): Installation {
  let installation = known
  for (const name of STORE_NAMES) {
    const provider = providers[name]
    if (provider !== 'explicit') installation = withStore(installation, name, provider)
  }
  writeInstallation(home, installation)
  return installation
}

function rememberVersions(home: string, installation: Installation, stores: readonly RunningStore[]): void {
  const ours = stores.filter(({ provider }) => provider !== 'explicit')
  writeInstallation(
    home,
    ours.reduce((newer, { name, version }) => withVersion(newer, name, version), installation),
  )
}

function kept(installation: Installation, name: StoreName): KeptStore {
  const store = installation.stores[name]
  if (store === undefined) throw new Error(`The installation does not hold ${name}`)
  return store
}
