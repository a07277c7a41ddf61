import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { QUICK, type Bench, type Figure } from './harness/bench.ts'
import type { Rig } from './harness/rig.ts'
import { peopleFiles, writePeople, type PeopleFiles } from './people/parquet.ts'
import { peopleRows } from './people/people.ts'

const SEED = 1
const ASKED = [100, 1_000]

/** A question, and whether the truth says other than was done with its records. */
interface Answer {
  readonly isJoined: boolean
  readonly isWrong: boolean
}

/** What stewards meet who answer what a match run asks, the most useful first. */
export const reviews: Bench = {
  skip: () => null,
  async measure(rig, scale, say) {
    const records = scale === QUICK ? 20_000 : 100_000
    say(`matching ${records} generated records`)
    const files = peopleFiles(join(rig.config.home, 'people.parquet'))
    await writePeople(peopleRows(records, SEED), files)
    return [await answered(rig, records, files)]
  },
}

async function answered(rig: Rig, records: number, files: PeopleFiles): Promise<Figure> {
  const out = join(rig.config.home, 'matched')
  await rig.cli(['match', 'run', files.records, '--id', 'id', '--truth', 'person', '--out', out])
  const answers = await answersIn(out, files)
  const told = ASKED.map((count) => `of the first ${count.toLocaleString('en')} ${usefulOf(answers.slice(0, count))}`)
  return {
    what: `${records.toLocaleString('en')} generated records, ${answers.length.toLocaleString('en')} questions: ${told.join('; ')}`,
    unit: 'of 1,000 answers',
    rate: answers.slice(0, 1_000).filter(({ isWrong }) => isWrong).length,
    p50Ms: null,
    p99Ms: null,
    limits: [],
  }
}

function usefulOf(answers: readonly Answer[]): string {
  const wrong = answers.filter(({ isWrong }) => isWrong)
  const parted = wrong.filter(({ isJoined }) => isJoined).length
  return `${parted} part wrong joins and ${wrong.length - parted} join who was kept apart`
}

async function answersIn(out: string, { records }: PeopleFiles): Promise<Answer[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    const read = await connection.runAndReadAll(
      `SELECT review.is_joined, a.person = b.person
        FROM read_parquet('${join(out, 'reviews.parquet')}', file_row_number = true) review
        JOIN '${records}' a ON a.id = review.id_l JOIN '${records}' b ON b.id = review.id_r
        ORDER BY review.file_row_number`,
    )
    return read.getRows().map(([isJoined, isOne]) => ({ isJoined: isJoined === true, isWrong: isJoined !== isOne }))
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
