import type { WriteKey } from '../ingest/ports.ts'

/** Where write keys are kept; a secret is kept only as its hash. */
export interface WriteKeyStore {
  findByHash(hash: string): Promise<WriteKey | null>
  list(): Promise<WriteKey[]>
  /** @returns false when the hash or id is there already: nothing was changed */
  add(key: WriteKey, hash: string): Promise<boolean>
  /** @returns false when there is no such live key */
  revoke(id: string, revokedAt: string): Promise<boolean>
}
