import { parseKey, SelfsameError, type IdentifierKey } from '../model/index.ts'
import type { OpenService } from './services.ts'

/**
 * @param text as people write it, `email:Jane@example.com`
 * @returns normalised as at the gate
 * @throws SelfsameError BAD_REQUEST; the value is not repeated
 */
export function keyFor({ profiles }: OpenService, text: string): IdentifierKey {
  const identifier = parseKey(text)
  if (identifier !== null) return profiles.keyFor(identifier)
  throw new SelfsameError('BAD_REQUEST', 'An identifier is written namespace:value', {
    remedy: 'Such as email:jane@example.com or customer:C-1',
  })
}

/** @param text identifiers with commas between them */
export function keysFor(service: OpenService, text: string): IdentifierKey[] {
  const parts = text.split(',').map((part) => part.trim())
  return parts.filter((part) => part !== '').map((part) => keyFor(service, part))
}
