import { isObject } from '../../channels/index.ts'

/**
 * The write key of a request: `Authorization: Basic base64(writeKey:)`, as server SDKs send it; else `writeKey` in
 * the body, as browsers do. Where both are sent the header counts.
 *
 * @returns empty when there is none
 */
export function writeKeyOf(authorization: string | undefined, body: unknown): string {
  const fromHeader = userOf(authorization)
  if (fromHeader !== '') return fromHeader
  return isObject(body) && typeof body.writeKey === 'string' ? body.writeKey : ''
}

function userOf(authorization: string | undefined): string {
  const [, credentials = ''] = /^basic\s+(\S+)$/i.exec(authorization ?? '') ?? []
  const [user = ''] = Buffer.from(credentials, 'base64').toString().split(':')
  return user
}
