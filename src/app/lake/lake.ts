import { requireScope, SelfsameError, type Change, type RequestContext } from '../../model/index.ts'
import { Fold, LAKE_TABLES } from '../../projections/lake/index.ts'
import { differences, type Difference } from './differences.ts'
import type { Answer, FoldedGraph, LakeKeeping, TableState } from './ports.ts'

export interface Upkeep {
  readonly table: string
  /** Files that were put together, and those that came of them. */
  readonly before: number
  readonly after: number
}

export interface Vacuumed {
  readonly table: string
  readonly files: number
  readonly bytes: number
}

export interface Verified {
  /** The last change that both know. */
  readonly change: number
  /** Where lake and graph differ, at most 100. */
  readonly differences: readonly Difference[]
}

const DAY_MS = 86_400_000
const CHANGES_A_PAGE = 5_000
/** How often a graph that is written to is read, before it is told that it never stood still. */
const LOOKS_MAX = 5
const WAIT_MS = 500
const WAITS_MAX = 60

/** The lake, as its operators and analysts use it. */
export class Lake {
  readonly #keeping: LakeKeeping

  constructor(keeping: LakeKeeping) {
    this.#keeping = keeping
  }

  /** @throws SelfsameError FORBIDDEN */
  async tables(context: RequestContext): Promise<TableState[]> {
    requireScope(context, 'operations')
    return this.#keeping.describe()
  }

  /** @param sql of DuckDB, over tables and views @throws SelfsameError FORBIDDEN, BAD_REQUEST */
  async query(context: RequestContext, sql: string): Promise<Answer> {
    requireScope(context, 'operations')
    return this.#keeping.query(sql)
  }

  /** Puts small files together. @throws SelfsameError FORBIDDEN, UNAVAILABLE */
  async compact(context: RequestContext): Promise<Upkeep[]> {
    requireScope(context, 'operations')
    const done: Upkeep[] = []
    for (const table of LAKE_TABLES) done.push({ table: table.name, ...(await this.#keeping.compact(table)) })
    return done
  }

  /**
   * Deletes files that no version needs which is younger than so many days, and what crashes left.
   *
   * @throws SelfsameError FORBIDDEN, UNAVAILABLE
   */
  async vacuum(context: RequestContext, retentionDays: number): Promise<Vacuumed[]> {
    requireScope(context, 'operations')
    const done: Vacuumed[] = []
    for (const table of LAKE_TABLES)
      done.push({ table: table.name, ...(await this.#keeping.vacuum(table, retentionDays * DAY_MS)) })
    return done
  }

  /**
   * Folds the lake up to a change and holds the result against the graph as it was at that change.
   *
   * @throws SelfsameError FORBIDDEN; UNAVAILABLE when the graph is written to all the time, or the lake does not catch up
   */
  async verify(context: RequestContext, graph: FoldedGraph): Promise<Verified> {
    requireScope(context, 'operations')
    for (let looks = 0; looks < LOOKS_MAX; looks++) {
      const change = await graph.lastChange()
      const whole = await graph.readWhole()
      if ((await graph.lastChange()) !== change) continue
      return { change, differences: differences(await this.#fold(change), whole) }
    }
    throw new SelfsameError(
      'UNAVAILABLE',
      'The graph is written to all the time: it was never seen as it is at one change',
      {
        remedy: 'Verify again when less is sent',
      },
    )
  }

  async #fold(upTo: number): Promise<Fold> {
    await this.#untilThere(upTo)
    const fold = new Fold()
    while (fold.change < upTo) {
      const page = await this.#changes(fold.change, Math.min(upTo, fold.change + CHANGES_A_PAGE))
      for (const change of page) {
        if (change.seq !== fold.change + 1) throw missing(fold.change + 1)
        fold.apply(change)
      }
      if (page.length === 0) throw missing(fold.change + 1)
    }
    return fold
  }

  async #untilThere(change: number): Promise<void> {
    for (let waits = 0; waits < WAITS_MAX; waits++) {
      const [[last] = []] = (await this.#keeping.query('SELECT coalesce(max(seq), 0) FROM changes')).rows
      if (Number(last) >= change) return
      await new Promise((resume) => setTimeout(resume, WAIT_MS))
    }
    throw new SelfsameError('UNAVAILABLE', `The lake has not got as far as change ${change} of the graph`, {
      remedy: 'Check that a worker runs: its log is logs/worker.log in the data directory',
    })
  }

  async #changes(after: number, upTo: number): Promise<Change[]> {
    const sql = 'SELECT seq, kind, body FROM changes WHERE seq > $after AND seq <= $upTo ORDER BY seq'
    const { rows } = await this.#keeping.query(sql, { after, upTo })
    return rows.map(
      ([seq, kind, body]) => ({ seq: Number(seq), kind, at: '', body: JSON.parse(String(body)) }) as Change,
    )
  }
}

function missing(change: number): SelfsameError {
  return new SelfsameError('UNAVAILABLE', `The lake lacks change ${change}`, {
    remedy: 'Restore the table changes from a backup',
  })
}
