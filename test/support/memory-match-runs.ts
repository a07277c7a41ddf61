/** Runs of matching in memory: as Neo4j keeps them. */
import type {
  GraphRun,
  GraphRunProgress,
  RequestedRun,
  RunEnd,
  RunLedger,
  RunPlace,
  RunQueue,
} from '../../src/app/match-runs/index.ts'

export class MemoryMatchRuns implements RunLedger, RunQueue {
  readonly runs = new Map<string, GraphRun>()

  async enter(asked: RequestedRun): Promise<GraphRun> {
    const fresh = { state: 'queued', attempts: 0, isCancelRequested: false } as const
    const nothing = { startedAt: null, endedAt: null, progress: null, result: null, fault: null }
    const run = this.runs.get(asked.id) ?? { ...asked, ...fresh, ...nothing }
    this.runs.set(run.id, run)
    return run
  }

  async run(id: string): Promise<GraphRun | null> {
    return this.runs.get(id) ?? null
  }

  async list(after: RunPlace | null, limit: number): Promise<readonly GraphRun[]> {
    const all = [...this.runs.values()].toSorted(newestFirst)
    return all.filter((run) => after === null || newestFirst(run, after) > 0).slice(0, limit)
  }

  async cancel(id: string, at: string): Promise<GraphRun | null> {
    const run = this.runs.get(id)
    if (run === undefined) return null
    if (run.state === 'queued') this.#set(run, { state: 'cancelled', endedAt: at, isCancelRequested: true })
    if (run.state === 'running') this.#set(run, { isCancelRequested: true })
    return this.run(id)
  }

  async due(): Promise<GraphRun | null> {
    const open = [...this.runs.values()].filter(({ state }) => state === 'queued' || state === 'running')
    return open.toSorted((x, y) => -newestFirst(x, y))[0] ?? null
  }

  async begin(id: string, at: string): Promise<GraphRun | null> {
    const run = this.runs.get(id)
    if (run === undefined || (run.state !== 'queued' && run.state !== 'running')) return null
    return this.#set(run, { state: 'running', startedAt: at, attempts: run.attempts + 1, progress: null })
  }

  async note({ id, attempts }: Pick<GraphRun, 'id' | 'attempts'>, progress: GraphRunProgress): Promise<boolean> {
    const run = this.runs.get(id)
    if (run === undefined || run.attempts !== attempts || run.state !== 'running') return false
    return !this.#set(run, { progress }).isCancelRequested
  }

  async end({ id, attempts }: Pick<GraphRun, 'id' | 'attempts'>, ended: RunEnd, at: string): Promise<void> {
    const run = this.runs.get(id)
    if (run !== undefined && run.attempts === attempts) this.#set(run, { ...ended, endedAt: at })
  }

  #set(run: GraphRun, change: Partial<GraphRun>): GraphRun {
    const changed = { ...run, ...change }
    this.runs.set(run.id, changed)
    return changed
  }
}

function newestFirst(x: RunPlace, y: RunPlace): number {
  if (x.requestedAt !== y.requestedAt) return x.requestedAt > y.requestedAt ? -1 : 1
  return x.id < y.id ? -1 : Number(x.id > y.id)
}
