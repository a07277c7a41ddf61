/**
 * Writes records of people who do not exist, with who is who, as Parquet.
 *
 *     node test/bench/people/generate.ts --records 100000 --seed 1 --out people.parquet
 */
import { parseArgs } from 'node:util'
import { peopleRows } from './people.ts'
import { peopleFiles, writePeople } from './parquet.ts'

const USAGE = `usage: node test/bench/people/generate.ts --records <number> --out <file.parquet> [--seed <number>]

Writes records of people who do not exist: the same for the same seed.
  <file>.parquet        id, given_name, family_name, birth_date, street, town, postcode, phone, email, source,
                        person (the truth: selfsame match run <file>.parquet --id id --truth person --out <folder>)
  <file>.truth.parquet  id, person, household, traits (of the person), marks (what is wrong with the record)`

/** More would give two records one id. */
const RECORDS_MAX = 2 ** 32 - 1

const wanted = wantedOf(process.argv.slice(2))
if (wanted === null) {
  console.error(USAGE)
  process.exitCode = 2
} else {
  const files = peopleFiles(wanted.out)
  await writePeople(peopleRows(wanted.records, wanted.seed), files)
  console.log(`${wanted.records.toLocaleString('en')} records in ${files.records}, the truth in ${files.truth}`)
}

/** @returns null where the arguments do not say what to write */
function wantedOf(args: readonly string[]): { records: number; seed: number; out: string } | null {
  try {
    const options = {
      records: { type: 'string' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
    } as const
    const { values } = parseArgs({ args: [...args], options })
    const [records, seed, out] = [Number(values.records), Number(values.seed), values.out ?? '']
    const isClear = Number.isSafeInteger(seed) && Number.isInteger(records) && records > 0 && records <= RECORDS_MAX
    return isClear && out.endsWith('.parquet') ? { records, seed, out } : null
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return null
  }
}
