import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Removes those folders of a folder that are named so, with all that is in them. */
export async function removeFolders(parent: string, isOne: (name: string) => boolean): Promise<void> {
  for (const name of await readdir(parent).catch(() => []))
    if (isOne(name)) await rm(join(parent, name), { recursive: true, force: true })
}
