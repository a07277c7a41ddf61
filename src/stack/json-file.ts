import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { z } from 'zod'

/** Written whole or not at all, and readable by its owner only: these files hold passwords. */
export function writePrivateJson(path: string, value: unknown): void {
  const part = `${path}.${process.pid}.part`
  writeFileSync(part, JSON.stringify(value, null, 2) + '\n', { mode: 0o600 })
  renameSync(part, path)
}

/** Appears whole or not at all. @returns false when the file is there already: it is left as it is */
export function createPrivateJson(path: string, value: unknown): boolean {
  const part = `${path}.${process.pid}.new`
  writeFileSync(part, JSON.stringify(value, null, 2) + '\n', { mode: 0o600 })
  try {
    linkSync(part, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    removeFile(part)
  }
}

/** @returns null when the file is not there or is not of this shape (cut short, or another version's) */
export function readJson<T>(path: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

export function removeFile(path: string): void {
  rmSync(path, { force: true })
}
