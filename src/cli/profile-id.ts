import { identifierOf, parseKey, SelfsameError, type BirthId, type RequestContext } from '../model/index.ts'
import { keyFor } from './keys.ts'
import type { OpenService } from './services.ts'

/**
 * An id that leads to the profile meant. Of an identifier it is its own birth id, which is the same whoever it belongs
 * to: so a command that is given again with the same idempotency key is the same request.
 *
 * @param text an id, taken as it is, or `namespace:value`
 * @throws SelfsameError NOT_FOUND for an identifier of nobody; its value is not repeated
 */
export async function profileIdFor(service: OpenService, context: RequestContext, text: string): Promise<BirthId> {
  if (parseKey(text) === null) return text
  const key = keyFor(service, text)
  const [profile] = await service.profiles.byIdentifiers(context, [key])
  const member = profile?.members.find((held) => identifierOf(held.key) === key)
  if (member !== undefined) return member.birthId
  throw new SelfsameError('NOT_FOUND', `Nobody is known by this identifier of namespace ${parseKey(key)?.namespace}`, {
    remedy: 'It was never seen, or stands for nobody: `selfsame whynot` says why',
  })
}
