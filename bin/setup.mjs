/**
 * Sets a fresh checkout up, before `npm start` and `npm test`: Node's packages, and the jars
 * and binary of the embedded stores. Runs under Node 20 and imports nothing but Node itself, because it is
 * what brings everything else. A second run finds all in place and ends at once.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const BIN = join(ROOT, 'node_modules', '.bin')
const CACHE = join(ROOT, '.cache')
const POM = join(ROOT, 'src', 'stack', 'embedded', 'pom.xml')
/** The first Node that runs TypeScript as it is and that this code was tried with. */
const NODE_MIN = [22, 22]

const THEN = 'then run: npm run setup'
const INSTALL_JAVA = `Install it (Debian, Ubuntu: sudo apt-get install -y openjdk-17-jre-headless; macOS: brew install openjdk@21) or point JAVA_HOME to one, ${THEN}`
const INSTALL_MAVEN = `Install it (Debian, Ubuntu: sudo apt-get install -y maven; macOS: brew install maven), ${THEN}`

class SetupError extends Error {}

try {
  installPackages()
  requireNode()
  bringStores(process.env)
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  console.error(`selfsame setup: ${error.message}`)
  process.exitCode = 1
}

/** Runs `npm ci` when a package of package-lock.json is not installed in that version, and where that is this checkout's to do. */
function installPackages() {
  const lock = packagesIn(join(ROOT, 'package-lock.json'))
  const installed = packagesIn(join(ROOT, 'node_modules', '.package-lock.json'))
  const missing = Object.entries(lock).find(
    ([path, { version, optional }]) => path !== '' && !optional && installed[path]?.version !== version,
  )
  if (!missing) return
  refuseSharedPackages(missing[0])
  say('installing packages (npm ci)')
  const ended = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  })
  if (ended.error)
    throw new SetupError('npm was not found on the PATH. Install Node.js with npm, then run: npm run setup')
  if (ended.status !== 0)
    throw new SetupError('npm ci failed, its reason is above. When that is mended, run: npm run setup')
}

/** `npm ci` empties node_modules first: through a link it would empty that of another checkout. */
function refuseSharedPackages(missing) {
  const path = join(ROOT, 'node_modules')
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return
  throw new SetupError(
    `node_modules is a symbolic link to ${readlinkSync(path)}, where ${missing} is missing or of another version than package-lock.json has. npm ci would empty that folder. Run npm ci there, or remove the link, ${THEN}`,
  )
}

function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

function requireNode() {
  if (existsSync(join(BIN, 'node'))) return
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1])) return
  throw new SetupError(
    `Node.js ${process.versions.node} is too old: ${NODE_MIN.join('.')} or newer is needed on this platform. Install Node.js 24, then run: npm run setup`,
  )
}

/** Downloads the embedded stores' parts, each into a folder named by the pom's hash, written whole or not at all. */
function bringStores(env) {
  const hash = createHash('sha256').update(readFileSync(POM)).digest('hex').slice(0, 12)
  const wanted = wantedStores(env).filter((store) => !existsSync(join(CACHE, `${store}-${hash}`)))
  if (wanted.length > 0) {
    const missing = missingPrograms(env, wanted)
    if (missing !== null && !isForTests(env) && runs('docker', ['info']) && runs('docker', ['compose', 'version']))
      return say('the stores will run in Docker')
    if (missing !== null) throw new SetupError(missing)
    downloadWhole(wanted, hash)
  }
  writeManifest(hash)
}

function downloadWhole(wanted, hash) {
  const part = join(CACHE, `part-${process.pid}`)
  try {
    download(part, wanted)
    for (const store of wanted) keep(join(part, store), join(CACHE, `${store}-${hash}`))
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
}

/** Tests always run against embedded stores; the service needs none where a URL is given. */
function wantedStores(env) {
  const neo4j = isForTests(env) || !env.NEO4J_URI
  const redis = neo4j || ((!env.REDIS_URL || !env.REDIS_LOG_URL) && !isRecentRedisOnPath())
  return [...(neo4j ? ['neo4j'] : []), ...(redis ? ['redis'] : [])]
}

function isForTests(env) {
  return env.npm_lifecycle_event === 'pretest'
}

function isRecentRedisOnPath() {
  const [, major, minor] = /v=(\d+)\.(\d+)/.exec(output('redis-server', ['--version'])) ?? []
  return Number(major) > 6 || (Number(major) === 6 && Number(minor) >= 2)
}

function download(part, wanted) {
  say(`downloading ${wanted.join(' and ')} with Maven into .cache/ (once; about 120 MB)`)
  mkdirSync(part, { recursive: true })
  const skips = ['neo4j', 'redis'].map((store) => `-Dskip.${store}=${!wanted.includes(store)}`)
  const ended = spawnSync(
    'mvn',
    ['-q', '-B', '-ntp', '-Dstyle.color=never', '-f', POM, `-Dcache=${part}`, ...skips, 'package'],
    { cwd: ROOT, stdio: ['ignore', 2, 2] },
  )
  if (ended.status !== 0)
    throw new SetupError(
      'Maven could not bring the stores, its reason is above. When that is mended (often the network), run: npm run setup',
    )
}

/** A parallel setup may have been quicker: its folder is as good. */
function keep(from, to) {
  for (const file of readdirSync(from)) if (file.startsWith('redis-server-')) chmodSync(join(from, file), 0o755)
  if (!existsSync(to)) renameSync(from, to)
}

/** What src/stack reads, so that it need not know how folders are named. */
function writeManifest(hash) {
  const path = join(CACHE, 'stores.json')
  const folders = ['neo4j', 'redis'].map((store) => [store, `${store}-${hash}`])
  const present = Object.fromEntries(folders.filter(([, folder]) => existsSync(join(CACHE, folder))))
  const text = JSON.stringify(present, null, 2) + '\n'
  if (Object.keys(present).length === 0 || (existsSync(path) && readFileSync(path, 'utf8') === text)) return
  writeFileSync(`${path}.${process.pid}`, text)
  renameSync(`${path}.${process.pid}`, path)
}

/** @returns what to tell the user; null when Java and Maven are there */
function missingPrograms(env, wanted) {
  const folders = [...(env.JAVA_HOME ? [join(env.JAVA_HOME, 'bin')] : []), ...(env.PATH ?? '').split(delimiter)]
  const javas = [...new Set(folders)].map((folder) => join(folder, 'java')).filter((path) => existsSync(path))
  const versions = javas.map((java) => Number(/version "(\d+)/.exec(output(java, ['-version']))?.[1] ?? 0))
  if (versions.every((version) => version === 0)) return `Java was not found. ${INSTALL_JAVA}`
  if (wanted.includes('neo4j') && !versions.some((version) => version === 17 || version === 21))
    return `Java ${versions.join(' and ')} was found, but Neo4j 5.26 needs 17 or 21. ${INSTALL_JAVA}`
  if (!/Apache Maven/.test(output('mvn', ['-v']))) return `Maven was not found. ${INSTALL_MAVEN}`
  return null
}

/** @returns all that a program wrote; empty when it does not run */
function output(command, args) {
  const { stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
  return error ? '' : `${stdout}${stderr}`
}

function runs(command, args) {
  return spawnSync(command, args, { timeout: 10_000 }).status === 0
}

function say(text) {
  console.error(`selfsame setup: ${text}`)
}
