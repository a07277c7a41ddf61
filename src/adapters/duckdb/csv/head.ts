import { unpackedBlocks } from './text-blocks.ts'

/** A header, or a hundred JSON lines, lie well within it. */
const HEAD_BYTES = 256 * 1_024
const BLOCK_BYTES = 64 * 1_024

/** @returns a file's first bytes, unpacked; of one that ends early what there is */
export async function readHead(path: string, isCompressed: boolean): Promise<Buffer> {
  const blocks: Buffer[] = []
  let length = 0
  for await (const block of unpackedBlocks(path, isCompressed, BLOCK_BYTES)) {
    blocks.push(block)
    length += block.length
    if (length >= HEAD_BYTES) break
  }
  return Buffer.concat(blocks).subarray(0, HEAD_BYTES)
}
