/** The command line's process. */
import { readFileSync } from 'node:fs'
import { explainFailure, FLAG_VARIABLES, interruptsOf, runCli, type CliServices } from '../cli/index.ts'
import { loadConfig, type Config } from '../config/index.ts'
import { DEVELOPMENT_CONTEXT } from '../model/index.ts'
import { examine } from '../stack/index.ts'
import { auditOf } from './audit.ts'
import { demoShelfIn } from './demo-shelf.ts'
import { eventCountsOf } from './event-counts.ts'
import { matchRunOn } from './match.ts'
import { rulesOf } from './process.ts'
import { startService } from './running-service.ts'
import { openService } from './service.ts'
import { sourcesOn } from './sources.ts'
import { stackVerbsOn } from './stack-verbs.ts'

try {
  process.exitCode = await runCli(process.argv.slice(2), servicesOf(loadConfig(process.env, FLAG_VARIABLES)))
} catch (error) {
  process.exitCode = explainFailure(error, { terminal: process, env: process.env })
}

function servicesOf(config: Config): CliServices {
  return {
    version: versionOf(),
    terminal: process,
    env: process.env,
    interrupted: interruptsOf(process),
    context: DEVELOPMENT_CONTEXT,
    open: (report) => openService(config, rulesOf(config), report),
    start: (options) => startService(config, rulesOf(config), options),
    stack: stackVerbsOn(config),
    diagnose: () => examine(config),
    audit: (context) => auditOf(context, config),
    eventCounts: (context) => eventCountsOf(context, config),
    sources: sourcesOn(config).catalogue,
    match: matchRunOn(config),
    demoShelf: demoShelfIn(config.home),
  }
}

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return version as string
}
