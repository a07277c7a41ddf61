import { basename } from 'node:path'
import type { SourceFile } from '../../app/sources/index.ts'
import { SelfsameError } from '../../model/index.ts'
import { inspectFile } from './inspect-file.ts'

/** @throws SelfsameError the one file's, or one that names the faults of all */
export async function inspectFiles(paths: readonly string[]): Promise<SourceFile[]> {
  const files: SourceFile[] = []
  const errors: SelfsameError[] = []
  for (const path of paths) {
    try {
      files.push(await inspectFile(path, nameOf(path, paths)))
    } catch (error) {
      if (!(error instanceof SelfsameError)) throw error
      errors.push(error)
    }
  }
  const [error, ...others] = errors
  if (error === undefined) return files
  throw others.length === 0 ? error : together(errors)
}

function together(errors: readonly SelfsameError[]): SelfsameError {
  const list = errors.map(({ message, remedy }) => `\n  - ${message}. ${remedy ?? ''}`).join('')
  return new SelfsameError('BAD_REQUEST', `${errors.length} files cannot be read, and none was ingested:${list}`, {
    remedy: 'Mend or leave out these files',
  })
}

/** Without its folder: that is nobody's business who reads dead letters, unless two files have one name. */
function nameOf(path: string, paths: readonly string[]): string {
  const name = basename(path)
  return paths.filter((other) => basename(other) === name).length > 1 ? path : name
}
