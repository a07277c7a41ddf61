import { createHash, randomBytes } from 'node:crypto'

/** @returns `sk_` and 192 random bits */
export function newSecret(): string {
  return `sk_${randomBytes(24).toString('base64url')}`
}

/** @returns an id for people to name a key by; it opens nothing */
export function newKeyId(): string {
  return `key_${randomBytes(6).toString('hex')}`
}

/** @returns SHA-256 in hex. No salt or stretching: a secret is random, so that there is nothing to guess */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
