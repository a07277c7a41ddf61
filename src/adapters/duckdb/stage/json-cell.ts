import { literal } from '../session.ts'

/** SQL: what a line of JSON (`c0`) holds under a key as it stands, else as a path of keys; null where it is no JSON. */
export function jsonCell(column: string): string {
  const pointers = [`/${escaped(column)}`, `/${column.split('.').map(escaped).join('/')}`]
  const values = pointers.map((pointer) => `json_extract_string(c0, ${literal(pointer)})`)
  return `CASE WHEN json_valid(c0) THEN coalesce(${values.join(', ')}) END`
}

/** A key within a JSON pointer (RFC 6901). */
function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}
