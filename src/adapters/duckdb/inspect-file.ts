import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { SourceFile } from '../../app/sources/index.ts'
import { SelfsameError } from '../../model/index.ts'
import { readHead } from './csv/index.ts'
import { kindOf } from './file-kind.ts'
import { unusable } from './unusable.ts'

const BLOCK_BYTES = 1_024 * 1_024

/**
 * Reads a file once to its end: DuckDB takes what it unpacks from a damaged or cut-off gzip file for the truth.
 *
 * @param name of the file in messages
 * @throws SelfsameError NOT_FOUND or BAD_REQUEST when nothing of the file can be used
 */
export async function inspectFile(path: string, name: string): Promise<SourceFile> {
  const bytes = await sizeOf(path, name)
  const isCompressed = await startsLikeGzip(path, name)
  const [digest, endsEarly] = await Promise.all([digestOf(path), isCompressed ? isCutOff(path, name) : false])
  const head = await readHead(path, isCompressed)
  if (head.length === 0)
    throw unusable(name, endsEarly ? 'ends before its first row' : 'is empty', 'Export or fetch it again')
  return { path, name, kind: kindOf(name, head), isCompressed, bytes, digest, endsEarly }
}

async function sizeOf(path: string, name: string): Promise<number> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw notReadable(name, error)
  })
  if (found.isDirectory()) throw unusable(name, 'is a folder', `Name the files in it: ${name}/*.csv`)
  if (!found.isFile()) throw unusable(name, 'is no regular file', 'Write what it gives to a file first')
  return found.size
}

async function startsLikeGzip(path: string, name: string): Promise<boolean> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw notReadable(name, error)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: BLOCK_BYTES }), hash)
  return hash.digest('hex')
}

async function isCutOff(path: string, name: string): Promise<boolean> {
  const unpacked = createGunzip({ chunkSize: BLOCK_BYTES })
  try {
    await pipeline(createReadStream(path, { highWaterMark: BLOCK_BYTES }), unpacked, async (blocks) => {
      for await (const _ of blocks);
    })
    return false
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR') return true
    throw unusable(
      name,
      'is damaged: its compressed bytes do not match their checksum',
      'Fetch it again; `gzip -t` tests a file',
      error,
    )
  }
}

function notReadable(name: string, error: NodeJS.ErrnoException): SelfsameError {
  if (error.code === 'ENOENT')
    return new SelfsameError('NOT_FOUND', `There is no file ${name}`, {
      cause: error,
      remedy: 'Check the name; a pattern such as *.csv.gz must match something',
    })
  return unusable(name, `cannot be read (${error.code})`, 'Give this user the right to read it', error)
}
