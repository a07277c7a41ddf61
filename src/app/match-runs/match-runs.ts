import { digest, requireScope, SelfsameError, type RequestContext } from '../../model/index.ts'
import { requireName } from '../handover/index.ts'
import { checkedKey } from '../idempotency-key.ts'
import type { GraphRun } from './match-run-entry.ts'
import type { RunLedger } from './ports.ts'
import { encodeRunPlace, runPlaceOf } from './run-place.ts'

const GRAPH_MATCHER = 'graph'

export interface RunWish {
  /** @default false */
  readonly preview?: boolean | undefined
  /** Name of the result. @default 'graph' */
  readonly matcher?: string | undefined
  /** Whether stewards' verdicts retrain the second stage. @default true */
  readonly verdicts?: boolean | undefined
  /** Makes a wish that is sent twice one run: 1 to 256 characters. @default a random one */
  readonly idempotencyKey?: string | null | undefined
}

export interface RunPage {
  readonly runs: readonly { readonly cursor: string; readonly run: GraphRun }[]
  readonly hasMore: boolean
}

export interface MatchRunsParts {
  readonly ledger: RunLedger
  readonly now: () => Date
}

/**
 * Runs of matching over the graph's own records: asked for here, and done by a worker, one at a time.
 *
 * Every method throws SelfsameError FORBIDDEN without the scope `profiles:decide`.
 */
export class MatchRuns {
  readonly #parts: MatchRunsParts

  constructor(parts: MatchRunsParts) {
    this.#parts = parts
  }

  /** @throws SelfsameError BAD_REQUEST; CONFLICT for an idempotency key that was used for another run */
  async start(context: RequestContext, wish: RunWish): Promise<GraphRun> {
    requireScope(context, 'profiles:decide')
    const { preview: isPreview = false, matcher = GRAPH_MATCHER, verdicts: withVerdicts = true } = wish
    requireName('name of the result', matcher)
    const asked = { matcher, isPreview, withVerdicts }
    const id = `m${digest(`match-run/${JSON.stringify([context.actor, checkedKey(wish.idempotencyKey)])}`)}`
    const requestedAt = this.#parts.now().toISOString()
    const run = await this.#parts.ledger.enter({ ...asked, id, requestedBy: context.actor, requestedAt })
    if (run.matcher === matcher && run.isPreview === isPreview && run.withVerdicts === withVerdicts) return run
    throw new SelfsameError('CONFLICT', `The idempotency key was used for another run, which is ${id}`, {
      remedy: 'Use a new key for a new request',
    })
  }

  /** A run that has ended stays as it is; one that hands over has done a part, which stays: hand over or undo. @throws SelfsameError NOT_FOUND */
  async cancel(context: RequestContext, id: string): Promise<GraphRun> {
    requireScope(context, 'profiles:decide')
    const run = await this.#parts.ledger.cancel(id, this.#parts.now().toISOString())
    if (run !== null) return run
    throw new SelfsameError('NOT_FOUND', `There is no match run ${id}`, {
      remedy: 'See `matchRuns` for those there are',
    })
  }

  async run(context: RequestContext, id: string): Promise<GraphRun | null> {
    requireScope(context, 'profiles:decide')
    return this.#parts.ledger.run(id)
  }

  /** The newest first. @throws SelfsameError BAD_REQUEST for a cursor that is none */
  async list(
    context: RequestContext,
    { first, after }: { readonly first: number; readonly after: string | null },
  ): Promise<RunPage> {
    requireScope(context, 'profiles:decide')
    const found = await this.#parts.ledger.list(runPlaceOf(after), first + 1)
    const runs = found.slice(0, first).map((run) => ({ cursor: encodeRunPlace(run), run }))
    return { runs, hasMore: found.length > first }
  }
}
