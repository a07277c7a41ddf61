import type { IdentityCache } from '../../src/app/resolve/index.ts'

/** A cache that has forgotten everything: every event is asked of the graph. */
export const FORGETFUL: IdentityCache = {
  known: async (facts) => facts.map(() => false),
  remember: async () => {},
  forget: async () => {},
}
