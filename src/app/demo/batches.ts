/** Below the gate's bound of 500 KB a batch, with room for what surrounds the calls. */
const BATCH_BYTES_MAX = 480_000

/** Cuts calls, in order, into batches whose JSON stays below the bound; a call that is larger by itself goes alone. */
export function* batchesOf<T>(calls: readonly T[], bytesMax = BATCH_BYTES_MAX): Generator<T[]> {
  let batch: T[] = []
  let bytes = 0
  for (const call of calls) {
    const callBytes = Buffer.byteLength(JSON.stringify(call)) + 1
    if (batch.length > 0 && bytes + callBytes > bytesMax) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(call)
    bytes += callBytes
  }
  if (batch.length > 0) yield batch
}
