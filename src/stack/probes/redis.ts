import type { Answer } from './answer.ts'
import { Conversation, type Encryption } from './conversation.ts'

const TIMEOUT_MS = 2_000

/** Asks a Redis at `redis://` or `rediss://[user]:password@host:port` whether it takes commands. */
export async function askRedis(url: string): Promise<Answer> {
  const conversation = new Conversation(addressOf(url), TIMEOUT_MS)
  try {
    for (const command of greeting(url)) {
      const reply = await ask(conversation, command)
      if (reply.startsWith('-')) return refusal(reply.slice(1))
    }
    const info = await ask(conversation, ['INFO', 'server'])
    return { kind: 'ready', version: /redis_version:(\S+)/.exec(info)?.[1] ?? 'unknown' }
  } catch (error) {
    return { kind: 'silent', reason: (error as Error).message }
  } finally {
    conversation.close()
  }
}

/** @returns the value of one setting; null when the server does not tell */
export async function askRedisSetting(url: string, name: string): Promise<string | null> {
  const conversation = new Conversation(addressOf(url), TIMEOUT_MS)
  try {
    for (const command of greeting(url)) await ask(conversation, command)
    conversation.say(encode(['CONFIG', 'GET', name]))
    if ((await conversation.hearLine()) !== '*2') return null
    await hearReply(conversation)
    return await hearReply(conversation)
  } catch {
    return null
  } finally {
    conversation.close()
  }
}

function addressOf(url: string): { host: string; port: number; tls: Encryption } {
  const { protocol, hostname, port } = new URL(url)
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || 6379),
    tls: protocol === 'rediss:' ? 'verified' : 'none',
  }
}

function greeting(url: string): string[][] {
  const { username, password } = new URL(url)
  const credentials = [username, password].filter((part) => part !== '').map(decodeURIComponent)
  return [...(password ? [['AUTH', ...credentials]] : []), ['PING']]
}

/** `LOADING` and the like pass; a wrong password does not. */
function refusal(error: string): Answer {
  const kind = /^(LOADING|BUSY|MASTERDOWN)/.test(error) ? 'silent' : 'refused'
  return { kind, reason: error }
}

async function ask(conversation: Conversation, command: readonly string[]): Promise<string> {
  conversation.say(encode(command))
  return hearReply(conversation)
}

function encode(command: readonly string[]): string {
  return `*${command.length}\r\n` + command.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`).join('')
}

/** A status, error or text; the leading sign of a text is taken off. */
async function hearReply(conversation: Conversation): Promise<string> {
  const line = await conversation.hearLine()
  if (!line.startsWith('$')) return line
  const text = await conversation.hear(Number(line.slice(1)))
  await conversation.hear(2)
  return text.toString()
}
