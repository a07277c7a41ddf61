/** The API's process: HTTP gate and GraphQL on one port. */
import { createGraphql } from '../api/graphql/index.ts'
import { createHttpServer, type HttpServer } from '../api/http-server.ts'
import type { Config } from '../config/index.ts'
import { DEVELOPMENT_CONTEXT, SelfsameError } from '../model/index.ts'
import { supervised } from '../stack/index.ts'
import { identityUseCasesOn } from './identity-use-cases.ts'
import { lakeOn } from './lake.ts'
import { createLog, kindOf } from './log.ts'
import { runProcess, type ProcessParts, type RunningProcess } from './process.ts'
import { sourceUseCasesOn } from './sources.ts'
import { openStores, type Stores } from './stores.ts'
import { useCasesOn } from './use-cases.ts'

await runProcess('selfsame-api', startApi)

async function startApi({ config, connections, rules: offered }: ProcessParts): Promise<RunningProcess> {
  const log = createLog('selfsame-api', config.logLevel)
  const stores = await openStores(connections, offered, 'selfsame-api')
  if (stores.rulesWarning !== null) log.warn(stores.rulesWarning)
  const { keyedIngest, ...useCases } = useCasesOn(stores, config, log)
  const graphql = createGraphql({
    useCases: {
      ...useCases,
      ...identityUseCasesOn(stores, log),
      ingest: keyedIngest,
      sources: sourceUseCasesOn(config),
      history: lakeOn(config).history,
    },
    caller: DEVELOPMENT_CONTEXT,
    rules: stores.rules,
    log,
    settings: { graphiql: config.environment === 'development' },
  })
  const server = createHttpServer({
    gate: {
      ingest: keyedIngest,
      probes: probesOf(stores),
      reportError: (error) => log.error(kindOf(error), 'A request failed'),
    },
    graphqlHandler: graphql.handler,
  })
  const url = await listening(server, config)
  log.info({ url }, 'The API answers')
  supervised.ready()
  return {
    stop: async () => {
      await server.close()
      await stores.close()
    },
  }
}

/** @throws SelfsameError IN_USE, CONFIGURATION */
async function listening(server: HttpServer, { host, port }: Config): Promise<string> {
  try {
    return await server.listen({ host, port })
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new SelfsameError('IN_USE', `Port ${port} is taken`, { cause, remedy: 'Free it, or set another PORT' })
    throw new SelfsameError('CONFIGURATION', `The API cannot listen on port ${port} of ${host}: ${code}`, {
      cause,
      remedy: 'Set HOST and PORT to an address of this machine that may be listened on',
    })
  }
}

function probesOf({ graph, log, cache }: Stores) {
  return {
    graph: () => graph.ping(),
    log: () => log.ping(),
    cache: () => cache.ping(),
  }
}
