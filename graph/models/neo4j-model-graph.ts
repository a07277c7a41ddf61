import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { ModelGraph, Promotion } from '../../src/app/real-time/index.ts'
import type { GraphConnection } from '../connection.ts'
import { begin } from '../matchers/begin.ts'
import { ask, isConstraintViolation, write } from '../transaction.ts'
import { list } from './list.ts'
import { promote } from './promote.ts'
import { readBody } from './read-body.ts'

/** Models in force, beside the rules in force. Their frequencies are many words: they are kept packed. */
export class Neo4jModelGraph implements ModelGraph {
  readonly #graph: GraphConnection

  constructor(graph: GraphConnection) {
    this.#graph = graph
  }

  async promotions(limit: number): Promise<readonly Promotion[]> {
    return ask(this.#graph, (session) => list(session, { limit }))
  }

  async modelText(number: number): Promise<string> {
    const [row] = await ask(this.#graph, (session) => readBody(session, { number }))
    if (row === undefined) throw new RangeError(`No model was put in force as number ${number}`)
    return String(await promisify(gunzip)(Buffer.from(row.body, 'base64')))
  }

  async promote(promotion: Promotion, text: string, matcher: string): Promise<boolean> {
    const { number, modelVersion, at, by, reason } = promotion
    const body = (await promisify(gzip)(text)).toString('base64')
    try {
      await write(this.#graph, async (tx) => {
        await promote(tx, { number, modelVersion, at, by, reason, body })
        await begin(tx, { matcher, modelVersion })
      })
      return true
    } catch (error) {
      if (isConstraintViolation(error)) return false
      throw error
    }
  }
}
