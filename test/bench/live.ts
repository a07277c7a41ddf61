import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { RedisBlockingIndex } from '../../src/adapters/redis/index.ts'
import { LiveMatcher, PairWeigher, tableOf, type IndexedRecord } from '../../src/app/match/index.ts'
import { type MatchModel, parseModel } from '../../src/matching/index.ts'
import { QUICK, type Bench, type Figure } from './harness/bench.ts'
import type { Rig } from './harness/rig.ts'
import { peopleFiles, writePeople } from './people/parquet.ts'
import { peopleRows } from './people/people.ts'

const CACHE = fileURLToPath(new URL('../../.cache/people/', import.meta.url))
/** Fewer where time is short; what a record meets grows with it. */
const RECORDS = Number(process.env['BENCH_LIVE_RECORDS'] ?? 1_000_000)
const SEED = 1
const FILL_AT_ONCE = 1_000
const BATCH = 200
const PAIRS = 100_000
const PAIRS_AT_ONCE = 5_000
const NEW = 'new:'
const BYTES_PER_MB = 1_000_000
const MICROSECONDS_PER_MS = 1_000

interface People {
  readonly what: string
  readonly path: string
  /** Records that come as new; all others are in the index. */
  readonly arriving: number
}

interface Loaded {
  readonly model: MatchModel
  readonly records: readonly IndexedRecord[]
  /** Bulk's clusters, by id. */
  readonly clusterOf: ReadonlyMap<string, string>
}

/** A new record beside very many: from blocking to decision, without the graph. */
export const live: Bench = {
  skip: () => null,
  async measure(rig, scale, say) {
    const people = await peopleOf(scale === QUICK ? 20_000 : RECORDS, say)
    say('a bulk run, for the model and for what it finds')
    const out = join(rig.config.home, 'matched')
    await rig.cli(['match', 'run', people.path, '--id', 'id', '--truth', 'person', '--out', out])
    const loaded = await load(people.path, out)
    const same = await sameScores(out, loaded, say)
    return measureLive(rig, people, loaded, same, say)
  },
}

async function peopleOf(records: number, say: (line: string) => void): Promise<People> {
  const name = records === 1_000_000 ? '1m' : `${records / 1_000}k`
  const files = peopleFiles(join(CACHE, `${name}.parquet`))
  if (!existsSync(files.records)) {
    say(`writing ${records} records`)
    mkdirSync(CACHE, { recursive: true })
    await writePeople(peopleRows(records, SEED), files)
  }
  return { what: records.toLocaleString('en'), path: files.records, arriving: Math.min(4_000, records / 10) }
}

async function measureLive(
  rig: Rig,
  { what, arriving }: People,
  { model, records, clusterOf }: Loaded,
  same: string,
  say: (line: string) => void,
): Promise<Figure[]> {
  const redis = rig.stores.cache
  const known = records.slice(arriving)
  const isKnown = new Set(known.map(({ id }) => id))
  const matcher = new LiveMatcher(model, {
    index: new RedisBlockingIndex(redis, { prefix: 'bench:{match}:' }),
    clustersOf: async (ids) => ids.map((id) => (isKnown.has(id) ? (clusterOf.get(id) ?? id) : id)),
  })
  const bytesBefore = await usedBytes(rig)
  say(`filling the index with ${known.length} records`)
  const fillSeconds = await fill(matcher, known)
  const bytes = (await usedBytes(rig)) - bytesBefore
  const single = fresh(records.slice(0, arriving / 2))
  for (const record of single.slice(0, 200)) await matcher.match([record])
  say('one record at a time')
  const timesMs: number[] = []
  const busyMs: number[] = []
  const linked = new Map<string, string>()
  for (const record of single) {
    const [startedMs, before] = [performance.now(), process.cpuUsage()]
    const [match] = await matcher.match([record])
    const { user, system } = process.cpuUsage(before)
    timesMs.push(performance.now() - startedMs)
    busyMs.push((user + system) / MICROSECONDS_PER_MS)
    if (match?.decision.kind === 'link') linked.set(record.id, match.decision.to.cluster)
  }
  say('in batches of the worker')
  const together = fresh(records.slice(arriving / 2, arriving))
  const startedMs = performance.now()
  for (let at = 0; at < together.length; at += BATCH) {
    const some = together.slice(at, at + BATCH)
    await matcher.enter(some)
    for (const { id, decision } of await matcher.match(some))
      if (decision.kind === 'link') linked.set(id, decision.to.cluster)
  }
  const seconds = (performance.now() - startedMs) / 1_000
  const recall = recallBesideBulk(single, linked, clusterOf, isKnown)
  const beside = { rate: together.length / seconds, limits: [] }
  const stored = `index ${Math.round(bytes / BYTES_PER_MB).toLocaleString('en')} MB, filled in ${Math.round(fillSeconds)} s`
  const [p50, p99] = [0.5, 0.99].map((share) => percentile(busyMs, share).toFixed(1))
  const told = `a new record beside ${what}: ${recall}; ${same}; ${stored}; ${p50} ms of our processor time at p50, ${p99} at p99`
  return [
    { what: told, unit: 'records/s', p50Ms: percentile(timesMs, 0.5), p99Ms: percentile(timesMs, 0.99), ...beside },
  ]
}

/** A cluster bears the name of one of its records: who comes must not be taken for it. */
function fresh(records: readonly IndexedRecord[]): IndexedRecord[] {
  return records.map(({ id, cells }) => ({ id: `${NEW}${id}`, cells }))
}

async function fill(matcher: LiveMatcher, records: readonly IndexedRecord[]): Promise<number> {
  const startedMs = performance.now()
  for (let at = 0; at < records.length; at += FILL_AT_ONCE)
    await matcher.settled(await matcher.enter(records.slice(at, at + FILL_AT_ONCE)))
  return (performance.now() - startedMs) / 1_000
}

/** Of the arriving records that bulk puts with known ones, those that are linked to the same. */
function recallBesideBulk(
  arriving: readonly IndexedRecord[],
  linked: ReadonlyMap<string, string>,
  clusterOf: ReadonlyMap<string, string>,
  isKnown: ReadonlySet<string>,
): string {
  const knownClusters = new Set([...clusterOf].filter(([id]) => isKnown.has(id)).map(([, cluster]) => cluster))
  const bulkOf = (id: string) => clusterOf.get(id.slice(NEW.length)) ?? ''
  const found = arriving.filter(({ id }) => knownClusters.has(bulkOf(id)))
  const right = found.filter(({ id }) => linked.get(id) === bulkOf(id))
  const links = arriving.filter(({ id }) => linked.has(id))
  const other = links.filter(({ id }) => linked.get(id) !== bulkOf(id))
  return `${percent(found.length - right.length, found.length)} of bulk's links lost, ${percent(other.length, links.length)} of links not bulk's`
}

function percent(part: number, all: number): string {
  return `${((100 * part) / Math.max(all, 1)).toFixed(1)} %`
}

async function sameScores(out: string, { model, records }: Loaded, say: (line: string) => void): Promise<string> {
  say(`weighing ${PAIRS} pairs one by one`)
  const pairs = await rowsOf(
    `SELECT id_l, id_r, match_weight FROM '${join(out, 'pairs.parquet')}' USING SAMPLE ${PAIRS} ROWS (reservoir, ${SEED})`,
  )
  const recordOf = new Map(records.map((record) => [record.id, record]))
  const weigher = new PairWeigher(model)
  let same = 0
  for (let at = 0; at < pairs.length; at += PAIRS_AT_ONCE) {
    const some = pairs.slice(at, at + PAIRS_AT_ONCE)
    const places = Int32Array.from(some.keys())
    const sideOf = (side: 0 | 1) =>
      tableOf(
        model,
        some.flatMap((pair) => recordOf.get(String(pair[side])) ?? []),
      )
    const { corrected } = weigher.weigh(sideOf(0), sideOf(1), { l: places, r: places })
    same += some.filter((pair, nth) => corrected[nth] === pair[2]).length
  }
  return `${((100 * same) / pairs.length).toFixed(same === pairs.length ? 0 : 3)} % of ${pairs.length.toLocaleString('en')} pairs weigh what they do in bulk`
}

async function load(path: string, out: string): Promise<Loaded> {
  const model = parseModel(readFileSync(join(out, 'model.json'), 'utf8'), out)
  const columns = [...new Set(model.recipe.fields.map(({ column }) => column))]
  const rows = await rowsOf(`SELECT id, ${columns.map((column) => `"${column}"`).join(', ')} FROM '${path}'`)
  const records = rows.map(([id, ...cells]) => ({
    id: String(id),
    cells: Object.fromEntries(
      columns.flatMap((column, at) => (cells[at] == null ? [] : [[column, String(cells[at])]])),
    ),
  }))
  const clusters = await rowsOf(`SELECT id, cluster FROM '${join(out, 'clusters.parquet')}'`)
  return { model, records, clusterOf: new Map(clusters.map(([id, cluster]) => [String(id), String(cluster)])) }
}

async function rowsOf(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    return await (await connection.runAndReadAll(sql)).getRows()
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

async function usedBytes({ stores }: Rig): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await stores.cache.info('memory'))?.[1])
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
