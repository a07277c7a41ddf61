/** The worker's process: stitches and books until it is told to stop or its supervisor is gone. */
import { supervised } from '../stack/index.ts'
import { startLaneWorker } from './lane-worker.ts'
import { contextSettingsOf } from './live-context.ts'
import { createLog } from './log.ts'
import { runProcess, type ProcessParts, type RunningProcess } from './process.ts'
import { openStores } from './stores.ts'
import { traitsOf } from './traits-of.ts'

await runProcess('selfsame-worker', startWorker)

async function startWorker({ config, connections, rules: offered }: ProcessParts): Promise<RunningProcess> {
  const log = createLog('selfsame-worker', config.logLevel)
  const stores = await openStores(connections, offered, 'selfsame-worker')
  if (stores.rulesWarning !== null) log.warn(stores.rulesWarning)
  const stopWorker = startLaneWorker({
    stores,
    connections,
    traits: traitsOf(config),
    batchEventsMax: config.batchEventsMax,
    home: config.home,
    contextSettings: contextSettingsOf(config),
    lakeFolder: config.lakeFolder,
    lakeEveryMs: config.lakeEveryMs,
    log,
  })
  supervised.ready()
  return {
    stop: async () => {
      await stopWorker()
      await stores.close()
    },
  }
}
