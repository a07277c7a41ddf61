import type { FileItem } from '../../channels/file/index.ts'
import type { SizedItem } from './items.ts'

const ITEMS_MAX = 500
const BYTES_MAX = 2 * 1_024 * 1_024

/** Items in lots that one call can take; an item larger than a lot goes by itself. */
export async function* chunksOf(batches: AsyncIterable<readonly SizedItem[]>): AsyncGenerator<FileItem[]> {
  let chunk: FileItem[] = []
  let chunkBytes = 0
  for await (const batch of batches) {
    for (const { item, bytes } of batch) {
      if (chunk.length === ITEMS_MAX || (chunk.length > 0 && chunkBytes + bytes > BYTES_MAX)) {
        yield chunk
        chunk = []
        chunkBytes = 0
      }
      chunk.push(item)
      chunkBytes += bytes
    }
  }
  if (chunk.length > 0) yield chunk
}
