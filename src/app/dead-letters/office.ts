import { type Fault, type RequestContext, requireScope, SelfsameError } from '../../model/index.ts'
import type { DeadLetter, DeadLetters, Ingest } from '../ingest/index.ts'
import { type Replay, type Replayed, replayOf } from './replay.ts'

/** `first`: how many, 1 to 1,000. `after`: the id to begin after; null for the oldest. */
export interface DeadLetterPage {
  readonly first: number
  readonly after: string | null
}

const PAGE_MAX = 1_000

/** Lists, shows and replays dead letters. Every method throws SelfsameError FORBIDDEN without the scope `operations`. */
export class DeadLetterOffice {
  readonly #letters: DeadLetters
  readonly #ingest: Pick<Ingest, 'retry'>

  constructor(letters: DeadLetters, ingest: Pick<Ingest, 'retry'>) {
    this.#letters = letters
    this.#ingest = ingest
  }

  /** Oldest first. @throws SelfsameError BAD_REQUEST when the page has none or more than 1,000 letters */
  async list(context: RequestContext, { first, after }: DeadLetterPage): Promise<DeadLetter[]> {
    requireScope(context, 'operations')
    if (Number.isInteger(first) && first >= 1 && first <= PAGE_MAX) return this.#letters.list({ after, limit: first })
    throw new SelfsameError(
      'BAD_REQUEST',
      `A page of dead letters has 1 to ${PAGE_MAX} of them; ${first} were asked for`,
    )
  }

  async count(context: RequestContext): Promise<number> {
    requireScope(context, 'operations')
    return this.#letters.count()
  }

  /** @returns null when there is none of that id */
  async get(context: RequestContext, id: string): Promise<DeadLetter | null> {
    requireScope(context, 'operations')
    return this.#letters.get(id)
  }

  /**
   * Sends letters in again through the same channel, for the same sender, as of the time they were received. What is
   * taken leaves the dead letters; what is refused stays, under its new fault.
   *
   * @throws SelfsameError NOT_FOUND when an id is none: nothing was replayed
   */
  async replay(context: RequestContext, ids: readonly string[]): Promise<Replay> {
    const letters: DeadLetter[] = []
    for (const id of new Set(ids)) letters.push((await this.get(context, id)) ?? noSuchLetter(id))
    return replayOf(await this.#replayEach(context, letters))
  }

  /** Replays every letter that was there when it began, oldest first. */
  async replayAll(context: RequestContext): Promise<Replay> {
    const outcomes: Replayed[] = []
    let left = await this.count(context)
    let after: string | null = null
    while (left > 0) {
      const page = await this.list(context, { after, first: Math.min(left, PAGE_MAX) })
      outcomes.push(...(await this.#replayEach(context, page)))
      left = page.length === 0 ? 0 : left - page.length
      after = page.at(-1)?.id ?? null
    }
    return replayOf(outcomes)
  }

  /** One after the other, so that letters of one device keep their order. */
  async #replayEach(context: RequestContext, letters: readonly DeadLetter[]): Promise<Replayed[]> {
    const outcomes: Replayed[] = []
    for (const letter of letters) outcomes.push(await this.#replayOne(context, letter))
    return outcomes
  }

  async #replayOne(context: RequestContext, letter: DeadLetter): Promise<Replayed> {
    const outcome = await this.#ingest.retry(context, letter)
    if (outcome.kind === 'fault') return { ...outcome, id: await this.#keep(letter, outcome.fault) }
    await this.#letters.remove([letter.id])
    return { ...outcome, id: letter.id }
  }

  /** A letter cannot be changed in place: with another fault it is written anew before the old one goes. */
  async #keep({ id, ...letter }: DeadLetter, fault: Fault): Promise<string> {
    if (isSame(fault, letter.fault)) return id
    const ids = await this.#letters.add([{ ...letter, fault }])
    await this.#letters.remove([id])
    return ids.join()
  }
}

function isSame(a: Fault, b: Fault): boolean {
  return a.code === b.code && a.field === b.field && a.message === b.message
}

function noSuchLetter(id: string): never {
  throw new SelfsameError('NOT_FOUND', `There is no dead letter ${id}`, { remedy: 'selfsame dead-letters list' })
}
