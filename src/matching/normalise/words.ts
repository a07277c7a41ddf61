/** Said before or behind a name, and no part of it. */
export const TITLES =
  'mr mrs ms miss mx dr prof professor sir madam madame mme mlle herr frau rev reverend monsieur mademoiselle fraulein sra srta dhr mevr mevrouw jr sr junior senior esq esquire phd msc bsc mba obe mbe md ii iii iv'.split(
    ' ',
  )

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
