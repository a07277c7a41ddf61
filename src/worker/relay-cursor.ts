import type { ConsumerPlace, ConsumerPlaces, ConsumerState } from '../app/relay/ports.ts'

/** A consumer's cursor: it moves with every page, and is written to the graph twice a second at the most. */
export class RelayCursor {
  readonly epoch: number
  readonly #places: ConsumerPlaces
  readonly #name: string
  readonly #saveEveryMs: number
  #state: ConsumerState
  #rebuiltTo: string | null
  #position: number
  #saved: number
  #savedAt = -Infinity

  /** @param position where the consumer is: by its own account, or as `place` says */
  constructor(places: ConsumerPlaces, name: string, place: ConsumerPlace, position: number, saveEveryMs: number) {
    this.#places = places
    this.#name = name
    this.#saveEveryMs = saveEveryMs
    this.epoch = place.epoch
    this.#state = place.state
    this.#rebuiltTo = place.rebuiltTo
    this.#saved = place.position
    this.#position = position
  }

  get position(): number {
    return this.#position
  }

  get state(): ConsumerState {
    return this.#state
  }

  get rebuiltTo(): string | null {
    return this.#rebuiltTo
  }

  moveTo(position: number): void {
    this.#position = position
  }

  /** @returns false when the cursor is another's by now, or was sent elsewhere */
  async saveWhenDue(): Promise<boolean> {
    return performance.now() - this.#savedAt < this.#saveEveryMs || this.save()
  }

  /** @returns as `saveWhenDue` */
  async save(): Promise<boolean> {
    const position = this.#position
    if (position === this.#saved) return true
    if (!(await this.#places.advance(this.#name, this.epoch, position))) return false
    this.#saved = position
    this.#savedAt = performance.now()
    return true
  }

  /** @returns whether the graph's cursor is still this one, and in the same state */
  async isCurrent(): Promise<boolean> {
    const { epoch, state } = await this.#places.place(this.#name)
    return epoch === this.epoch && state === this.#state
  }

  /** @param fault holds no person's data */
  park(fault: string, at: string): Promise<boolean> {
    return this.#places.park(this.#name, this.epoch, { position: this.#position, fault, at })
  }

  /** @param rebuiltTo null when the rebuild is done. @returns as `saveWhenDue` */
  async noteRebuild(rebuiltTo: string | null): Promise<boolean> {
    this.#rebuiltTo = rebuiltTo
    if (rebuiltTo === null) this.#state = 'running'
    return this.#places.noteRebuild(this.#name, this.epoch, rebuiltTo)
  }
}
