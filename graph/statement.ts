import { readFileSync } from 'node:fs'
import neo4j, { type Record as Row } from 'neo4j-driver'

/** Whatever runs Cypher: a transaction or a session. */
interface Runner {
  run(cypher: string, parameters: Record<string, unknown>): PromiseLike<{ records: Row[] }>
}

/** A statement of `cypher/`, ready to be run. */
export type Statement<Parameters, Columns> = (runner: Runner, parameters: Parameters) => Promise<Columns[]>

const FOLDER = new URL('../cypher/', import.meta.url)

/**
 * Loads a statement; the types are those that the head of its file declares.
 *
 * @param name path below `cypher/` without its ending, such as `identity/read-clusters`
 * @example
 * const readCursors = statement<{ lanes: number[] }, { lane: number; position: string }>('identity/read-cursors')
 * await readCursors(tx, { lanes: [0, 1] })
 */
export function statement<Parameters extends object, Columns extends object>(
  name: string,
): Statement<Parameters, Columns> {
  const cypher = readFileSync(new URL(`${name}.cypher`, FOLDER), 'utf8')
  return async (runner, parameters) => {
    const { records } = await runner.run(cypher, toCypher(parameters) as Record<string, unknown>)
    return records.map((record) => record.toObject() as Columns)
  }
}

/** The driver sends plain numbers as floats; whole ones are meant as integers throughout. */
function toCypher(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? neo4j.int(value) : value
  if (Array.isArray(value)) return value.map(toCypher)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toCypher(inner)]))
}
