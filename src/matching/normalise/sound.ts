import DoubleMetaphone from 'natural/lib/natural/phonetics/double_metaphone.js'

const METAPHONE = new DoubleMetaphone()
/** Some MB. Saying a name takes ten times as long as finding it, and most people have a common one. */
const KNOWN_MAX = 50_000
const known = new Map<string, readonly [first: string, second: string]>()

/** How a name may be said: by an English ear, and by the ear of where it comes from (double metaphone; often equal). */
export function soundsOf(name: string): readonly [first: string, second: string] {
  const before = known.get(name)
  if (before !== undefined) return before
  if (known.size >= KNOWN_MAX) known.clear()
  const sounds = METAPHONE.process(name)
  known.set(name, sounds)
  return sounds
}
