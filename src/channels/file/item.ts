import { digest, type Fault } from '../../model/index.ts'
import type { ChannelEvent } from '../channel-event.ts'

/** What is sent in for one event of a file, and what is kept as the dead letter of one that was refused. */
export type FileItem = FileEvent | RefusedRows

interface FileEvent {
  readonly kind: 'event'
  readonly messageId: string
  readonly file: string
  /** Of its first row. */
  readonly line: number
  readonly event: ChannelEvent
}

interface RefusedRows {
  readonly kind: 'refused'
  readonly messageId: string | null
  readonly file: string
  readonly line: number
  readonly fault: Fault
  /** As far as they could be read, or the text of the row that could not. */
  readonly rows: readonly unknown[]
}

/** What a dead letter keeps of refused rows: beyond it they are in the file only. */
const KEPT_CHARACTERS_MAX = 400_000

export function refusedItem(
  at: { file: string; line: number },
  fault: Fault,
  rows: readonly unknown[],
  messageId: string | null = null,
): FileItem {
  return { kind: 'refused', messageId, file: at.file, line: at.line, fault, rows: keptRows(rows) }
}

function keptRows(rows: readonly unknown[]): readonly unknown[] {
  let characters = 0
  const excess = rows.findIndex((row) => (characters += JSON.stringify(row).length) > KEPT_CHARACTERS_MAX)
  return excess < 0
    ? rows
    : [
        ...rows.slice(0, excess),
        { left: rows.length - excess, reason: 'more rows, or longer ones, than a dead letter keeps' },
      ]
}

/** The same event read again has the same id, whichever file it comes in. */
export function fileMessageId(
  source: string,
  kind: 'id' | 'group' | 'content',
  ...parts: readonly (string | number)[]
): string {
  return 'file-' + digest(`file/${JSON.stringify([source, kind, ...parts])}`)
}
