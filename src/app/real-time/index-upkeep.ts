import { randomUUID } from 'node:crypto'
import { requireScope, SelfsameError, type RequestContext } from '../../model/index.ts'
import { LIVE_MATCHER } from '../handover/index.ts'
import { GraphRecords } from '../match/index.ts'
import { LiveSettling, type SettlingParts } from './live-settling.ts'
import type { ModelStanding, ModelWatch } from './model-watch.ts'
import type { IndexShelf, StandingIndex } from './ports.ts'

export interface UpkeepParts extends SettlingParts {
  readonly models: Pick<ModelWatch, 'latest'>
  readonly shelf: IndexShelf
}

/** What looking after the index came to. */
export interface UpkeepReport {
  /** null without a model in force. */
  readonly index: StandingIndex | null
  readonly isBuilt: boolean
  /** Vertices that were matched late: they changed while there was no index. */
  readonly madeGood: number
  /** Vertices of which an earlier model had said something, judged by this one. */
  readonly judgedAgain: number
}

interface UpkeepOptions {
  /** @default false: only where it is missing, or of another model */
  readonly isRebuild?: boolean
  /** @param records in the new index so far */
  readonly onProgress?: (records: number) => void
  readonly signal?: AbortSignal
}

const VERTICES_AT_ONCE = 200

/**
 * Keeps the index as the graph is: builds it where it is missing or of another model, then matches what changed
 * meanwhile, and what only an earlier model said. Ended before it is done, the next one goes on.
 */
export class IndexUpkeep {
  readonly #parts: UpkeepParts

  constructor(parts: UpkeepParts) {
    this.#parts = parts
  }

  /** @throws SelfsameError FORBIDDEN without the scope `events:apply` or `operations`; UNAVAILABLE: call again */
  async run(context: RequestContext, options: UpkeepOptions = {}): Promise<UpkeepReport> {
    if (!context.scopes.includes('events:apply')) requireScope(context, 'operations')
    const { models, shelf } = this.#parts
    const standing = await models.latest()
    if (standing === null) return { index: null, isBuilt: false, madeGood: 0, judgedAgain: 0 }
    const { index } = await shelf.standing()
    const isFit = index?.modelVersion === standing.promotion.modelVersion && options.isRebuild !== true
    const fit = isFit ? index : await this.#build(standing, options)
    const settling = new LiveSettling(this.#parts, standing, shelf.open(fit.generation))
    const madeGood = await this.#makeGood(settling, options.signal)
    const judgedAgain = await this.#judgeAgain(settling, standing, options.signal)
    return { index: fit, isBuilt: !isFit, madeGood, judgedAgain }
  }

  /** The one before serves meanwhile: what changes now is noted as due. */
  async #build(standing: ModelStanding, { onProgress, signal }: UpkeepOptions): Promise<StandingIndex> {
    const { shelf, graph, now } = this.#parts
    const generation = randomUUID()
    const settling = new LiveSettling(this.#parts, standing, shelf.open(generation))
    let records = 0
    try {
      await shelf.building(generation)
      for await (const page of new GraphRecords(graph).pages()) {
        signal?.throwIfAborted()
        await settling.fill(page)
        await shelf.building(generation)
        records += page.length
        onProgress?.(records)
      }
      const { modelVersion } = standing.promotion
      const index = { generation, modelVersion, builtAt: now().toISOString(), records }
      await shelf.stand(index)
      return index
    } catch (error) {
      await shelf.discard(generation).catch(() => {})
      throw error
    }
  }

  async #makeGood(settling: LiveSettling, signal?: AbortSignal): Promise<number> {
    const { graph } = this.#parts
    for (let done = 0; ;) {
      signal?.throwIfAborted()
      const due = await graph.due(VERTICES_AT_ONCE)
      if (due.length === 0) return done
      await settling.settle(
        due.map(({ key }) => key),
        true,
      )
      await graph.dropDue(due)
      done += due.length
    }
  }

  /** @throws SelfsameError UNAVAILABLE when what an earlier model said stays there */
  async #judgeAgain(settling: LiveSettling, { promotion }: ModelStanding, signal?: AbortSignal): Promise<number> {
    const { graph, now } = this.#parts
    const model = { matcher: LIVE_MATCHER, modelVersion: promotion.modelVersion }
    const judged = new Set<string>()
    for (;;) {
      signal?.throwIfAborted()
      const keys = await graph.outdated(LIVE_MATCHER, VERTICES_AT_ONCE)
      if (keys.length === 0) break
      if (keys.every((key) => judged.has(key))) throw stuck(keys.length)
      await settling.settle(keys, true)
      for (const key of keys) judged.add(key)
    }
    if ((await graph.modelOf(LIVE_MATCHER))?.isComplete === false) await graph.complete(model, now().toISOString())
    return judged.size
  }
}

function stuck(vertices: number): SelfsameError {
  return new SelfsameError('UNAVAILABLE', `What an earlier model said at ${vertices} vertices could not be replaced`, {
    remedy: 'It is tried again; see the log of the worker',
  })
}
