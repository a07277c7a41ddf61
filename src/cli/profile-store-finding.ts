import type { Finding } from './services.ts'

export const PROFILE_STORE = 'Profile store'

/** How the profile store stands. */
export interface ProfileStoreStanding {
  /** Number of the last change that it follows the graph to; null while it holds nothing. */
  readonly position: number | null
  /** Whether it is being made anew. */
  readonly isBuilding: boolean
}

/** Whether profiles are served from the store, or by the graph alone. */
export function profileStoreFinding({ position, isBuilding }: ProfileStoreStanding): Finding {
  const state = position === null ? 'warning' : 'ok'
  const follows = `it follows the graph up to change ${position}${isBuilding ? ', and is being made anew' : ''}`
  const found = position === null ? 'it holds nothing: reads go to the graph, which takes longer' : follows
  const remedy = position === null ? 'A worker that runs opens it within some seconds: npx selfsame start' : null
  return { what: PROFILE_STORE, state, found, remedy }
}
