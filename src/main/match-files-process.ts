/** A process that does one run of matching over files, or learns one model, and answers with its report. */
import type { MatchReport, MatchRequest, Phase, TrainRequest } from '../app/match/index.ts'
import type { RequestContext } from '../model/index.ts'
import { answerAsProcess } from './answer-as-process.ts'
import { matchRunOn } from './match.ts'

/** What the process is given. */
export type MatchFilesTask = { readonly home: string; readonly context: RequestContext } & (
  | { readonly verb: 'run'; readonly request: Omit<MatchRequest, 'onPhase' | 'signal'> }
  | { readonly verb: 'train'; readonly request: Omit<TrainRequest, 'onPhase' | 'signal'> }
)

answerAsProcess(matched)

function matched(
  { home, context, ...asked }: MatchFilesTask,
  onPhase: (phase: Phase) => void,
  signal: AbortSignal,
): Promise<MatchReport> {
  const match = matchRunOn({ home })
  return asked.verb === 'run'
    ? match.run(context, { ...asked.request, onPhase, signal })
    : match.train(context, { ...asked.request, onPhase, signal })
}
