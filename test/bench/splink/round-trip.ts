/**
 * Whether Splink and we give pairs the same weights: by a model that Splink trained and we import, and by one that we
 * learnt and Splink loads.
 *
 *     node test/bench/splink/round-trip.ts
 *
 * Prints the largest differences in bits; ends with 1 when one is over 1e-6. Says so where Splink cannot be had.
 */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { peopleFiles, writePeople } from '../people/parquet.ts'
import { peopleRows } from '../people/people.ts'
import { parseModel } from '../../../src/matching/index.ts'
import { pythonWithSplink } from './environment.ts'

const CLI = fileURLToPath(new URL('../../../src/main/cli.ts', import.meta.url))
const RECORDS = 4_000
const SEED = 3
const BITS_MAX = 1e-6

/** How two programs weigh the same pairs. */
export interface Agreement {
  readonly pairs: number
  /** Pairs that Splink weighed and we did not. */
  readonly missing: number
  readonly bitsApartMax: number
}

export type RoundTrip =
  | { readonly kind: 'ran'; readonly imported: Agreement; readonly exported: Agreement }
  | { readonly kind: 'missing'; readonly reason: string }

/** @throws Error when Splink is there and fails */
export async function roundTrip(): Promise<RoundTrip> {
  const python = await pythonWithSplink()
  if (python.kind === 'missing') return python
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-splink-'))
  try {
    const { records } = peopleFiles(join(folder, 'people.parquet'))
    await writePeople(peopleRows(RECORDS, SEED), peopleFiles(records))
    const trip = new Trip(python.path, folder, records)
    return { kind: 'ran', imported: await trip.fromSplink(), exported: await trip.toSplink() }
  } finally {
    await rm(folder, { recursive: true })
  }
}

export function isSame({ pairs, missing, bitsApartMax }: Agreement): boolean {
  return pairs > 0 && missing === 0 && bitsApartMax <= BITS_MAX
}

class Trip {
  readonly #python: string
  readonly #folder: string
  readonly #records: string

  constructor(python: string, folder: string, records: string) {
    this.#python = python
    this.#folder = folder
    this.#records = records
  }

  /** Splink trains and scores; we import its settings and score. */
  async fromSplink(): Promise<Agreement> {
    const folder = this.#folder
    await this.#splink('train.py', folder)
    await selfsame('import', join(folder, 'settings.json'), '--from', 'splink', '--out', join(folder, 'model.json'))
    await this.#run(join(folder, 'imported'), join(folder, 'model.json'))
    return agreement(join(folder, 'scored.parquet'), join(folder, 'imported'))
  }

  /** We learn, export and clean; Splink scores, and so do we, with two classes and no second stage as it does. */
  async toSplink(): Promise<Agreement> {
    const folder = join(this.#folder, 'exported')
    await mkdir(folder)
    const [learnt, settings] = [join(folder, 'learnt'), join(folder, 'settings.json')]
    await this.#run(learnt)
    const model = join(learnt, 'model.json')
    await selfsame('export', model, '--to', 'splink', '--out', settings)
    await selfsame('clean', this.#records, '--id', 'id', '--model', model, '--out', join(folder, 'cleaned.parquet'))
    await this.#splink('predict.py', folder)
    await this.#run(join(folder, 'plain'), await withTwoClasses(model, join(folder, 'two-classes.json')))
    return agreement(join(folder, 'scored.parquet'), join(folder, 'plain'))
  }

  async #splink(script: string, folder: string): Promise<void> {
    const path = fileURLToPath(new URL(script, import.meta.url))
    await promisify(execFile)(this.#python, [path, folder])
  }

  #run(out: string, model?: string): Promise<void> {
    return selfsame(
      'run',
      this.#records,
      '--id',
      'id',
      '--truth',
      'person',
      '--out',
      out,
      ...(model === undefined ? [] : ['--model', model]),
    )
  }
}

async function selfsame(...args: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [CLI, 'match', ...args, '--output', 'json'])
}

/** @returns the path of the same model without related people and without a second stage */
async function withTwoClasses(path: string, outPath: string): Promise<string> {
  const model = parseModel(await readFile(path, 'utf8'), path)
  const parameters = { ...model.parameters, relatedShares: model.parameters.relatedShares.map(() => 0) }
  await writeFile(outPath, JSON.stringify({ ...model, parameters, corrections: null }))
  return outPath
}

/** @param scored by Splink. @param folder of our run: which weighs more pairs, those inside components too */
async function agreement(scored: string, folder: string): Promise<Agreement> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    const reader = await connection.runAndReadAll(`
      WITH theirs AS (
        SELECT least(unique_id_l, unique_id_r) AS a, greatest(unique_id_l, unique_id_r) AS b, match_weight FROM '${scored}'
      ), ours AS (
        SELECT least(id_l, id_r) AS a, greatest(id_l, id_r) AS b, match_weight FROM '${folder}/pairs.parquet'
      )
      SELECT count(*)::DOUBLE, count_if(ours.a IS NULL)::DOUBLE, max(abs(theirs.match_weight - ours.match_weight))
      FROM theirs LEFT JOIN ours USING (a, b)`)
    const [pairs, missing, bitsApartMax] = (reader.getRowsJson()[0] ?? []).map(Number)
    return { pairs: pairs ?? 0, missing: missing ?? NaN, bitsApartMax: bitsApartMax ?? NaN }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

if (import.meta.main) {
  const trip = await roundTrip()
  console.log(JSON.stringify(trip, null, 2))
  if (trip.kind === 'ran' && !(isSame(trip.imported) && isSame(trip.exported))) process.exitCode = 1
}
