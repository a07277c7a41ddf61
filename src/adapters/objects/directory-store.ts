import { randomUUID } from 'node:crypto'
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { SelfsameError } from '../../model/index.ts'
import type { ObjectStore, StoredObject } from '../delta/ports.ts'

/** Begins names of files that are being written. Readers of Delta tables skip what begins with a dot. */
const UNFINISHED = '.unfinished-'

/**
 * A directory of this machine, or one that it mounts. Files are written under another name, brought to disk, and then
 * linked, which fails when the name is taken: so two writers never overwrite one another, and no reader sees half a file.
 */
export class DirectoryStore implements ObjectStore {
  readonly url: string
  readonly #root: string

  /** @param root an absolute path; made when it is missing */
  constructor(root: string) {
    this.#root = root
    this.url = pathToFileURL(root).href
  }

  async read(path: string): Promise<Buffer | null> {
    try {
      return await readFile(this.#at(path))
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null
      throw unusable(error, 'read')
    }
  }

  /** A folder in the prefix is all that is looked through. */
  async list(prefix: string): Promise<StoredObject[]> {
    const folder = this.#at(prefix.slice(0, prefix.lastIndexOf('/') + 1))
    const entries = await writing(() => filesIn(folder), 'listed')
    const paths = entries.map((file) => relative(this.#root, file).split(sep).join('/'))
    const wanted = paths.filter((path) => path.startsWith(prefix)).toSorted()
    const listed = await Promise.all(wanted.map((path) => this.#listed(path)))
    return listed.filter((object) => object !== null)
  }

  putIfAbsent(path: string, bytes: Buffer): Promise<boolean> {
    return writing(() => this.#write(path, bytes, (unfinished, target) => linked(unfinished, target)), 'written')
  }

  async put(path: string, bytes: Buffer): Promise<void> {
    await writing(() => this.#write(path, bytes, async (unfinished, target) => rename(unfinished, target)), 'written')
  }

  takeFile(path: string, localPath: string): Promise<number> {
    return writing(async () => {
      const target = this.#at(path)
      await mkdir(dirname(target), { recursive: true })
      await synced(localPath)
      await linkedAcross(localPath, target)
      await synced(dirname(target))
      return (await stat(target)).size
    }, 'written')
  }

  async localPath(path: string): Promise<string> {
    return this.#at(path)
  }

  async delete(path: string): Promise<void> {
    await writing(() => rm(this.#at(path), { force: true }), 'deleted')
  }

  #at(path: string): string {
    return join(this.#root, ...path.split('/'))
  }

  async #listed(path: string): Promise<StoredObject | null> {
    try {
      const { size, mtimeMs } = await stat(this.#at(path))
      return { path, bytes: size, modifiedMs: mtimeMs }
    } catch (error) {
      // Deleted since the folder was read.
      if (codeOf(error) === 'ENOENT') return null
      throw unusable(error, 'listed')
    }
  }

  async #write<T>(path: string, bytes: Buffer, place: (unfinished: string, target: string) => Promise<T>): Promise<T> {
    const target = this.#at(path)
    const folder = dirname(target)
    await mkdir(folder, { recursive: true })
    const unfinished = join(folder, `${UNFINISHED}${randomUUID()}`)
    try {
      await writeSynced(unfinished, bytes)
      const placed = await place(unfinished, target)
      await synced(folder)
      return placed
    } finally {
      await rm(unfinished, { force: true })
    }
  }
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** A file of another disk cannot be linked: it is copied beside its place first. */
async function linkedAcross(from: string, to: string): Promise<void> {
  try {
    await linked(from, to)
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error
    const copy = join(dirname(to), `${UNFINISHED}${randomUUID()}`)
    await copyFile(from, copy)
    await synced(copy)
    await linked(copy, to)
    await unlink(copy)
  }
}

async function writeSynced(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Brings a file's bytes, or a folder's names, to disk. */
async function synced(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function writing<T>(work: () => Promise<T>, what: string): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof SelfsameError ? error : unusable(error, what)
  }
}

function unusable(error: unknown, what: string): SelfsameError {
  return new SelfsameError('UNAVAILABLE', `A file of the lake could not be ${what} (${codeOf(error)})`, {
    cause: error,
    remedy: 'Free disk space where LAKE_URL is, and let this user write there; the worker then goes on',
  })
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code)
}
