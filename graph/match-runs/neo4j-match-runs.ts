import type {
  GraphRun,
  GraphRunProgress,
  PinSource,
  RequestedRun,
  RunEnd,
  RunLedger,
  RunPlace,
  RunQueue,
} from '../../src/app/match-runs/index.ts'
import type { Pin } from '../../src/model/index.ts'
import type { GraphConnection } from '../connection.ts'
import { decodePin } from '../identity/decode-verdict.ts'
import { listPins } from '../rules/list-pins.ts'
import { readPages } from '../rules/pages.ts'
import { ask, write } from '../transaction.ts'
import { begin } from './begin.ts'
import { cancel } from './cancel.ts'
import { decodeRun, type RunColumns } from './decode-run.ts'
import { due } from './due.ts'
import { end } from './end.ts'
import { enter } from './enter.ts'
import { listRuns } from './list.ts'
import { note } from './note.ts'
import { readRun } from './read.ts'

/** After every instant. */
const NEWEST: RunPlace = { requestedAt: '~', id: '' }

type Attempt = Pick<GraphRun, 'id' | 'attempts'>

/** Runs of matching, as Neo4j keeps them, and what they learn from. */
export class Neo4jMatchRuns implements RunLedger, RunQueue, PinSource {
  readonly #graph: GraphConnection

  constructor(graph: GraphConnection) {
    this.#graph = graph
  }

  async enter({ id, matcher, isPreview, withVerdicts, requestedBy, requestedAt }: RequestedRun): Promise<GraphRun> {
    const row = { id, matcher, isPreview, withVerdicts, requestedBy, requestedAt }
    return theRun(await write(this.#graph, (tx) => enter(tx, row)), id)
  }

  async run(id: string): Promise<GraphRun | null> {
    return firstOf(await ask(this.#graph, (session) => readRun(session, { id })))
  }

  async list(after: RunPlace | null, limit: number): Promise<readonly GraphRun[]> {
    const { requestedAt, id } = after ?? NEWEST
    return (await ask(this.#graph, (session) => listRuns(session, { requestedAt, id, limit }))).map(decodeRun)
  }

  async cancel(id: string, at: string): Promise<GraphRun | null> {
    return firstOf(await write(this.#graph, (tx) => cancel(tx, { id, at })))
  }

  async due(): Promise<GraphRun | null> {
    return firstOf(await ask(this.#graph, (session) => due(session, {})))
  }

  async begin(id: string, at: string): Promise<GraphRun | null> {
    return firstOf(await write(this.#graph, (tx) => begin(tx, { id, at })))
  }

  async note({ id, attempts }: Attempt, progress: GraphRunProgress): Promise<boolean> {
    const rows = await write(this.#graph, (tx) => note(tx, { id, attempts, progress: JSON.stringify(progress) }))
    return rows[0]?.goesOn ?? false
  }

  async end({ id, attempts }: Attempt, ended: RunEnd, at: string): Promise<void> {
    const result = ended.state === 'succeeded' ? JSON.stringify(ended.result) : null
    const fault = ended.state === 'failed' ? JSON.stringify(ended.fault) : null
    await write(this.#graph, (tx) => end(tx, { id, attempts, state: ended.state, at, result, fault }))
  }

  async pins(): Promise<readonly Pin[]> {
    return (await readPages(this.#graph, listPins, ({ id }) => id)).map(decodePin)
  }
}

function firstOf([row]: readonly RunColumns[]): GraphRun | null {
  return row === undefined ? null : decodeRun(row)
}

function theRun(rows: readonly RunColumns[], id: string): GraphRun {
  const run = firstOf(rows)
  if (run === null) throw new RangeError(`Entering ${id} gave no run`)
  return run
}
