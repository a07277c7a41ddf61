import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { z } from 'zod'
import { SelfsameError } from '../model/index.ts'
import { homePaths, isHomeEntry } from './home.ts'
import { createPrivateJson, readJson, writePrivateJson } from './json-file.ts'
import type { StoreName } from './settings.ts'

const keptStoreSchema = z.strictObject({
  provider: z.enum(['docker', 'embedded']),
  password: z.string().min(1),
  /** The newest version that wrote the store's files; null before its first start. */
  version: z.string().nullable(),
})

/** What is decided at a store's first start and must not change by itself: where its data lies and its password. */
const installationSchema = z.strictObject({
  format: z.literal(1),
  stores: z.strictObject({
    neo4j: keptStoreSchema.optional(),
    redis: keptStoreSchema.optional(),
    redisLog: keptStoreSchema.optional(),
  }),
})

export type KeptStore = z.infer<typeof keptStoreSchema>
export type Installation = z.infer<typeof installationSchema>

/**
 * @returns an empty installation for a data directory never used
 * @throws SelfsameError CONFIGURATION when it cannot be read: its passwords are needed
 */
export function readInstallation(home: string): Installation {
  if (!isSelfsameHome(home)) return { format: 1, stores: {} }
  const installation = readJson(homePaths(home).installation, installationSchema)
  if (installation === null) throw unusable(`${homePaths(home).installation} is damaged, or another version's`)
  return installation
}

export function writeInstallation(home: string, installation: Installation): void {
  writePrivateJson(homePaths(home).installation, installation)
}

/** @returns the installation with this store in it, as it was kept or new with a password made up */
export function withStore(installation: Installation, name: StoreName, provider: KeptStore['provider']): Installation {
  if (installation.stores[name] !== undefined) return installation
  const password = randomBytes(24).toString('hex')
  return { ...installation, stores: { ...installation.stores, [name]: { provider, password, version: null } } }
}

export function withVersion(installation: Installation, name: StoreName, version: string): Installation {
  const kept = installation.stores[name]
  return kept === undefined
    ? installation
    : { ...installation, stores: { ...installation.stores, [name]: { ...kept, version } } }
}

/** @returns true when the directory is one that `prepareHome` made */
export function isSelfsameHome(home: string): boolean {
  return existsSync(homePaths(home).installation)
}

/**
 * Makes the data directory, and marks it as Selfsame's own.
 *
 * @throws SelfsameError CONFIGURATION when it cannot be made, or holds another program's files
 */
export function prepareHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 })
    if (!isSelfsameHome(home)) claim(home)
    mkdirSync(homePaths(home).logs, { recursive: true })
  } catch (error) {
    if (error instanceof SelfsameError) throw error
    throw unusable(`The data directory ${home} cannot be made: ${(error as Error).message}`)
  }
}

/** `reset` removes what lies in it: so it must be nobody else's. */
function claim(home: string): void {
  const found = readdirSync(home).find((name) => !isHomeEntry(name))
  if (found !== undefined) throw unusable(`The directory ${home} holds ${found}, which is not Selfsame's`)
  createPrivateJson(homePaths(home).installation, { format: 1, stores: {} } satisfies Installation)
}

function unusable(message: string): SelfsameError {
  return new SelfsameError('CONFIGURATION', message, {
    remedy: "Set SELFSAME_HOME to a directory that can be written, and is empty or Selfsame's own",
  })
}
