/** A process that does one run of matching over files, or learns one model, and answers with its report. */
import type { MatchReport, MatchRequest, Phase, TrainRequest } from '../app/match/index.ts'
import type { RequestContext } from '../model/index.ts'
import { answerAsProcess } from './answer-as-process.ts'
import { matchRunOn } from './match.ts'

/** What goes to and fro while it works. */
type Told = 'onPhase' | 'onPairs' | 'signal'

/** How far it is: a phase begins, or so many of so many pairs are compared. */
export type MatchFilesProgress = Phase | readonly [done: number, total: number]

/** What the process is given. */
export type MatchFilesTask = { readonly home: string; readonly context: RequestContext } & (
  | { readonly verb: 'run'; readonly request: Omit<MatchRequest, Told> }
  | { readonly verb: 'train'; readonly request: Omit<TrainRequest, Told> }
)

answerAsProcess(matched)

function matched(
  { home, context, ...asked }: MatchFilesTask,
  tell: (progress: MatchFilesProgress) => void,
  signal: AbortSignal,
): Promise<MatchReport> {
  const match = matchRunOn({ home })
  const onPairs = (done: number, total: number) => tell([done, total])
  return asked.verb === 'run'
    ? match.run(context, { ...asked.request, onPhase: tell, onPairs, signal })
    : match.train(context, { ...asked.request, onPhase: tell, onPairs, signal })
}
