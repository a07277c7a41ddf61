import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder and those it is in. Node's own `recursive` never ends where a file system has the folder above and still
 * answers that there is none, as /proc does.
 *
 * @returns the first folder that was made; null when all were there
 * @throws Error of the file system
 */
export async function makeFolder(path: string, mode?: number): Promise<string | null> {
  if (await isThere(path)) return null
  const above = await makeFolder(dirname(path), mode)
  await mkdir(path, { mode }).catch((error: NodeJS.ErrnoException) => {
    // Somebody else was quicker.
    if (error.code !== 'EEXIST') throw error
  })
  return above ?? path
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
