import { clustersByCut, type MatchedRecords, type ModelInForce, type ScoredPairs } from '../../identity/index.ts'
import {
  digest,
  keyOf,
  NAMESPACE_PATTERN,
  requireScope,
  SelfsameError,
  type RequestContext,
} from '../../model/index.ts'
import type { AskedPair, ReadScores, ScoreReader } from './ports.ts'

/** The lower end of the band below 0 bits in which two clusters that were kept apart looked alike. */
const CONFLICT_BITS_MIN = -6
const MATCHER_LENGTH_MAX = 64
/** Under which the model in force gives what it says of records as they come. */
export const LIVE_MATCHER = 'live'

/** What a matcher came to, of records by the keys that the graph knows them by. */
export interface MatchResult {
  readonly model: ModelInForce & { readonly conflictBitsMin: number }
  readonly records: MatchedRecords
  readonly pairs: ScoredPairs
  /** What the matcher would ask of stewards; null: what lies between clusters that it kept apart is asked. */
  readonly asked: readonly AskedPair[] | null
}

/** Reads matchers' results. All methods throw SelfsameError FORBIDDEN without the scope `operations`. */
export class MatcherResults {
  readonly #reader: ScoreReader

  constructor(reader: ScoreReader) {
    this.#reader = reader
  }

  /**
   * @param folder of a `match run`
   * @param source whose records' ids they are; ids that are `record.<source>:<id>` already stay as they are
   */
  async ofRun(context: RequestContext, folder: string, source: string): Promise<MatchResult> {
    requireScope(context, 'operations')
    requireName('source', source)
    const { ids, clusters, modelVersion, ...said } = await this.#reader.readRun(folder, CONFLICT_BITS_MIN)
    return resultOf({ matcher: source, modelVersion }, { keys: keysOf(ids, source), clusters }, said)
  }

  /** A run whose ids are keys of vertices. @param name under which the next run replaces this one's result */
  async ofVertices(context: RequestContext, folder: string, name: string): Promise<MatchResult> {
    requireScope(context, 'operations')
    requireName('model name', name)
    const { ids, clusters, modelVersion, ...said } = await this.#reader.readRun(folder, CONFLICT_BITS_MIN)
    return resultOf({ matcher: name, modelVersion }, { keys: ids, clusters }, said)
  }

  /**
   * Scores from elsewhere, of pairs alone: records of a pair from the cut on are one person.
   *
   * @param name under which another file replaces this one's scores
   * @param cutBits @default 0
   * @param source as of `ofRun`; without one all ids are to be `record.<source>:<id>`
   */
  async ofScores(
    context: RequestContext,
    path: string,
    name: string,
    { cutBits = 0, source = null }: { readonly cutBits?: number; readonly source?: string | null } = {},
  ): Promise<MatchResult> {
    requireScope(context, 'operations')
    requireName('model name', name)
    if (source !== null) requireName('source', source)
    const scores = await this.#reader.readScores(path, Math.min(cutBits, CONFLICT_BITS_MIN))
    const clusters = clustersByCut(scores.pairs, scores.ids.length, cutBits)
    const model = { matcher: name, modelVersion: versionOf(scores, cutBits) }
    return resultOf(model, { keys: keysOf(scores.ids, source), clusters }, { pairs: scores.pairs, asked: null })
  }
}

function resultOf(
  model: ModelInForce,
  records: MatchedRecords,
  { pairs, asked }: Pick<MatchResult, 'pairs' | 'asked'>,
): MatchResult {
  return { model: { ...model, conflictBitsMin: CONFLICT_BITS_MIN }, records, pairs, asked }
}

/** Of scores alone nothing else tells one version from another. */
function versionOf({ ids, pairs: { l, r, bits } }: ReadScores, cutBits: number): string {
  const told = Array.from(bits, (weight, at) => `${ids[l[at] ?? 0]}\t${ids[r[at] ?? 0]}\t${weight}`)
  return digest(`scores/${cutBits}/${told.toSorted().join('\n')}`)
}

function keysOf(ids: readonly string[], source: string | null): string[] {
  const keys = ids.map((id) => (isRecordKey(id) ? id : recordKeyOf(id, source)))
  if (new Set(keys).size < keys.length)
    throw new SelfsameError('BAD_REQUEST', 'Two ids name one record', { remedy: 'Name each record in one way' })
  return keys
}

function recordKeyOf(id: string, source: string | null): string {
  if (source === null)
    throw new SelfsameError('BAD_REQUEST', 'An id does not say of which source its record is', {
      remedy: 'Write ids as record.<source>:<id>, or say with --source whose they are',
    })
  return keyOf({ namespace: `record.${source}`, value: id })
}

function isRecordKey(id: string): boolean {
  const colon = id.indexOf(':')
  return id.startsWith('record.') && colon < id.length - 1 && NAMESPACE_PATTERN.test(id.slice(0, colon))
}

/** @throws SelfsameError BAD_REQUEST for what cannot name a matcher's result */
export function requireName(what: string, name: string): void {
  if (name === LIVE_MATCHER)
    throw new SelfsameError('BAD_REQUEST', `${LIVE_MATCHER} names what the model in force says in real time`, {
      remedy: 'Give the result another name',
    })
  if (NAMESPACE_PATTERN.test(`record.${name}`) && name.length <= MATCHER_LENGTH_MAX) return
  throw new SelfsameError('BAD_REQUEST', `The ${what} ${JSON.stringify(name)} is no name of a source`, {
    remedy: 'Use lower case letters, digits, `_`, `-` and dots, 64 characters at most',
  })
}
