import type { Session } from '../session.ts'
import { readDoubles, readIntegers } from './read-integers.ts'

/** Ids, each once; pairs and clusters name them by their place. */
interface Numbered {
  readonly ids: readonly string[]
  readonly pairs: { readonly l: Int32Array; readonly r: Int32Array; readonly bits: Float64Array }
}

/** Reads the tables `record` and `pair`, in an order of their own. */
export async function readNumbered(session: Session): Promise<Numbered> {
  const ids = await session.rows('SELECT id FROM record ORDER BY rid')
  const connection = await session.connect()
  try {
    const order = 'FROM pair ORDER BY l, r, bits'
    const [l = new Int32Array(), r = new Int32Array()] = await readIntegers(connection, `SELECT l, r ${order}`)
    const [bits = new Float64Array()] = await readDoubles(connection, `SELECT bits ${order}`)
    return { ids: ids.map(([id]) => String(id)), pairs: { l, r, bits } }
  } finally {
    connection.closeSync()
  }
}

/** Reads the clusters of the table `record`, in the same order. */
export async function readClusters(session: Session): Promise<Int32Array> {
  const connection = await session.connect()
  try {
    const [clusters = new Int32Array()] = await readIntegers(connection, 'SELECT cluster FROM record ORDER BY rid')
    return clusters
  } finally {
    connection.closeSync()
  }
}
