import type { Reading, SourceFile } from '../../../app/sources/index.ts'
import type { Session } from '../session.ts'
import { layDown, type SourceTable } from './source-table.ts'

/** A compressed file keeps one core busy. */
const FILES_AT_ONCE = 2

export interface LayDownRequest {
  readonly files: readonly SourceFile[]
  readonly reading: Pick<Reading, 'format' | 'groupBy'>
  readonly unreadablePath: string
  /** Of each file; all when left out. */
  readonly rowsMax?: number
}

/** Lays the rows of all files down, in the order of the files. */
export async function layDownAll(
  session: Session,
  request: LayDownRequest,
  onFile: (file: SourceFile) => void,
): Promise<SourceTable[]> {
  const { files, ...rest } = request
  const tables: SourceTable[] = []
  const waiting = files.entries()
  const work = async () => {
    const connection = await session.connect()
    for (const [index, file] of waiting) {
      tables[index] = await layDown(connection, { ...rest, file, index, folder: session.folder })
      onFile(file)
    }
    connection.closeSync()
  }
  const ended = await Promise.allSettled(Array.from({ length: FILES_AT_ONCE }, work))
  for (const end of ended) if (end.status === 'rejected') throw end.reason
  return tables
}
