import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AskedPair } from '../../../app/handover/index.ts'
import { literal, type Session } from '../session.ts'

/** Reads what a run would ask of stewards; its records are laid down. @returns null for a run that did not say */
export async function readAsked(session: Session, folder: string): Promise<AskedPair[] | null> {
  const path = join(folder, 'reviews.parquet')
  if (!existsSync(path)) return null
  const rows = await session.rows(
    `SELECT a.rid, b.rid, weight_bits, records, is_joined FROM read_parquet(${literal(path)})
      JOIN record a ON a.id = id_l::VARCHAR JOIN record b ON b.id = id_r::VARCHAR`,
  )
  return rows.map(([l, r, bits, records, isJoined]) => ({
    l: Number(l),
    r: Number(r),
    bits: Number(bits),
    records: Number(records),
    isJoined: isJoined === true,
  }))
}
