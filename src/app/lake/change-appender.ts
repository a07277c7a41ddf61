import { SelfsameError, type Change } from '../../model/index.ts'
import { CHANGE_TABLES, CHANGES_TABLE, rowsOfChange, type LakeRow } from '../../projections/lake/index.ts'
import type { LakeWriting } from './ports.ts'
import { OUTBOX_APP } from './positions.ts'

/**
 * Takes changes into the lake's tables, each exactly once. Tables are committed one after the other, `changes` last: so all
 * changes up to its position are in all tables, and what a crash left further along in some of them is not appended again.
 */
export class ChangeAppender {
  readonly #lake: LakeWriting

  constructor(lake: LakeWriting) {
    this.#lake = lake
  }

  /** @returns number of the last change that all tables have */
  async position(): Promise<number> {
    return Number((await this.#lake.positions(CHANGES_TABLE)).get(OUTBOX_APP) ?? 0n)
  }

  /**
   * @param changes in order, without gaps; those that the lake has are left out
   * @throws SelfsameError CONFLICT when some before them are missing
   */
  async append(changes: readonly Change[]): Promise<void> {
    const position = await this.position()
    const fresh = changes.filter(({ seq }) => seq > position)
    const [first] = fresh
    const last = fresh.at(-1)
    if (first === undefined || last === undefined) return
    if (first.seq !== position + 1) throw gap(position, first.seq)
    const rows = fresh.map((change) => ({ seq: change.seq, rows: rowsOfChange(change) }))
    for (const table of CHANGE_TABLES) {
      const at = Math.max(position, Number((await this.#lake.positions(table)).get(OUTBOX_APP) ?? 0n))
      const own = rows
        .filter(({ seq }) => seq > at)
        .flatMap((change): readonly LakeRow[] => change.rows.get(table.name) ?? [])
      if (own.length > 0) await this.#appendTo(table, own, last.seq)
    }
  }

  async #appendTo(table: (typeof CHANGE_TABLES)[number], rows: readonly LakeRow[], to: number): Promise<void> {
    const from = (await this.#lake.positions(table)).get(OUTBOX_APP) ?? 0n
    const first = Number(rows[0]?.['seq'])
    const moves = [{ appId: OUTBOX_APP, from, to: BigInt(to) }]
    await this.#lake.append({ table, rows, name: `changes-${first}-${to}`, moves })
  }
}

function gap(position: number, first: number): SelfsameError {
  return new SelfsameError('CONFLICT', `The lake has changes up to ${position}; the next one given is ${first}`, {
    remedy: 'Nothing to do: the worker asks the lake again where it is',
  })
}
