/** Regular expressions (RE2) of a whole cell without outer blanks. */
const SHAPES = {
  email: String.raw`[^@\s]+@[^@\s]+\.[A-Za-z]{2,}`,
  phone: String.raw`(\+|0)[0-9][0-9 ()./-]{5,18}`,
  integer: String.raw`[+-]?\d{1,18}`,
  wholeFraction: String.raw`\d+\.0`,
  decimalPoint: String.raw`[+-]?\d{1,15}\.\d+`,
  decimalComma: String.raw`[+-]?\d{1,15},\d+`,
  negative: String.raw`-\d+([.,]\d+)?`,
  currency: '[A-Z]{3}',
} as const

/** Formats of times and dates, and what a cell in them looks like; the ones with a time of day come first. */
export const TIME_SHAPES = {
  iso: String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?(\d\d)?)?`,
  'dd/MM/yyyy HH:mm:ss': String.raw`([0-2]\d|3[01])/(0\d|1[0-2])/\d{4} \d\d:\d\d:\d\d`,
  'dd/MM/yyyy HH:mm': String.raw`([0-2]\d|3[01])/(0\d|1[0-2])/\d{4} \d\d:\d\d`,
  'MM/dd/yyyy HH:mm:ss': String.raw`(0\d|1[0-2])/([0-2]\d|3[01])/\d{4} \d\d:\d\d:\d\d`,
  'MM/dd/yyyy HH:mm': String.raw`(0\d|1[0-2])/([0-2]\d|3[01])/\d{4} \d\d:\d\d`,
  'M/d/yyyy H:mm': String.raw`([1-9]|1[0-2])/([1-9]|[12]\d|3[01])/\d{4} \d{1,2}:\d\d`,
  'dd.MM.yyyy HH:mm:ss': String.raw`([0-2]\d|3[01])\.(0\d|1[0-2])\.\d{4} \d\d:\d\d:\d\d`,
  'dd.MM.yyyy HH:mm': String.raw`([0-2]\d|3[01])\.(0\d|1[0-2])\.\d{4} \d\d:\d\d`,
  'unix-seconds': String.raw`1\d{9}`,
  'unix-milliseconds': String.raw`1\d{12}`,
  'yyyy-MM-dd': String.raw`\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])`,
  'dd/MM/yyyy': String.raw`([0-2]\d|3[01])/(0\d|1[0-2])/\d{4}`,
  'MM/dd/yyyy': String.raw`(0\d|1[0-2])/([0-2]\d|3[01])/\d{4}`,
  'M/d/yyyy': String.raw`([1-9]|1[0-2])/([1-9]|[12]\d|3[01])/\d{4}`,
  'dd.MM.yyyy': String.raw`([0-2]\d|3[01])\.(0\d|1[0-2])\.\d{4}`,
  yyyyMMdd: String.raw`(19|20)\d\d(0\d|1[0-2])([0-2]\d|3[01])`,
} as const

/** What a reader is asked to count. */
export const COUNTED_SHAPES: Readonly<Record<string, string>> = { ...SHAPES, ...TIME_SHAPES }

export type Shape = keyof typeof SHAPES
