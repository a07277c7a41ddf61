import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { SelfsameError } from '../../model/index.ts'
import { askNeo4j } from '../probes/neo4j.ts'
import type { RunningStore, StartContext } from '../providers/provider.ts'
import type { StackConnections, Tuning } from '../settings.ts'
import { classArchivePath, type Neo4jJars } from './artifacts.ts'
import { javaOptions, neo4jConfig } from './neo4j-config.ts'
import type { Program } from './programs.ts'
import type { ProcessSpec } from './store-process.ts'
import { startEmbedded } from './start-embedded.ts'

export interface EmbeddedNeo4jSpec {
  readonly java: Program
  readonly jars: Neo4jJars
  readonly homeFolder: string
  readonly logsFolder: string
  readonly password: string
  readonly database: string
  readonly heapBytes: number
  readonly pageCacheBytes: number
  readonly tuning: Tuning
}

const USER = 'neo4j'
/** Recovery after a crash during a bulk load took 15 s for a million identifiers. */
const READY_MS_MAX = 300_000
const STOP_MS_MAX = 120_000
const MAIN_CLASS = 'org.neo4j.server.CommunityEntryPoint'
const ADMIN_CLASS = 'org.neo4j.server.startup.Neo4jAdminCommand'

/** @throws SelfsameError UNAVAILABLE when it does not start */
export async function startEmbeddedNeo4j(
  spec: EmbeddedNeo4jSpec,
  context: StartContext,
): Promise<RunningStore<StackConnections['neo4j']>> {
  mkdirSync(join(spec.homeFolder, 'conf'), { recursive: true })
  if (!existsSync(join(spec.homeFolder, 'data', 'databases'))) await setInitialPassword(spec)
  const archive = chooseArchive(spec)
  return startEmbedded(
    {
      name: 'neo4j',
      spec: (port) => prepare(spec, port, archive),
      address: (port) => ({
        uri: `bolt://127.0.0.1:${port}`,
        user: USER,
        password: spec.password,
        database: spec.database,
      }),
      ask: askNeo4j,
      readyMsMax: READY_MS_MAX,
      stopped: () => keepArchive(spec, archive),
    },
    context,
  )
}

/** Before the first start; through a file of arguments, so that the password is not seen among the processes. */
async function setInitialPassword({ java, jars, homeFolder, password }: EmbeddedNeo4jSpec): Promise<void> {
  const argsPath = join(homeFolder, 'conf', 'initial-password.args')
  const args = [
    '-XX:TieredStopAtLevel=1',
    '-cp',
    join(jars.folder, '*'),
    `-Dbasedir=${homeFolder}`,
    ADMIN_CLASS,
    'dbms',
    'set-initial-password',
    password,
  ]
  writeFileSync(argsPath, args.map((arg) => JSON.stringify(arg)).join('\n'), { mode: 0o600 })
  try {
    await promisify(execFile)(java.path, [`@${argsPath}`])
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr ?? error).trim()
    throw new SelfsameError('UNAVAILABLE', `Neo4j's first password could not be set: ${said}`, {
      remedy: 'Check the machine with: npx selfsame doctor',
    })
  } finally {
    rmSync(argsPath)
  }
}

function prepare(spec: EmbeddedNeo4jSpec, boltPort: number, classArchive: Archive): ProcessSpec {
  const config = neo4jConfig({ ...spec, boltPort })
  writeFileSync(join(spec.homeFolder, 'conf', 'neo4j.conf'), config, { mode: 0o600 })
  const classPath = [spec.jars.folder, join(spec.homeFolder, 'plugins')].map((folder) => join(folder, '*')).join(':')
  const folders = [`--home-dir=${spec.homeFolder}`, `--config-dir=${join(spec.homeFolder, 'conf')}`]
  return {
    label: 'Neo4j',
    command: spec.java.path,
    args: [...javaOptions({ ...spec, classArchive }), '-cp', classPath, MAIN_CLASS, ...folders, '--console-mode'],
    cwd: spec.homeFolder,
    logPath: `${spec.logsFolder}.log`,
    stopMsMax: STOP_MS_MAX,
  }
}

type Archive = { readonly path: string; readonly use: 'read' | 'write' }

/** Java writes the archive when it ends in order; it is used once it is whole. */
function chooseArchive({ java, jars }: EmbeddedNeo4jSpec): Archive {
  const path = classArchivePath(jars, java.version)
  return existsSync(path) ? { path, use: 'read' } : { path: `${path}.${process.pid}.part`, use: 'write' }
}

function keepArchive({ java, jars }: EmbeddedNeo4jSpec, archive: Archive): void {
  if (archive.use === 'write' && existsSync(archive.path))
    renameSync(archive.path, classArchivePath(jars, java.version))
}
