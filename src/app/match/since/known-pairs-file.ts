import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { type ComparedPairs, type Comparison, patternsOf, type Recipe } from '../../../matching/index.ts'
import { comparedOtherwise, nothingCompared } from '../match-errors.ts'
import type { MatchBench, MatchParts, ResultFolder, SourceRows } from '../ports.ts'
import { cellOf } from '../source-check.ts'
import { type KnownPairs, stillKnown } from './known-pairs.ts'

/** A folder in the results. It is put in place whole, so that its files are always of one run. */
const FOLDER = 'compared'
/** To be raised when a cell is normalised or a pair compared otherwise than before: what was kept is of no use then. */
const FORMAT = 1

const keptSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** Of what was compared, and how. */
  comparing: z.string(),
  fields: z.int().min(1),
  /** By pattern, then by field: a byte each, in base64. */
  levels: z.base64(),
})

/** What levels depend on beside the two records. */
export interface Comparing {
  readonly recipe: Recipe
  readonly comparisons: readonly Comparison[]
}

/** Lays down `digest`: by row of `source`, a digest of the cells that are compared. */
export async function keepDigests(bench: MatchBench, source: SourceRows, recipe: Recipe): Promise<void> {
  const columns = [...new Set(recipe.fields.map(({ column }) => column))].toSorted()
  // With its length before it, no cell can pass for the end of another.
  const cells = columns.map((column) => cellOf(source, column)).map((cell) => `length(${cell}) || ':' || ${cell}`)
  const digest = `md5(concat_ws('', ${cells.map((cell) => `coalesce(${cell}, '-')`).join(', ')}))`
  await bench.run(`CREATE TABLE digest AS SELECT rowid AS source_row, ${digest} AS digest FROM source`)
}

/** Writes what `readKnownPairs` reads. `record` and `digest` are there. */
export async function writeKnownPairs(
  bench: MatchBench,
  results: ResultFolder,
  comparing: Comparing,
  pairs: ComparedPairs,
): Promise<void> {
  const { fields, levels, patternOf } = patternsOf(pairs)
  await bench.create('compared_pair', { l: pairs.l, r: pairs.r, pattern: patternOf })
  await bench.writeParquet('SELECT l, r, pattern FROM compared_pair', await results.pathIn(FOLDER, 'pairs.parquet'))
  await bench.writeParquet(
    'SELECT record.rid, record.id, digest.digest FROM record JOIN digest ON digest.source_row = record.source_row',
    await results.pathIn(FOLDER, 'records.parquet'),
  )
  const kept = {
    format: FORMAT,
    comparing: digestOf(comparing),
    fields,
    levels: Buffer.from(levels).toString('base64'),
  }
  await results.writeText(join(FOLDER, 'levels.json'), JSON.stringify(kept))
}

/**
 * Reads what an earlier run left in its folder; `record` and `digest` of this run are there.
 *
 * @throws SelfsameError NOT_FOUND where there is nothing, CONFIGURATION where it was compared otherwise
 */
export async function readKnownPairs(
  bench: MatchBench,
  { readText }: Pick<MatchParts, 'readText'>,
  folder: string,
  comparing: Comparing,
): Promise<KnownPairs> {
  const kept = await readKept(readText, folder)
  if (kept === null || kept.comparing !== digestOf(comparing)) throw comparedOtherwise(folder)
  await bench.view('earlier_pair', join(folder, FOLDER, 'pairs.parquet'))
  await bench.view('earlier_record', join(folder, FOLDER, 'records.parquet'))
  const [was = none(), now = none()] = await bench.integers(
    `SELECT earlier.rid, record.rid FROM record JOIN digest ON digest.source_row = record.source_row
      JOIN earlier_record earlier ON earlier.id = record.id AND earlier.digest = digest.digest`,
  )
  const [l = none(), r = none(), patternOf = none()] = await bench.integers('SELECT l, r, pattern FROM earlier_pair')
  const nowOf = new Int32Array(was.reduce((most, record) => Math.max(most, record + 1), 0)).fill(-1)
  was.forEach((record, at) => (nowOf[record] = now[at] ?? -1))
  const patterns = { fields: kept.fields, levels: new Uint8Array(Buffer.from(kept.levels, 'base64')) }
  return stillKnown({ l, r, patternOf, patterns }, nowOf, was.length)
}

/** @returns null where another version wrote it. @throws SelfsameError NOT_FOUND */
async function readKept(readText: MatchParts['readText'], folder: string) {
  const text = await readText(join(folder, FOLDER, 'levels.json')).catch((cause: unknown) => {
    throw nothingCompared(folder, cause)
  })
  try {
    return keptSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function digestOf({ recipe, comparisons }: Comparing): string {
  return createHash('sha256')
    .update(JSON.stringify([recipe, comparisons]))
    .digest('hex')
}

function none(): Int32Array {
  return new Int32Array()
}
