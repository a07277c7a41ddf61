import { z } from 'zod'
import { homePaths } from './home.ts'
import { readJson, removeFile, writePrivateJson } from './json-file.ts'
import { processIdentitySchema } from './process-identity.ts'

const storeRecordSchema = z.strictObject({
  provider: z.enum(['explicit', 'docker', 'embedded']),
  version: z.string(),
  process: processIdentitySchema.nullable(),
  log: z.string().nullable(),
})

/** `stack.json`: how to reach the running stores. */
const stackRecordSchema = z.strictObject({
  keeper: processIdentitySchema,
  /** Whose end ends the stack; null when detached. */
  starter: processIdentitySchema.nullable(),
  startedAt: z.iso.datetime(),
  connections: z.strictObject({
    neo4j: z.strictObject({ uri: z.string(), user: z.string(), password: z.string(), database: z.string() }),
    redisUrl: z.string(),
    redisLogUrl: z.string(),
  }),
  stores: z.strictObject({ neo4j: storeRecordSchema, redis: storeRecordSchema, redisLog: storeRecordSchema }),
})

export type StackRecord = z.infer<typeof stackRecordSchema>

/** Why the stores ended without being told to. */
const stackCrashSchema = z.strictObject({
  at: z.iso.datetime(),
  /** What ended: a store's name for people, or `The keeper`. */
  what: z.string(),
  reason: z.string(),
  log: z.string().nullable(),
  lastLines: z.array(z.string()),
})

export type StackCrash = z.infer<typeof stackCrashSchema>

export function readStackRecord(home: string): StackRecord | null {
  return readJson(homePaths(home).stack, stackRecordSchema)
}

export function writeStackRecord(home: string, record: StackRecord): void {
  writePrivateJson(homePaths(home).stack, record)
  removeFile(homePaths(home).crash)
}

export function removeStackRecord(home: string): void {
  removeFile(homePaths(home).stack)
}

export function readStackCrash(home: string): StackCrash | null {
  return readJson(homePaths(home).crash, stackCrashSchema)
}

export function writeStackCrash(home: string, crash: StackCrash): void {
  writePrivateJson(homePaths(home).crash, crash)
}
