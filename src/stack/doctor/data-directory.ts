import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { isHomeEntry } from '../home.ts'
import { isSelfsameHome, readInstallation } from '../installation.ts'
import { stackStatus } from '../status.ts'
import type { StackSettings } from '../settings.ts'
import { fault, ok, warning, type Finding } from './finding.ts'

const WHAT = 'Data directory'
const ELSEWHERE = 'Set SELFSAME_HOME to a directory that can be written'

/** Can be written, is ours, is it in use, and how did it end last time. */
export function examineHome({ home }: StackSettings): Finding[] {
  const amiss = whyUnusable(home)
  if (amiss !== null) return [fault(WHAT, `${home}: ${amiss}`, ELSEWHERE)]
  const status = stackStatus(home)
  if (status.kind === 'running')
    return [ok(WHAT, `${home}, in use by ${inUseBy(status.record.starter?.pid ?? null, status.record.keeper.pid)}`)]
  if (status.kind === 'changing')
    return [ok(WHAT, `${home}, its stores are starting or stopping (process ${status.keeper.pid})`)]
  const left =
    status.orphans.length > 0
      ? [
          warning(
            'Stores left running',
            `processes ${status.orphans.map(({ pid }) => pid).join(', ')}`,
            'npx selfsame stack down',
          ),
        ]
      : []
  const crash =
    status.crash === null
      ? []
      : [
          warning(
            'Last end',
            `${status.crash.what} ${status.crash.reason} at ${status.crash.at}`,
            `Read ${status.crash.log ?? 'its log'}; the next start clears this`,
          ),
        ]
  return [ok(WHAT, isSelfsameHome(home) ? home : `${home}, not made yet`), ...left, ...crash]
}

function inUseBy(starter: number | null, keeper: number): string {
  return starter === null ? `a detached stack (process ${keeper})` : `process ${starter}`
}

/** @returns null when it can be used, or made */
function whyUnusable(home: string): string | null {
  try {
    const folder = nearestExisting(home)
    if (!statSync(folder).isDirectory()) return `${folder} is a file`
    accessSync(folder, constants.W_OK)
    if (folder !== home) return null
    const [foreign] = isSelfsameHome(home) ? [] : readdirSync(home).filter((name) => !isHomeEntry(name))
    if (foreign !== undefined) return `it holds ${foreign}, which is not Selfsame's`
    readInstallation(home)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path))
}
