import { parseKey, requireScope, type RequestContext } from '../../model/index.ts'
import type { Verdict } from '../match/index.ts'
import type { PinSource } from './ports.ts'
import { verdictsOf } from './verdicts-of.ts'

/** What stewards said of pairs, as a run over files can learn from it. */
export class StewardVerdicts {
  readonly #stewards: PinSource

  constructor(stewards: PinSource) {
    this.#stewards = stewards
  }

  /** @returns those on two records of a source, by the source's own ids. @throws SelfsameError FORBIDDEN without `operations` */
  async ofSource(context: RequestContext, source: string): Promise<Verdict[]> {
    requireScope(context, 'operations')
    const idIn = (key: string) => {
      const identifier = parseKey(key)
      return identifier?.namespace === `record.${source}` ? identifier.value : null
    }
    return verdictsOf(await this.#stewards.pins()).flatMap(({ a, b, isSame }) => {
      const [one, other] = [idIn(a), idIn(b)]
      return one === null || other === null ? [] : [{ a: one, b: other, isSame }]
    })
  }
}
