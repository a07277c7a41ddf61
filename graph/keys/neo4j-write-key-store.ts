import type { WriteKey } from '../../src/app/ingest/ports.ts'
import type { WriteKeyStore } from '../../src/app/keys/ports.ts'
import type { GraphConnection } from '../connection.ts'
import { isConstraintViolation, read, write } from '../transaction.ts'
import { add } from './add.ts'
import { findByHash } from './find-by-hash.ts'
import { list } from './list.ts'
import { revoke } from './revoke.ts'

/** Write keys in Neo4j, by the hash of their secret. */
export class Neo4jWriteKeyStore implements WriteKeyStore {
  readonly #graph: GraphConnection

  constructor(graph: GraphConnection) {
    this.#graph = graph
  }

  async findByHash(hash: string): Promise<WriteKey | null> {
    const [key] = await read(this.#graph, (tx) => findByHash(tx, { hash }))
    return key ?? null
  }

  async list(): Promise<WriteKey[]> {
    return read(this.#graph, (tx) => list(tx, {}))
  }

  async add({ id, source, trusted, createdAt }: WriteKey, hash: string): Promise<boolean> {
    try {
      const [row] = await write(this.#graph, (tx) => add(tx, { id, hash, source, trusted, createdAt }))
      return row?.added ?? false
    } catch (error) {
      if (isConstraintViolation(error)) return false
      throw error
    }
  }

  async revoke(id: string, revokedAt: string): Promise<boolean> {
    return (await write(this.#graph, (tx) => revoke(tx, { id, revokedAt }))).length > 0
  }
}
