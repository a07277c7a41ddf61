/** Records of people who do not exist, as a bulk run reads them and as they come one by one. */
import { writeFileSync } from 'node:fs'
import type { IndexedRecord } from '../../src/app/match/index.ts'
import { peopleRows } from '../bench/people/people.ts'

export interface GeneratedRecord extends IndexedRecord {
  /** Who it is. */
  readonly person: string
}

export function generatedRecords(records: number, seed: number): GeneratedRecord[] {
  return [...peopleRows(records, seed)].map(({ id, person, cells }) => ({
    id,
    person: String(person.id),
    cells: Object.fromEntries(Object.entries(cells).filter((cell): cell is [string, string] => cell[1] !== null)),
  }))
}

/** One line of JSON for each record. */
export function writeRecords(path: string, records: readonly GeneratedRecord[]): string {
  const lines = records.map(({ id, person, cells }) => JSON.stringify({ id, person, ...cells }))
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}
