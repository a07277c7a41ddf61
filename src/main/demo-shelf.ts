import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DemoShelf } from '../app/demo/index.ts'

/** Keeps the demo's truth in the data directory. */
export function demoShelfIn(home: string): DemoShelf {
  const folder = join(home, 'demo')
  return {
    read: async (name) => {
      try {
        return await readFile(join(folder, name), 'utf8')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    write: async (name, text) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(join(folder, name), text, { mode: 0o600 })
    },
  }
}
