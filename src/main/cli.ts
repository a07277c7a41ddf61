/** The command line's process. */
import { readFileSync } from 'node:fs'
import { explainFailure, FLAG_VARIABLES, interruptsOf, runCli, type CliServices } from '../cli/index.ts'
import { loadConfig, type Config } from '../config/index.ts'
import { DEVELOPMENT_CONTEXT } from '../model/index.ts'
import { examine } from '../stack/index.ts'
import { demoShelfIn } from './demo-shelf.ts'
import { rulesOf } from './rules-of.ts'
import { stackVerbsOn } from './stack-verbs.ts'

try {
  process.exitCode = await runCli(process.argv.slice(2), servicesOf(loadConfig(process.env, FLAG_VARIABLES)))
} catch (error) {
  process.exitCode = explainFailure(error, { terminal: process, env: process.env })
}

/** Drivers of stores and of files take as long to load as all else together: each is loaded by the commands that need it. */
function servicesOf(config: Config): CliServices {
  const catalogue = async () => (await import('./sources.ts')).sourcesOn(config).catalogue
  return {
    version: versionOf(),
    terminal: process,
    env: process.env,
    interrupted: interruptsOf(process),
    context: DEVELOPMENT_CONTEXT,
    open: async (report) => (await import('./service.ts')).openService(config, rulesOf(config), report),
    start: async (options) => (await import('./running-service.ts')).startService(config, rulesOf(config), options),
    stack: stackVerbsOn(config),
    diagnose: () => examine(config),
    audit: async (context) => (await import('./audit.ts')).auditOf(context, config),
    eventCounts: async (context) => (await import('./event-counts.ts')).eventCountsOf(context, config),
    matchingState: async (context) => (await import('./matching-state.ts')).matchingStateOf(context, config),
    profileStoreState: async (context) =>
      (await import('./profile-store-state.ts')).profileStoreStateOf(context, config),
    relayStatus: async (context) => (await import('./relay-status.ts')).relayStatusOf(context, config),
    sources: {
      list: async (context) => (await catalogue()).list(context),
      propose: async (context, path) => (await catalogue()).propose(context, path),
    },
    match: {
      run: async (...asked) => (await import('./match-files.ts')).matchFilesOn(config).run(...asked),
      train: async (...asked) => (await import('./match-files.ts')).matchFilesOn(config).train(...asked),
    },
    matchResults: {
      evaluate: async (...asked) => (await import('./match.ts')).matchResultsOn(config).evaluate(...asked),
      compare: async (...asked) => (await import('./match.ts')).matchResultsOn(config).compare(...asked),
    },
    matcherResults: {
      ofRun: async (...asked) => (await import('./match.ts')).matcherResultsOn(config).ofRun(...asked),
      ofScores: async (...asked) => (await import('./match.ts')).matcherResultsOn(config).ofScores(...asked),
    },
    modelExchange: {
      exportModel: async (...asked) => (await import('./match.ts')).modelExchangeOn(config).exportModel(...asked),
      importModel: async (...asked) => (await import('./match.ts')).modelExchangeOn(config).importModel(...asked),
      clean: async (...asked) => (await import('./match.ts')).modelExchangeOn(config).clean(...asked),
    },
    matchStudy: {
      profile: async (...asked) => (await import('./match.ts')).matchStudyOn(config).profile(...asked),
      init: async (...asked) => (await import('./match.ts')).matchStudyOn(config).init(...asked),
      block: async (...asked) => (await import('./match.ts')).matchStudyOn(config).block(...asked),
      explain: async (...asked) => (await import('./match.ts')).matchStudyOn(config).explain(...asked),
    },
    matchCharts: { draw: async (...asked) => (await import('./match.ts')).matchChartsOn(config).draw(...asked) },
    lake: {
      tables: async (...asked) => (await import('./lake.ts')).lakeOn(config).lake.tables(...asked),
      query: async (...asked) => (await import('./lake.ts')).lakeOn(config).lake.query(...asked),
      compact: async (...asked) => (await import('./lake.ts')).lakeOn(config).lake.compact(...asked),
      vacuum: async (...asked) => (await import('./lake.ts')).lakeOn(config).lake.vacuum(...asked),
    },
    demoShelf: demoShelfIn(config.home),
  }
}

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return version as string
}
