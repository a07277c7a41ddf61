import type { BirthId, Change, IdentifierKey } from '../../model/index.ts'
import type { ChangePage, Consumer } from '../consumer.ts'
import type { ProfileState, ProfileStore, TouchedProfiles } from './ports.ts'

/** Read from the graph in one statement. */
const PROFILES_PER_READ = 500

interface ProfileStorePorts {
  readonly graph: TouchedProfiles
  readonly store: ProfileStore
}

/**
 * Profiles by id and by identifier, for reads of a millisecond. A change only says which profiles it touched: they are read from
 * the graph as they are by now, so that taking a change twice, or late, does no harm.
 */
export function profileStoreConsumer({ graph, store }: ProfileStorePorts): Consumer {
  return {
    name: 'profile-store',
    keepsChanges: false,
    // What was before is filled in when it is asked for.
    begins: 'newest',
    page: { changesMax: 500, lingerMs: 0 },
    ownPlace: null,
    async apply({ changes, position, head }: ChangePage) {
      const changed = changes.length === 0 ? [] : await takeOver({ graph, store }, changes)
      await store.reach(position, head)
      if (changed.length > 0) await store.announce(changed)
    },
    async rebuild(after) {
      if (after === null) await store.beginGeneration()
      const states = await graph.page(after, PROFILES_PER_READ)
      const last = states.at(-1)
      if (last === undefined) {
        await store.switchGeneration()
        return null
      }
      await store.putNewer(states)
      return last.id
    },
  }
}

/** @returns the ids of the profiles that are others now */
async function takeOver({ graph, store }: ProfileStorePorts, changes: readonly Change[]): Promise<BirthId[]> {
  const { ids, keys } = touchedBy(changes)
  const states = new Map<BirthId, ProfileState>()
  for (let at = 0; at < Math.max(ids.length, keys.length); at += PROFILES_PER_READ) {
    const some = <T>(all: readonly T[]) => all.slice(at, at + PROFILES_PER_READ)
    for (const state of await graph.touched(some(ids), some(keys))) states.set(state.id, state)
  }
  await store.put([...states.values()])
  return [...states.keys()]
}

function touchedBy(changes: readonly Change[]): { ids: BirthId[]; keys: IdentifierKey[] } {
  const bodies = changes.map(({ body }) => body)
  return {
    ids: [...new Set(bodies.flatMap(({ profiles: { changed, retired } }) => [...changed, ...retired]))],
    // Whose an identifier is, and whether it is anybody's, may change without a change of the profiles that it is in.
    keys: [...new Set(bodies.flatMap(({ identifiers }) => identifiers.map(({ key }) => key)))],
  }
}
