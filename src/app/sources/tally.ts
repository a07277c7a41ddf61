import type { FileItem } from '../../channels/file/index.ts'
import { decodeToken, encodeToken, lastPositions, type LogPosition } from '../../model/index.ts'
import type { RefusedEvent } from './file-ingest-types.ts'
import type { ChunkAnswer } from './ports.ts'

export type Counts = { readonly read: number } & Pick<
  ChunkAnswer,
  'accepted' | 'duplicates' | 'suppressed' | 'deadLettered'
>

const REFUSED_SHOWN_MAX = 20

/** Adds up the answers to an ingest's chunks. */
export class Tally {
  readonly refused: RefusedEvent[] = []
  #counts: Counts = { read: 0, accepted: 0, duplicates: 0, suppressed: 0, deadLettered: 0 }
  #last: ReadonlyMap<number, string> = new Map()

  add(items: readonly FileItem[], answer: ChunkAnswer): void {
    const { read, accepted, duplicates, suppressed, deadLettered } = this.#counts
    this.#counts = {
      read: read + items.length,
      accepted: accepted + answer.accepted,
      duplicates: duplicates + answer.duplicates,
      suppressed: suppressed + answer.suppressed,
      deadLettered: deadLettered + answer.deadLettered,
    }
    this.#last = lastPositions([...positionsOf(this.#last), ...positionsOf(decodeToken(answer.token))])
    for (const { index, fault } of answer.faults.slice(0, REFUSED_SHOWN_MAX - this.refused.length)) {
      const item = items[index]
      if (item) this.refused.push({ file: item.file, line: item.line, fault })
    }
  }

  counts(): Counts {
    return this.#counts
  }

  token(): string {
    return encodeToken(this.#last)
  }
}

function positionsOf(positions: ReadonlyMap<number, string>): LogPosition[] {
  return [...positions].map(([lane, position]) => ({ lane, position }))
}
