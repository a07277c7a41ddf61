import type { RawIdentifier, Vouched } from './channel-event.ts'
import type { Fields } from './fields.ts'

/**
 * The e-mail address and phone that an object names under `email` and `phone`. Only an `identify` vouches for
 * them, and only beside a customer id: on any other event they are what somebody typed into a form.
 */
export function contactsAt(fields: Fields, path: string, isIdentify: boolean): RawIdentifier[] {
  return ['email', 'phone'].flatMap((name) => fields.identifier(`${path}.${name}`, name, vouchedFor(name, isIdentify)))
}

/** How far naming an identifier of this namespace goes. */
export function vouchedFor(namespace: string, isIdentify: boolean): Vouched {
  if (namespace !== 'email' && namespace !== 'phone') return 'always'
  return isIdentify ? 'with-owner' : 'never'
}
