import { setTimeout as sleep } from 'node:timers/promises'
import neo4j, { Neo4jError, type Session, type Transaction } from 'neo4j-driver'
import { SelfsameError } from '../src/model/index.ts'
import type { GraphConnection } from './connection.ts'

const ATTEMPTS_MAX = 8
const PAUSE_MS_MIN = 5
const PAUSE_MS_MAX = 50

/**
 * Runs one statement that reads, in one round trip: a transaction takes two or three.
 *
 * @throws SelfsameError UNAVAILABLE when the graph does not answer
 */
export async function ask<T>(graph: GraphConnection, work: (session: Session) => Promise<T>): Promise<T> {
  return attempt(graph, neo4j.session.READ, work)
}

/**
 * Runs work in one read transaction; asks again when the server says that it may.
 *
 * @throws SelfsameError UNAVAILABLE when the graph does not answer
 */
export async function read<T>(graph: GraphConnection, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return attempt(graph, neo4j.session.READ, transacted(work))
}

/**
 * Runs work in one write transaction. Deadlocks and lost connections run it again after 5 to 50 ms, even when
 * the connection was lost on COMMIT and the work may be done: so it has to be idempotent by key.
 * (The driver's own retry sleeps a whole second before the first.)
 *
 * @param work throws `Rollback` to leave nothing behind
 * @throws SelfsameError UNAVAILABLE when the graph does not answer
 */
export async function write<T>(graph: GraphConnection, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return attempt(graph, neo4j.session.WRITE, transacted(work))
}

/** Ends a transaction without a trace and hands `outcome` to the caller of `write`. */
export class Rollback<T> extends Error {
  readonly outcome: T

  constructor(outcome: T) {
    super('Rolled back')
    this.outcome = outcome
  }
}

function transacted<T>(work: (tx: Transaction) => Promise<T>): (session: Session) => Promise<T> {
  return async (session) => {
    const tx = session.beginTransaction()
    const result = await work(tx)
    await tx.commit()
    return result
  }
}

async function attempt<T>(
  graph: GraphConnection,
  mode: 'READ' | 'WRITE',
  work: (session: Session) => Promise<T>,
): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await once(graph, mode, work)
    } catch (error) {
      if (error instanceof Rollback) return error.outcome as T
      if (isCrowded(error)) throw crowded(error)
      if (!mayRetry(error)) throw error
      if (attempts === ATTEMPTS_MAX) throw unavailable(error)
      await sleep(PAUSE_MS_MIN + Math.random() * (PAUSE_MS_MAX - PAUSE_MS_MIN) * attempts)
    }
  }
}

async function once<T>(
  graph: GraphConnection,
  mode: 'READ' | 'WRITE',
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = graph.driver.session({ database: graph.database, defaultAccessMode: mode })
  try {
    return await work(session)
  } finally {
    await session.close()
  }
}

function mayRetry(error: unknown): boolean {
  return error instanceof Neo4jError && neo4j.isRetryableError(error)
}

/** The driver gives this error no code. */
function isCrowded(error: unknown): boolean {
  return error instanceof Neo4jError && error.message.startsWith('Connection acquisition timed out')
}

function crowded(cause: unknown): SelfsameError {
  return new SelfsameError('UNAVAILABLE', 'All connections to Neo4j were busy for half a minute', {
    cause,
    remedy: 'Ask again when less is asked at once',
  })
}

function unavailable(cause: unknown): SelfsameError {
  return new SelfsameError('UNAVAILABLE', `Neo4j did not take the work after ${ATTEMPTS_MAX} attempts`, {
    cause,
    remedy: 'Run `selfsame stack status`; the work goes on by itself once Neo4j answers',
  })
}

/** Whether the graph refused a write because somebody else's came first. */
export function isConstraintViolation(error: unknown): boolean {
  return error instanceof Neo4jError && error.code === 'Neo.ClientError.Schema.ConstraintValidationFailed'
}

/** Whether what was to be locked was deleted while we waited for it. */
export function isGone(error: unknown): boolean {
  return error instanceof Neo4jError && error.code === 'Neo.ClientError.Statement.EntityNotFound'
}
