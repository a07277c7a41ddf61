import { setTimeout as sleep } from 'node:timers/promises'
import neo4j, { Neo4jError, type Driver, type Session, type Transaction } from 'neo4j-driver'
import { SelfsameError } from '../src/model/index.ts'

/** Which database to ask, by which driver. */
export interface GraphServer {
  readonly driver: Driver
  readonly database: string
}

const ATTEMPTS_MAX = 8
const PAUSE_MS_MIN = 5
const PAUSE_MS_MAX = 50

/**
 * Runs one statement that reads, in one round trip: a transaction takes two or three.
 *
 * @throws SelfsameError UNAVAILABLE when the graph does not answer
 */
export async function ask<T>(graph: GraphServer, work: (session: Session) => Promise<T>): Promise<T> {
  return attempt(graph, neo4j.session.READ, work)
}

/**
 * Runs work in one read transaction; asks again when the server says that it may. What was read is read: nobody waits
 * for the end of a transaction that wrote nothing.
 *
 * @throws SelfsameError UNAVAILABLE when the graph does not answer
 */
export async function read<T>(graph: GraphServer, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return attempt(graph, neo4j.session.READ, (session) => work(session.beginTransaction()))
}

/**
 * Runs work in one write transaction. Deadlocks and lost connections run it again after 5 to 50 ms, even when
 * the connection was lost on COMMIT and the work may be done: so it has to be idempotent by key.
 * (The driver's own retry sleeps a whole second before the first.)
 *
 * @param work throws `Rollback` to leave nothing behind
 * @throws SelfsameError UNAVAILABLE when the graph does not answer
 */
export async function write<T>(graph: GraphServer, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return attempt(graph, neo4j.session.WRITE, async (session) => {
    const tx = session.beginTransaction()
    const result = await work(tx)
    await tx.commit()
    return result
  })
}

/**
 * Holds locks while work is done in other transactions. They are let go with the session, whose transaction is rolled
 * back: it writes nothing. Taking them is tried again as any work is; the work is done once.
 *
 * @throws SelfsameError UNAVAILABLE when the graph does not answer
 */
export async function holding<T>(
  graph: GraphServer,
  lock: (tx: Transaction) => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  const session = await retried(() => locked(graph, lock))
  try {
    return await work()
  } finally {
    // Locks whose connection was lost are gone already, and what the work came to does not rest on them.
    await session.close().catch(() => {})
  }
}

async function locked(graph: GraphServer, lock: (tx: Transaction) => Promise<unknown>): Promise<Session> {
  const session = sessionOf(graph, neo4j.session.WRITE)
  try {
    await lock(session.beginTransaction())
    return session
  } catch (error) {
    await session.close()
    throw error
  }
}

/** Ends a transaction without a trace and hands `outcome` to the caller of `write`. */
export class Rollback<T> extends Error {
  readonly outcome: T

  constructor(outcome: T) {
    super('Rolled back')
    this.outcome = outcome
  }
}

function attempt<T>(graph: GraphServer, mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> {
  return retried(() => once(graph, mode, work))
}

async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await work()
    } catch (error) {
      if (error instanceof Rollback) return error.outcome as T
      if (isCrowded(error)) throw crowded(error)
      if (!mayRetry(error)) throw error
      if (attempts === ATTEMPTS_MAX) throw unavailable(error)
      await sleep(PAUSE_MS_MIN + Math.random() * (PAUSE_MS_MAX - PAUSE_MS_MIN) * attempts)
    }
  }
}

async function once<T>(graph: GraphServer, mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> {
  const session = sessionOf(graph, mode)
  try {
    return await work(session)
  } finally {
    // Rolls back what is open: of a write nothing must be left before it is tried again.
    const closed = session.close()
    if (mode === neo4j.session.WRITE) await closed
    else closed.catch(() => {})
  }
}

function sessionOf({ driver, database }: GraphServer, mode: 'READ' | 'WRITE'): Session {
  return driver.session({ database, defaultAccessMode: mode })
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
