import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { SelfsameError } from '../../model/index.ts'
import { makeFolder } from './make-folder.ts'
import { isOfGoneProcess, removeFolders } from './remove-folders.ts'

const NAME = /^reading-(\d+)-/

/**
 * A folder of one reading's own. It holds personal data, so that a killed process's is removed by the next one.
 *
 * @throws SelfsameError CONFIGURATION when it cannot be made
 */
export async function openSpillFolder(parent: string): Promise<string> {
  try {
    await makeFolder(parent, 0o700)
    await removeAbandonedSpill(parent)
    return await mkdtemp(join(parent, `reading-${process.pid}-`))
  } catch (cause) {
    throw new SelfsameError('CONFIGURATION', `The folder ${parent} cannot be written`, {
      cause,
      remedy: 'Set SELFSAME_HOME to a directory that this user may write, on a disk that has room',
    })
  }
}

/** Removes what killed processes left. */
export function removeAbandonedSpill(parent: string): Promise<void> {
  return removeFolders(parent, (name) => isOfGoneProcess(NAME.exec(name)?.[1]))
}
