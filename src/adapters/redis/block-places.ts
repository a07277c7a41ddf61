import { hash } from 'node:crypto'

export interface BlockPlacesSettings {
  /** Of one index, with a hash tag, so that all of it is in one slot of a cluster: `selfsame:match:{<index>}:` */
  readonly prefix: string
  /** A million records of twenty blocks each lie well in as many. @default 131,072 */
  readonly buckets?: number
}

/** Where a block lies: in a bucket with others, so that millions of small ones take little memory. */
export interface BlockPlace {
  /** Key of the bucket. */
  readonly bucket: string
  /** The same without the prefix. */
  readonly number: number
  /** Name within the bucket. */
  readonly block: string
}

const BUCKET_BYTES = 4
/** 48 bits, eight letters: within a bucket hardly two blocks are taken for one. */
const BLOCK_BYTES = 6

export class BlockPlaces {
  readonly #prefix: string
  readonly #buckets: number

  constructor({ prefix, buckets = 131_072 }: BlockPlacesSettings) {
    this.#prefix = prefix
    this.#buckets = buckets
  }

  /** @param key of a block */
  of(key: string): BlockPlace {
    const digest = hash('sha1', key, 'buffer')
    const number = digest.readUInt32BE() % this.#buckets
    const block = digest.toString('base64url', BUCKET_BYTES, BUCKET_BYTES + BLOCK_BYTES)
    return { bucket: `${this.#prefix}${number}`, number, block }
  }
}
