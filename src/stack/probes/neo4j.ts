import type { StackConnections } from '../settings.ts'
import type { Answer } from './answer.ts'
import { Conversation, type Encryption } from './conversation.ts'
import { packMessage, unpackMessage, type Packed } from './packstream.ts'

const TIMEOUT_MS = 5_000
/** Bolt 5.4 down to 5.1: spoken by every Neo4j from 5.5 on. */
const HANDSHAKE = Buffer.from([0x60, 0x60, 0xb0, 0x17, 0, 3, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
const HELLO = 0x01
const LOGON = 0x6a
const RUN = 0x10
const PULL = 0x3f
const SUCCESS = 0x70
const RECORD = 0x71

/**
 * Asks a Neo4j over Bolt whether it runs a statement for this user in this database.
 * Spoken by hand because only `graph/` may use the driver; a client of the driver still checks nothing more than this.
 */
export async function askNeo4j(target: StackConnections['neo4j']): Promise<Answer> {
  const conversation = new Conversation(addressOf(target.uri), TIMEOUT_MS)
  try {
    conversation.say(HANDSHAKE)
    const agreed = await conversation.hear(4)
    if (agreed.readUInt32BE() === 0)
      return { kind: 'refused', reason: 'it speaks no Bolt of version 5.1 to 5.4; Neo4j 5.5 or newer is needed' }
    return await logOnAndRun(conversation, target)
  } catch (error) {
    return { kind: 'silent', reason: (error as Error).message }
  } finally {
    conversation.close()
  }
}

async function logOnAndRun(
  conversation: Conversation,
  { user, password, database }: StackConnections['neo4j'],
): Promise<Answer> {
  let version = 'unknown'
  for (const message of [
    packMessage(HELLO, { user_agent: 'selfsame-stack/1', bolt_agent: { product: 'selfsame-stack/1' } }),
    packMessage(LOGON, { scheme: 'basic', principal: user, credentials: password }),
    packMessage(RUN, 'RETURN 1', {}, { db: database }),
    packMessage(PULL, { n: -1 }),
  ]) {
    const { signature, metadata } = await ask(conversation, message)
    if (signature !== SUCCESS) return refusal(metadata)
    if (typeof metadata['server'] === 'string') version = metadata['server'].replace('Neo4j/', '')
  }
  return { kind: 'ready', version }
}

/** What passes by itself: a database that is still starting. */
function refusal(metadata: Record<string, Packed>): Answer {
  const code = String(metadata['code'] ?? 'no code')
  const passes = code.startsWith('Neo.TransientError') || code.endsWith('DatabaseUnavailable')
  return { kind: passes ? 'silent' : 'refused', reason: code }
}

async function ask(
  conversation: Conversation,
  message: Buffer,
): Promise<{ signature: number; metadata: Record<string, Packed> }> {
  conversation.say(inChunk(message))
  let reply = unpackMessage(await hearMessage(conversation))
  while (reply.signature === RECORD) reply = unpackMessage(await hearMessage(conversation))
  return { signature: reply.signature, metadata: (reply.fields[0] ?? {}) as Record<string, Packed> }
}

function inChunk(message: Buffer): Buffer {
  const size = Buffer.alloc(2)
  size.writeUInt16BE(message.length)
  return Buffer.concat([size, message, Buffer.alloc(2)])
}

async function hearMessage(conversation: Conversation): Promise<Buffer> {
  const chunks: Buffer[] = []
  for (;;) {
    const length = (await conversation.hear(2)).readUInt16BE()
    if (length > 0) chunks.push(await conversation.hear(length))
    else if (chunks.length > 0) return Buffer.concat(chunks)
  }
}

function addressOf(uri: string): { host: string; port: number; tls: Encryption } {
  const { protocol, hostname, port } = new URL(uri)
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 7687), tls: encryptionOf(protocol) }
}

function encryptionOf(protocol: string): Encryption {
  if (protocol.endsWith('+ssc:')) return 'unverified'
  return protocol.endsWith('+s:') ? 'verified' : 'none'
}
