import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import type { FinishedWork, MatchParts, SourceRows } from '../ports.ts'
import type { Given } from '../prepare.ts'
import type { MatchRequest } from '../request.ts'
import type { Told } from '../told-pairs.ts'

/** To be raised when a step computes otherwise than before: what was kept is of no use then. */
const FORMAT = 1

/** All that what a run computes depends on. */
export interface WorkOfRun {
  readonly request: Pick<MatchRequest, 'idColumn' | 'truthColumn' | 'isLinkOnly'>
  readonly given: Given
  readonly source: Pick<SourceRows, 'digests'>
  readonly told: Pick<Told, 'pairs'>
}

/** Opens what was kept of the same work. */
export async function finishedSteps(
  { openFinished }: Pick<MatchParts, 'openFinished'>,
  work: WorkOfRun,
): Promise<FinishedSteps> {
  return new FinishedSteps(openFinished === undefined ? null : await openFinished(keyOf(work)))
}

/** The steps of one run, in order: what was finished before is read, all else is done and kept. */
export class FinishedSteps {
  /** Steps that were taken over. */
  readonly resumed: string[] = []
  /** Why nothing is kept any more; null while it is. */
  lost: string | null = null
  readonly #work: FinishedWork | null

  /** @param work null: nothing is kept */
  constructor(work: FinishedWork | null) {
    this.#work = work
  }

  /** @param work what it gives must be data: texts, numbers, lists, objects, and arrays of numbers on memory of their own */
  async step<Result>(name: string, work: () => Promise<Result> | Result): Promise<Result> {
    const found = (await this.#work?.read(name)) ?? null
    if (found !== null) {
      this.resumed.push(name)
      return deserialize(found) as Result
    }
    const result = await work()
    if (this.lost === null) await this.#keep(name, result)
    return result
  }

  /** The run has ended well. */
  async clear(): Promise<void> {
    await this.#work?.clear()
  }

  /** That nothing can be kept is no reason to end a run. */
  async #keep(name: string, result: unknown): Promise<void> {
    try {
      await this.#work?.write(name, serialize(result))
    } catch (error) {
      this.lost = `What is finished cannot be kept for a run that goes on: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}`
    }
  }
}

function keyOf({ request, given, source, told }: WorkOfRun): string {
  const { idColumn, truthColumn = null, isLinkOnly = false } = request
  const said = [FORMAT, idColumn, truthColumn, isLinkOnly, source.digests, given.model, given.settings?.yaml ?? null]
  const hash = createHash('sha256').update(JSON.stringify(said))
  for (const numbers of Object.values(told.pairs)) hash.update(numbers).update('|')
  return hash.digest('hex')
}
