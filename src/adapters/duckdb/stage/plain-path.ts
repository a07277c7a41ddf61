import { createWriteStream } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { SourceFile } from '../../../app/sources/index.ts'
import { unpackedBlocks } from '../csv/index.ts'

/**
 * A name for a file that DuckDB takes for no pattern and no address, and that says what is in it. DuckDB reads no
 * compressed Parquet: that is unpacked.
 */
export async function plainPath(folder: string, file: SourceFile, index: number): Promise<string> {
  const mustUnpack = file.kind === 'parquet' && file.isCompressed
  const path = join(folder, `file-${index}.${file.kind}${file.isCompressed && !mustUnpack ? '.gz' : ''}`)
  if (mustUnpack) await pipeline(unpackedBlocks(file.path, true), createWriteStream(path, { mode: 0o600 }))
  else await symlink(resolve(file.path), path)
  return path
}
