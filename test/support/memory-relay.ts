import type {
  ConsumerEntry,
  ConsumerLedger,
  ConsumerPlace,
  ConsumerPlaces,
  Outbox,
  Registration,
} from '../../src/app/relay/ports.ts'
import { type Change, type ChangeBody, SelfsameError } from '../../src/model/index.ts'

type Entry = ConsumerEntry & Pick<ConsumerPlace, 'epoch' | 'rebuiltTo'>

/** Changes and the cursors of their consumers, in memory. */
export class MemoryRelay implements Outbox, ConsumerPlaces, ConsumerLedger {
  readonly all: Change[] = []
  readonly entries = new Map<string, Entry>()
  pruned = 0

  /** @param change what it names */
  commit(change: { changed?: readonly string[]; retired?: readonly string[] } = {}): Change {
    const seq = (this.all.at(-1)?.seq ?? this.pruned) + 1
    const committed = changeOf(seq, change)
    this.all.push(committed)
    return committed
  }

  async head() {
    return this.all.at(-1)?.seq ?? this.pruned
  }

  async settledHead() {
    return this.head()
  }

  async changes(after: number, limit: number) {
    return this.all.filter(({ seq }) => seq > after && seq <= after + limit)
  }

  async prune() {
    return 0
  }

  async register({ name, keepsChanges, keepsPlace, begins }: Registration) {
    const position = begins === 'oldest' ? this.pruned : await this.head()
    const fresh = { position, state: 'running', epoch: 1, rebuiltTo: null, fault: null, parkedAt: null } as const
    this.entries.set(name, { ...(this.entries.get(name) ?? { ...fresh, isFed: true }), name, keepsChanges, keepsPlace })
  }

  async place(name: string) {
    const entry = this.entries.get(name)
    if (entry === undefined) throw new SelfsameError('NOT_FOUND', `The consumer ${name} is not registered`)
    return entry
  }

  async advance(name: string, epoch: number, position: number) {
    return this.#move(name, epoch, ({ state }) => (state === 'parked' ? null : { position }))
  }

  async park(name: string, epoch: number, { position, fault, at }: { position: number; fault: string; at: string }) {
    return this.#move(name, epoch, () => ({ position, fault, parkedAt: at, state: 'parked' }))
  }

  async noteRebuild(name: string, epoch: number, rebuiltTo: string | null) {
    return this.#move(name, epoch, ({ state }) =>
      state === 'rebuilding' ? { rebuiltTo, state: rebuiltTo === null ? 'running' : 'rebuilding' } : null,
    )
  }

  async outbox() {
    return { head: await this.head(), pruned: this.pruned }
  }

  async consumers() {
    return [...this.entries.values()].map(({ epoch: _epoch, rebuiltTo: _rebuiltTo, ...entry }) => entry)
  }

  async replay(name: string, from: number) {
    const entry = this.entries.get(name)
    if (entry === undefined) return null
    const isThere = from > this.pruned && from <= (await this.head()) + 1
    if (isThere) this.entries.set(name, { ...entry, position: from - 1, epoch: entry.epoch + 1 })
    return { isThere, pruned: this.pruned }
  }

  async resume(name: string) {
    const entry = this.entries.get(name)
    if (entry === undefined) return null
    if (entry.state !== 'parked') return false
    const resumed = { state: 'running', fault: null, parkedAt: null, rebuiltTo: null, epoch: entry.epoch + 1 } as const
    this.entries.set(name, { ...entry, ...resumed })
    return true
  }

  async rebuild(name: string) {
    const entry = this.entries.get(name)
    if (entry === undefined) return false
    const begun = { state: 'rebuilding', fault: null, parkedAt: null, rebuiltTo: null, epoch: entry.epoch + 1 } as const
    this.entries.set(name, { ...entry, ...begun })
    return true
  }

  async #move(name: string, epoch: number, to: (entry: Entry) => Partial<Entry> | null): Promise<boolean> {
    const entry = await this.place(name)
    const moved = entry.epoch === epoch ? to(entry) : null
    if (moved !== null) this.entries.set(name, { ...entry, ...moved })
    return moved !== null
  }
}

function changeOf(
  seq: number,
  { changed = [], retired = [] }: { changed?: readonly string[]; retired?: readonly string[] },
): Change {
  const body: ChangeBody = {
    cause: { decision: `d${seq}` },
    registered: [],
    evidence: [],
    movedEvidence: [],
    logins: [],
    identifiers: [],
    pins: { made: [], withdrawn: [] },
    conflicts: { made: [], removed: [] },
    moved: [],
    records: [],
    decisions: [],
    profiles: { changed, retired },
  }
  return { seq, kind: 'evidence', at: '2026-06-01T00:00:00.000Z', body }
}
