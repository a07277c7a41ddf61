import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MatchReport } from '../../src/app/match/index.ts'
import { QUICK, type Bench, type Figure, type Scale } from './harness/bench.ts'
import type { Rig } from './harness/rig.ts'
import { peopleFiles, writePeople } from './people/parquet.ts'
import { peopleRows } from './people/people.ts'
import { splinkOn, type SplinkRun } from './splink/splink.ts'

/** Public data, beside the checkout or beside its folder. */
const HISTORICAL = ['../../../shared', '../../../../shared']
  .map((shared) => `${shared}/data/er/historical_figures_with_errors_50k.parquet`)
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find(existsSync)
const PEOPLE = [100_000, 300_000, 1_000_000]
const PEOPLE_QUICK = [20_000]
const SEED = 1

/** Records whose truth is known. */
interface RecordSet {
  readonly what: string
  readonly path: string
  readonly idColumn: string
  readonly truthColumn: string
}

/** Files to clusters by the command line, beside Splink on the same files: once each, one after the other. */
export const match: Bench = {
  skip: () => null,
  async measure(rig, scale, say) {
    const figures: Figure[] = []
    for await (const set of recordSets(rig, scale, say)) {
      say(`matching ${set.what}`)
      const ours = await matched(rig, set)
      say(`matching ${set.what} with Splink`)
      figures.push(figureOf(set, ours, await splinkOn(set.path)))
    }
    return figures
  },
}

async function* recordSets(rig: Rig, scale: Scale, say: (line: string) => void): AsyncGenerator<RecordSet> {
  if (scale !== QUICK && HISTORICAL === undefined) say('historical_50k is left out: ../shared/data/er is not there')
  if (scale !== QUICK && HISTORICAL !== undefined)
    yield { what: 'historical_50k', path: HISTORICAL, idColumn: 'unique_id', truthColumn: 'cluster' }
  for (const records of scale === QUICK ? PEOPLE_QUICK : PEOPLE) {
    const what = `${records.toLocaleString('en')} generated records`
    say(`writing ${what}`)
    const files = peopleFiles(join(rig.config.home, `people-${records}.parquet`))
    await writePeople(peopleRows(records, SEED), files)
    yield { what, path: files.records, idColumn: 'id', truthColumn: 'person' }
  }
}

interface Matched extends MatchReport {
  /** From the command to the files, the start of the process included. */
  readonly wallSeconds: number
}

async function matched(rig: Rig, { path, idColumn, truthColumn }: RecordSet): Promise<Matched> {
  const startedMs = performance.now()
  const out = join(rig.config.home, 'matched')
  const args = ['match', 'run', path, '--id', idColumn, '--truth', truthColumn, '--out', out]
  const report = (await rig.cli(args)) as MatchReport
  return { ...report, wallSeconds: (performance.now() - startedMs) / 1_000 }
}

function figureOf({ what }: RecordSet, ours: Matched, splink: SplinkRun): Figure {
  const { records, wallSeconds, peakMemoryBytes, pairwise } = ours
  const rate = records / wallSeconds
  const told = `${what}: ${costText(wallSeconds, peakMemoryBytes)}, F1 ${f1Text(pairwise?.f1)}`
  const alone = { what: told, unit: 'records/s' as const, rate, p50Ms: null, p99Ms: null, limits: [] }
  if (splink.kind === 'missing') return { ...alone, what: `${told}; not beside Splink, because ${splink.reason}` }
  const splinkRate = records / splink.seconds.total
  const quality = `F1 ${f1Text(splink.at95.f1)} at .95, ${f1Text(splink.best.f1)} at the best cut`
  const limit = {
    what: `Splink: ${costText(splink.seconds.total, splink.peakMemoryBytes)}, ${quality}`,
    rate: splinkRate,
    ratio: rate / splinkRate,
  }
  return { ...alone, limits: [{ ...limit, p50Ms: null, p99Ms: null }] }
}

function costText(seconds: number, bytes: number): string {
  return `${seconds.toFixed(1)} s, ${Math.round(bytes / 1_000_000).toLocaleString('en')} MB`
}

function f1Text(f1: number | undefined): string {
  return f1 === undefined ? 'unknown' : f1.toFixed(3)
}
