/** Stands between the members of a set. */
const MEMBER_SEPARATOR = '|'

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i
const THOUSANDS = /^([-+]?\d{1,3}(?:,\d{3})+)(\.\d+)?$/
const DECIMAL_COMMA = /^[-+]?\d+,\d{1,2}$/
const POSITION = /^\(?([-+]?\d+(?:\.\d+)?)[,; ]+([-+]?\d+(?:\.\d+)?)\)?$/
/** About a metre. */
const POSITION_FIGURES = 5
const LATITUDE_MAX = 90
const LONGITUDE_MAX = 180

/** @param cell in ASCII, its members between commas, semicolons or bars. @returns them in order, each once; null for none */
export function setOf(cell: string): string | null {
  const members = cell
    .toLowerCase()
    .split(/[,;|]/)
    .map((member) => member.replace(/^[\s"'[\]]+|[\s"'[\]]+$/g, ''))
    .filter((member) => member !== '')
  return members.length === 0 ? null : [...new Set(members)].toSorted().join(MEMBER_SEPARATOR)
}

/** @returns a number in one way of writing, its currency dropped; null for none */
export function numberOf(cell: string): string | null {
  const text = cell.replace(/^[^\d.+-]+|[^\d.]+$/g, '').replaceAll(' ', '')
  const plain = THOUSANDS.test(text)
    ? text.replaceAll(',', '')
    : DECIMAL_COMMA.test(text)
      ? text.replace(',', '.')
      : text
  const number = NUMBER.test(plain) ? Number(plain) : NaN
  return Number.isFinite(number) ? String(number) : null
}

/** @returns latitude and longitude in degrees; null for none, and for 0,0, which stands for none */
export function positionOf(cell: string): string | null {
  const [, latitude, longitude] = POSITION.exec(cell) ?? []
  const [north, east] = [Number(latitude), Number(longitude)]
  const isThere = Math.abs(north) <= LATITUDE_MAX && Math.abs(east) <= LONGITUDE_MAX
  if (!isThere || (north === 0 && east === 0)) return null
  return `${north.toFixed(POSITION_FIGURES)},${east.toFixed(POSITION_FIGURES)}`
}
