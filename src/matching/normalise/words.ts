/** Said before or behind a name, and no part of it. */
export const TITLES =
  'mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|madame|mme|mlle|herr|frau|rev|reverend|jr|sr|junior|senior|esq|phd|md|ii|iii|iv'

/** Words between names that tell nobody apart. */
export const PARTICLES = [
  'of',
  'the',
  'and',
  'de',
  'la',
  'le',
  'du',
  'des',
  'von',
  'van',
  'der',
  'den',
  'di',
  'da',
  'y',
  'e',
]

/** What is written in an empty cell's stead. */
export const PLACEHOLDERS = [
  '',
  'null',
  'none',
  'nan',
  'na',
  'n a',
  'nil',
  'unknown',
  'undefined',
  'not known',
  'missing',
  'test',
]

/** Long and short forms of the words in addresses; the short one is kept. */
export const ADDRESS_WORDS: readonly (readonly [long: string, short: string])[] = [
  ['street', 'st'],
  ['strasse', 'str'],
  ['road', 'rd'],
  ['avenue', 'ave'],
  ['av', 'ave'],
  ['lane', 'ln'],
  ['drive', 'dr'],
  ['place', 'pl'],
  ['court', 'ct'],
  ['crescent', 'cres'],
  ['close', 'cl'],
  ['square', 'sq'],
  ['terrace', 'tce'],
  ['boulevard', 'blvd'],
  ['circuit', 'cct'],
  ['parade', 'pde'],
  ['highway', 'hwy'],
  ['apartment', 'apt'],
  ['flat', 'apt'],
  ['unit', 'apt'],
  ['saint', 'st'],
]

/** A name's sound: what is written differently and heard alike becomes one letter, in this order. */
export const SOUNDS: readonly (readonly [pattern: string, sound: string])[] = [
  ['ph', 'f'],
  ['ck|c|q', 'k'],
  ['z', 's'],
  ['g|j', 'k'],
  ['d', 't'],
  ['v', 'f'],
  ['b', 'p'],
  ['m', 'n'],
  ['[aeiouhwy ]', ''],
]
