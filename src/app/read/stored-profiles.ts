import { describeFault, type GraphProfile, type IdentifierKey } from '../../model/index.ts'
import type { ProfileStore } from '../../projections/index.ts'
import type { ProfileGraph } from './ports.ts'

/** The subset of a pino logger that is told when the store is lost and found. */
export interface StoreLog {
  warn(fields: object, message: string): void
  info(fields: object, message: string): void
}

export interface StoredProfilesPorts {
  readonly store: Pick<ProfileStore, 'byIds' | 'byIdentifiers' | 'putNewer'>
  readonly graph: Pick<ProfileGraph, 'byIds' | 'byIdentifiers'>
  readonly log: StoreLog
}

/** How long a store that did not answer is left alone: nobody waits for it meanwhile. */
const LEFT_ALONE_MS = 1_000

/**
 * Profiles out of a store, and out of the graph where it holds none; what was read from the graph is put there. A store that does
 * not answer is left alone for a second: reads then go to the graph.
 */
export class StoredProfiles {
  readonly #ports: StoredProfilesPorts
  #lostUntil: number | null = null

  constructor(ports: StoredProfilesPorts) {
    this.#ports = ports
  }

  byIds(ids: readonly string[]): Promise<(GraphProfile | null)[]> {
    const { store } = this.#ports
    return this.#filled(
      ids,
      () => store.byIds(ids),
      (missing) => this.freshByIds(missing),
    )
  }

  byIdentifiers(keys: readonly IdentifierKey[]): Promise<(GraphProfile | null)[]> {
    const { store } = this.#ports
    return this.#filled(
      keys,
      () => store.byIdentifiers(keys),
      (missing) => this.freshByIdentifiers(missing),
    )
  }

  /** As the graph has them by now. */
  async freshByIds(ids: readonly string[]): Promise<(GraphProfile | null)[]> {
    return this.#kept(await this.#ports.graph.byIds(ids))
  }

  /** As the graph has them by now. */
  async freshByIdentifiers(keys: readonly IdentifierKey[]): Promise<(GraphProfile | null)[]> {
    return this.#kept(await this.#ports.graph.byIdentifiers(keys))
  }

  async #filled<Name extends string>(
    names: readonly Name[],
    stored: () => Promise<(GraphProfile | null)[]>,
    fresh: (missing: readonly Name[]) => Promise<(GraphProfile | null)[]>,
  ): Promise<(GraphProfile | null)[]> {
    const there = (await this.#trying(stored)) ?? names.map(() => null)
    const missing = names.filter((_, at) => there[at] === null)
    if (missing.length === 0) return there
    const read = await fresh(missing)
    const found = new Map(missing.map((name, at) => [name, read[at] ?? null]))
    return names.map((name, at) => there[at] ?? found.get(name) ?? null)
  }

  /** Nobody waits for it to be put. */
  #kept(read: (GraphProfile | null)[]): (GraphProfile | null)[] {
    const profiles = new Map(read.flatMap((profile) => (profile === null ? [] : [[profile.id, profile]])))
    const states = [...profiles.values()].map((profile) => ({
      id: profile.id,
      reflectsChange: profile.reflectsChange,
      profile,
    }))
    if (states.length > 0) void this.#trying(() => this.#ports.store.putNewer(states))
    return read
  }

  /** @returns null when the store does not answer */
  async #trying<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.#lostUntil !== null && performance.now() < this.#lostUntil) return null
    try {
      const answer = await work()
      if (this.#lostUntil !== null) this.#ports.log.info({}, 'The profile store answers again')
      this.#lostUntil = null
      return answer
    } catch (error) {
      if (this.#lostUntil === null)
        this.#ports.log.warn(
          { fault: describeFault(error) },
          'The profile store does not answer: reads go to the graph',
        )
      this.#lostUntil = performance.now() + LEFT_ALONE_MS
      return null
    }
  }
}
