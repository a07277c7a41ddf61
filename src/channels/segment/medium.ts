import type { Fields } from '../fields.ts'

/** Segment's older `channel` words, and ours. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['browser', 'web'],
  ['mobile', 'app'],
])

/** By the SDK's name in `context.library.name`, the first that matches. */
const LIBRARIES: readonly (readonly [RegExp, string])[] = [
  [/^(analytics\.js|analytics-next|@segment\/analytics-next|unknown-browser)/, 'web'],
  [/(ios|swift|android|kotlin|react-native|flutter|xamarin|unity)/, 'app'],
  [/(node|python|ruby|go|java|php|net|csharp|c#|clojure|rust|scala)/, 'server'],
]

const APP_DEVICES = /^(ios|android|ipados|watchos|tvos)$/

/**
 * By what way an event came: `context.channel`, else `channel`, as the sender says; else told from its device
 * (`app`) or SDK (`web`, `app`, `server`); else null.
 */
export function mediumOf(fields: Fields): string | null {
  const said = fields.firstText(['context.channel', 'channel'], 64)
  if (said !== null) return WORDS.get(said.toLowerCase()) ?? said
  if (APP_DEVICES.test(wordAt(fields, 'context.device.type'))) return 'app'
  const library = wordAt(fields, 'context.library.name')
  return LIBRARIES.find(([pattern]) => pattern.test(library))?.[1] ?? null
}

function wordAt(fields: Fields, path: string): string {
  const value = fields.value(path)
  return typeof value === 'string' ? value.slice(0, 64).toLowerCase() : ''
}
