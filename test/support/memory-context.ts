/** Live context in memory, with what keeps the port's promises of time left out. */
import {
  type ContextOutcome,
  ContextReader,
  type ContextReaderParts,
  type ContextStore,
  ContextUpdates,
  type ContextUpdateParts,
  type ContextWrite,
  type KeptContext,
} from '../../src/app/context/index.ts'
import { type Anchor, isWithin } from '../../src/model/index.ts'
import { type CartVersions, DEFAULT_CONTEXT_SETTINGS } from '../../src/projections/context/index.ts'

interface Parts
  extends Pick<ContextUpdateParts, 'profiles' | 'tokens' | 'ingest'>, Pick<ContextReaderParts, 'figures'> {
  readonly store?: ContextStore
}

/** Live context over whatever use cases a test has. */
export function contextUseCases({ store = new MemoryContextStore(), figures, ...parts }: Parts) {
  const context = new ContextReader({ store, figures, settings: DEFAULT_CONTEXT_SETTINGS })
  return { context, contextUpdates: new ContextUpdates({ ...parts, reader: context, store }) }
}

export class MemoryContextStore implements ContextStore {
  readonly #writes = new Map<string, ContextWrite['entry']>()
  readonly #outcomes = new Map<string, ContextOutcome>()

  async put(writes: readonly ContextWrite[]): Promise<void> {
    for (const { entry, expected, messageId } of writes) {
      const isMet = [...(expected ?? [])].every(([key, version]) => this.#version(key) === version)
      if (expected !== null) this.#outcomes.set(messageId, isMet ? 'applied' : 'conflict')
      if (isMet) this.#writes.set(`${entry.vertex} ${entry.place}`, entry)
    }
  }

  async read(people: readonly (readonly Anchor[])[]): Promise<KeptContext[]> {
    return people.map((anchors) => {
      const entries = anchors.flatMap((anchor) =>
        [...this.#writes.values()].filter(({ vertex, atMs }) => vertex === anchor.key && isWithin(anchor, atMs)),
      )
      const cartVersions: CartVersions = new Map(anchors.map(({ key }) => [key, this.#version(key)]))
      return { entries, cartVersions }
    })
  }

  async outcome(messageId: string): Promise<ContextOutcome | null> {
    return this.#outcomes.get(messageId) ?? null
  }

  #version(key: string): number {
    return [...this.#writes.values()].filter(({ kind, vertex }) => kind === 'cart' && vertex === key).length
  }
}
