import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { Dialect } from './dialect.ts'

const BLOCK_BYTES = 1_024 * 1_024
const UTF8_MARK = '\u00ef\u00bb\u00bf'

/**
 * A file's text, unpacked, without its byte order mark. UTF-8 comes as one character per byte, so that bad bytes
 * can be found where they are; a file that ends early ends where it ends.
 */
export async function* textBlocks(
  path: string,
  isCompressed: boolean,
  encoding: Dialect['encoding'],
): AsyncGenerator<string> {
  const decode = encoding === 'utf-8' ? byteReader() : textReader(encoding)
  for await (const bytes of unpackedBlocks(path, isCompressed)) yield decode(bytes)
  yield decode(null)
}

/** The blocks of a file, unpacked; one that ends early ends where it ends. */
export async function* unpackedBlocks(
  path: string,
  isCompressed: boolean,
  blockBytes = BLOCK_BYTES,
): AsyncGenerator<Buffer> {
  const bytes = createReadStream(path, { highWaterMark: blockBytes })
  const unpacked = isCompressed ? bytes.pipe(createGunzip({ chunkSize: blockBytes })) : bytes
  bytes.on('error', (error) => unpacked.destroy(error))
  try {
    yield* unpacked as AsyncIterable<Buffer>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'Z_BUF_ERROR') throw error
  } finally {
    bytes.destroy()
  }
}

type Decode = (bytes: Buffer | null) => string

function byteReader(): Decode {
  let isFirst = true
  return (bytes) => {
    const text = bytes?.toString('latin1') ?? ''
    const bare = isFirst && text.startsWith(UTF8_MARK) ? text.slice(UTF8_MARK.length) : text
    isFirst = false
    return bare
  }
}

function textReader(encoding: Dialect['encoding']): Decode {
  const decoder = new TextDecoder(encoding)
  return (bytes) => (bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true }))
}
