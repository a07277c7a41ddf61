/** The API's process: HTTP gate and GraphQL on one port. */
import { createGraphql } from '../api/graphql/index.ts'
import { createHttpServer } from '../api/http-server.ts'
import { DEVELOPMENT_CONTEXT } from '../model/index.ts'
import { supervised } from '../stack/index.ts'
import { createLog, kindOf } from './log.ts'
import { runProcess, type ProcessParts, type RunningProcess } from './process.ts'
import { sourceUseCasesOn } from './sources.ts'
import { openStores, type Stores } from './stores.ts'
import { useCasesOn } from './use-cases.ts'

await runProcess('selfsame-api', startApi)

async function startApi({ config, connections, rules }: ProcessParts): Promise<RunningProcess> {
  const log = createLog('selfsame-api', config.logLevel)
  const stores = await openStores(connections, rules, 'selfsame-api')
  const { keyedIngest, ...useCases } = useCasesOn(stores, rules, config)
  const graphql = createGraphql({
    useCases: { ...useCases, ingest: keyedIngest, sources: sourceUseCasesOn(config) },
    caller: DEVELOPMENT_CONTEXT,
    rules,
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
  const url = await server.listen({ port: config.port, host: config.host })
  log.info({ url }, 'The API answers')
  supervised.ready()
  return {
    stop: async () => {
      await server.close()
      await stores.close()
    },
  }
}

function probesOf({ graph, log, cache }: Stores) {
  return {
    graph: () => graph.ping(),
    log: () => log.ping(),
    cache: () => cache.ping(),
  }
}
