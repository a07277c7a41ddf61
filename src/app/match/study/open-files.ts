import { readGiven } from '../model-reader.ts'
import type { MatchBench, MatchParts, PairComparer, SourceRows } from '../ports.ts'
import { type Given, type Prepared, prepare } from '../prepare.ts'
import { checkSource } from '../source-check.ts'
import type { FilesRequest, StudyRequest } from './ports.ts'

/** Reads files and closes what was opened for it, whatever comes of it. @throws SelfsameError as `MatchRun.run` */
export async function withFiles<Answer>(
  parts: Pick<MatchParts, 'openBench'>,
  request: FilesRequest & Pick<StudyRequest, 'isLinkOnly'>,
  use: (bench: MatchBench, source: SourceRows) => Promise<Answer>,
): Promise<Answer> {
  const bench = await parts.openBench()
  try {
    const source = await bench.read(request.paths)
    await checkSource(bench, source, request)
    return await use(bench, source)
  } finally {
    await bench.close()
  }
}

/** What a study of prepared records has. */
export interface Study {
  readonly prepared: Prepared
  readonly comparer: PairComparer
  readonly model: Given['model']
}

/** Prepares records as a run does. */
export async function withRecords<Answer>(
  parts: MatchParts,
  request: StudyRequest,
  use: (study: Study) => Promise<Answer>,
): Promise<Answer> {
  const given = await readGiven(parts, request)
  const comparer = parts.openComparer()
  try {
    return await withFiles(parts, request, async (bench, source) => {
      const prepared = await prepare(bench, source, request, given)
      return use({ prepared, comparer, model: given.model })
    })
  } finally {
    await comparer.close()
  }
}
