/** Where numbers and bytes are laid down; 0 at first. */
export interface Memory {
  ints(length: number): Int32Array
  doubles(length: number): Float64Array
  bytes(length: number): Uint8Array
  pairsOfBytes(length: number): Uint16Array
}

/** Memory that threads share. */
export const SHARED_MEMORY: Memory = {
  ints: (length) => new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT)),
  doubles: (length) => new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT)),
  bytes: (length) => new Uint8Array(new SharedArrayBuffer(length)),
  pairsOfBytes: (length) => new Uint16Array(new SharedArrayBuffer(length * Uint16Array.BYTES_PER_ELEMENT)),
}

/** Memory of one thread: for tables of few records, of which shared memory takes most of the time. */
export const OWN_MEMORY: Memory = {
  ints: (length) => new Int32Array(length),
  doubles: (length) => new Float64Array(length),
  bytes: (length) => new Uint8Array(length),
  pairsOfBytes: (length) => new Uint16Array(length),
}
