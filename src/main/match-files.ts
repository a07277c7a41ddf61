import { existsSync } from 'node:fs'
import { rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { MatchReport, MatchRequest, MatchRun } from '../app/match/index.ts'
import type { Config } from '../config/index.ts'
import { runInProcess } from './in-process.ts'
import type { MatchFilesProgress, MatchFilesTask } from './match-files-process.ts'

const PROCESS = new URL('./match-files-process.ts', import.meta.url)
/** What is not computing has ended in order by then. */
const GRACE_MS = 1_000

/** Matching of files in a process of its own: it computes for minutes, and could not heed Ctrl-C meanwhile. Needs no store. */
export function matchFilesOn({ home }: Pick<Config, 'home'>): Pick<MatchRun, 'run' | 'train'> {
  return {
    run: (context, { onPhase, onPairs, signal, ...request }) =>
      answered({ verb: 'run', home, context, request }, request.outFolder, { onPhase, onPairs, signal }),
    train: (context, { onPhase, onPairs, signal, ...request }) =>
      answered({ verb: 'train', home, context, request }, dirname(request.modelFile), { onPhase, onPairs, signal }),
  }
}

function answered(
  task: MatchFilesTask,
  outFolder: string,
  { onPhase, onPairs, signal = new AbortController().signal }: Pick<MatchRequest, 'onPhase' | 'onPairs' | 'signal'>,
): Promise<MatchReport> {
  const wasThere = existsSync(outFolder)
  const cleanUp = async (pid: number) => {
    await removeLeftovers(pid, outFolder, join(task.home, 'spill'))
    // Stays where it holds something.
    if (!wasThere) await rmdir(outFolder).catch(() => {})
  }
  const onTold = (told: MatchFilesProgress) => (typeof told === 'string' ? onPhase?.(told) : onPairs?.(...told))
  return runInProcess(PROCESS, task, onTold, signal, { graceMs: GRACE_MS, cleanUp })
}

async function removeLeftovers(pid: number, outFolder: string, spillFolder: string): Promise<void> {
  const { PublishedFolder, removeAbandonedSpill } = await import('../adapters/duckdb/index.ts')
  await Promise.all([PublishedFolder.removeDrafts(outFolder, pid), removeAbandonedSpill(spillFolder)])
}
