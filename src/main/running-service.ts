import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { Neo4jWriteKeyStore } from '../../graph/index.ts'
import { KeyRing } from '../app/keys/index.ts'
import type { Report, RunningService, StartOptions } from '../cli/index.ts'
import type { Config } from '../config/index.ts'
import type { IdentityRules } from '../identity/index.ts'
import { DEVELOPMENT_CONTEXT, SelfsameError } from '../model/index.ts'
import {
  connectionEnvironment,
  openStack,
  requireFreePort,
  stackStatus,
  Supervisor,
  type ChildSpec,
  type Stack,
  type StackStatus,
} from '../stack/index.ts'
import { openStores } from './stores.ts'

/** The write key that a development installation has from the first day. */
const DEMO_KEY = { id: 'demo', source: 'demo', trusted: true, secret: 'demo' }

/** Starts stores, API and worker as one. @throws SelfsameError when a part cannot start; nothing is left running */
export async function startService(
  config: Config,
  rules: IdentityRules,
  options: StartOptions,
): Promise<RunningService> {
  const { report } = options
  const port = options.port ?? config.port
  const status = stackStatus(config.home)
  // Where another `start` has the data directory, being told so says more than that its port is taken.
  if (status.kind === 'stopped' || isShared(status)) await requireFreePort(config.host, port)
  const stack = await openStack(config.stack, { mode: isShared(status) ? 'attach-or-own' : 'owned', report })
  try {
    await prepare(stack, config, rules, report)
  } catch (error) {
    await stack.stop()
    throw error
  }
  const supervisor = new Supervisor({ stack, report, children: childrenOf(stack, config, port) })
  await supervisor.start()
  return { url: `http://${config.host}:${port}`, ended: supervisor.ended, close: () => supervisor.stop() }
}

/** Stores of `stack up` are shared; those of another `start` are not. */
function isShared(status: StackStatus): boolean {
  return status.kind === 'running' && status.record.starter === null
}

/** The schema is brought up to date once, before API and worker both look at it. */
async function prepare(stack: Stack, config: Config, rules: IdentityRules, report: Report): Promise<void> {
  const stores = await openStores(stack.connections, rules, 'selfsame-start')
  try {
    if (stores.rulesWarning !== null) report(stores.rulesWarning)
    if (config.environment === 'development') await addDemoKey(new KeyRing(new Neo4jWriteKeyStore(stores.graph)))
  } finally {
    await stores.close()
  }
}

/** One that was revoked stays revoked. */
async function addDemoKey(keys: KeyRing): Promise<void> {
  try {
    await keys.add(DEVELOPMENT_CONTEXT, DEMO_KEY)
  } catch (error) {
    if (!(error instanceof SelfsameError) || error.code !== 'CONFLICT') throw error
  }
}

function childrenOf(stack: Stack, config: Config, port: number): ChildSpec[] {
  const env = { ...process.env, ...connectionEnvironment(stack.connections), PORT: String(port) }
  return ['server', 'worker'].map((name) => ({
    name,
    entry: fileURLToPath(new URL(`./${name}.ts`, import.meta.url)),
    env,
    logPath: join(config.home, 'logs', `${name}.log`),
  }))
}
