import { setTimeout as pause } from 'node:timers/promises'
import { Neo4jAuditGraph, Neo4jFileLedger } from '../../graph/index.ts'
import { EVENT_BYTES_MAX } from '../app/ingest/index.ts'
import { FileIngest } from '../app/sources/index.ts'
import type { OpenService, Report } from '../cli/index.ts'
import type { Config } from '../config/index.ts'
import type { IdentityRules } from '../identity/index.ts'
import { openStack, type Stack } from '../stack/index.ts'
import { identityUseCasesOn } from './identity-use-cases.ts'
import { startLaneWorker } from './lane-worker.ts'
import { contextSettingsOf } from './live-context.ts'
import { lakeOn } from './lake.ts'
import { createLog } from './log.ts'
import { matchingOn } from './real-time.ts'
import { sourcesOn } from './sources.ts'
import { openStores, type Stores } from './stores.ts'
import { useCasesOn } from './use-cases.ts'
import { traitsOf } from './traits-of.ts'

/**
 * Opens the use cases on the stores that run, or on stores of this process's own. A worker runs in this process
 * meanwhile, and shares the lanes with any other: nobody has to know whether one lives.
 */
export async function openService(config: Config, offered: IdentityRules, report: Report): Promise<OpenService> {
  const stack = await openStack(config.stack, { mode: 'attach-or-own', report })
  try {
    const stores = await openStores(stack.connections, offered, 'selfsame-cli')
    if (stores.rulesWarning !== null) report(stores.rulesWarning)
    const stopWorker = standInWorker(stack, stores, config)
    return {
      ...useCasesOn(stores, config),
      ...matchingOn(stores),
      ...identityUseCasesOn(stores, createLog('selfsame-cli', 'error')),
      rules: stores.rules(),
      files: fileIngestOn(stores, config),
      lake: lakeOf(stores, config),
      close: async () => {
        await stopWorker()
        await stores.close()
        await stack.stop()
      },
    }
  } catch (error) {
    await stack.stop()
    throw error
  }
}

function lakeOf({ graph }: Stores, config: Config): OpenService['lake'] {
  const { lake, history } = lakeOn(config)
  return {
    verify: (context) => lake.verify(context, new Neo4jAuditGraph(graph)),
    profileAsOf: (context, who, at) => history.profileAsOf(context, who, at),
  }
}

function fileIngestOn(stores: Stores, config: Config): FileIngest {
  return new FileIngest({
    ...sourcesOn(config),
    acceptor: useCasesOn(stores, config).ingest,
    ledger: new Neo4jFileLedger(stores.graph),
    eventBytesMax: EVENT_BYTES_MAX.file,
    now: () => new Date(),
    pause: (ms, signal) => pause(ms, undefined, signal && { signal }),
  })
}

function standInWorker({ connections }: Stack, stores: Stores, config: Config): () => Promise<void> {
  const { batchEventsMax, home, lakeFolder, lakeEveryMs } = config
  const log = createLog('selfsame-cli', 'error')
  return startLaneWorker({
    stores,
    connections,
    traits: traitsOf(config),
    batchEventsMax,
    home,
    lakeFolder,
    lakeEveryMs,
    contextSettings: contextSettingsOf(config),
    log,
  })
}
