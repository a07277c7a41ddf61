import { createReadStream, createWriteStream } from 'node:fs'
import { open, rm, writeFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { RecordFile } from '../../../app/match-runs/index.ts'

type Rows = Parameters<RecordFile['write']>[0]

/**
 * Records as lines of JSON. A reader of such a file learns its columns from the first lines, and a column may appear late:
 * so the first line names all of them, and is written last.
 */
export class RecordLines implements RecordFile {
  readonly path: string
  /** No column of the graph's has a space. */
  readonly idColumn = 'vertex key'
  readonly #bodyPath: string
  readonly #body: FileHandle
  readonly #columns = new Set<string>()
  #first: Rows[number] | undefined

  private constructor(folder: string, body: FileHandle) {
    this.path = join(folder, 'records.jsonl')
    this.#bodyPath = join(folder, 'records.part')
    this.#body = body
  }

  static async open(folder: string): Promise<RecordLines> {
    return new RecordLines(folder, await open(join(folder, 'records.part'), 'wx', 0o600))
  }

  async write(records: Rows): Promise<void> {
    const lines = records.map((record) => this.#lineOf(record))
    if (lines.length > 0) await this.#body.write(lines.join(''))
  }

  async complete(): Promise<void> {
    await this.#body.close()
    const empty = Object.fromEntries([...this.#columns].map((column) => [column, null]))
    const head = { ...this.#named(this.#first?.id ?? null), ...empty, ...this.#first?.cells }
    await writeFile(this.path, this.#first === undefined ? '' : `${JSON.stringify(head)}\n`, { mode: 0o600 })
    await pipeline(createReadStream(this.#bodyPath), createWriteStream(this.path, { flags: 'a' }))
    await rm(this.#bodyPath)
  }

  /** Nothing for the first of all. */
  #lineOf(record: Rows[number]): string {
    for (const column of Object.keys(record.cells)) this.#columns.add(column)
    if (this.#first === undefined) {
      this.#first = record
      return ''
    }
    return `${JSON.stringify({ ...this.#named(record.id), ...record.cells })}\n`
  }

  #named(id: string | null): Record<string, string | null> {
    return { [this.idColumn]: id }
  }
}
