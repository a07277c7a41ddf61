import { mkdtemp, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { ResultFolder } from '../../../app/match/index.ts'
import { SelfsameError } from '../../../model/index.ts'
import { written } from '../disk-full.ts'
import { makeFolder } from '../make-folder.ts'
import { isOfGoneProcess, removeFolders } from '../remove-folders.ts'

const DRAFT = /^\.unfinished-(\d+)-/

/** Results are written beside their place and put there whole; what they replace is there until then. */
export class PublishedFolder implements ResultFolder {
  readonly #folder: string
  readonly #draft: string
  /** What was made for the results and is empty without them. */
  readonly #made: string | null

  private constructor(folder: string, draft: string, made: string | null) {
    this.#folder = folder
    this.#draft = draft
    this.#made = made
  }

  /** Also removes drafts of processes that were killed. @throws SelfsameError BAD_REQUEST when the folder cannot be written */
  static async open(path: string): Promise<PublishedFolder> {
    const folder = resolve(path)
    try {
      const made = await makeFolder(folder)
      await removeFolders(folder, (name) => isOfGoneProcess(DRAFT.exec(name)?.[1]))
      return new PublishedFolder(folder, await mkdtemp(join(folder, draftsOf(process.pid))), made)
    } catch (cause) {
      throw new SelfsameError('BAD_REQUEST', `The folder ${path} cannot be written`, {
        cause,
        remedy: 'Give this user the right to write there, or another folder with --out',
      })
    }
  }

  /** Removes the drafts of a process that was killed. */
  static removeDrafts(path: string, pid: number): Promise<void> {
    return removeFolders(resolve(path), (name) => name.startsWith(draftsOf(pid)))
  }

  pathOf(name: string): string {
    return join(this.#draft, name)
  }

  async pathIn(folder: string, name: string): Promise<string> {
    await written(() => makeFolder(this.pathOf(folder), 0o700))
    return this.pathOf(join(folder, name))
  }

  writeText(name: string, text: string): Promise<void> {
    return written(() => writeFile(this.pathOf(name), text, { mode: 0o600 }))
  }

  async publish(): Promise<void> {
    for (const entry of await readdir(this.#draft, { withFileTypes: true })) {
      const place = join(this.#folder, entry.name)
      // A folder cannot be put in the place of one that holds something.
      if (entry.isDirectory()) await rm(place, { recursive: true, force: true })
      await rename(this.pathOf(entry.name), place)
    }
    await this.discard()
  }

  async discard(): Promise<void> {
    await rm(this.#draft, { recursive: true, force: true })
    if (this.#made !== null) await removeEmpty(this.#folder, this.#made)
  }
}

/** Removes an empty folder and those above it that are empty then, up to one of them. */
async function removeEmpty(folder: string, last: string): Promise<void> {
  try {
    await rmdir(folder)
  } catch {
    return
  }
  if (folder !== last) await removeEmpty(dirname(folder), last)
}

function draftsOf(pid: number): string {
  return `.unfinished-${pid}-`
}
