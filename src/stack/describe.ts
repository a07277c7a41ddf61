import type { StackCrash } from './stack-record.ts'

/** @returns a crash in words, for people: what ended, how, and the end of its log */
export function describeCrash({ what, reason, log, lastLines }: StackCrash): string {
  const where = log === null ? '' : ` Its log: ${log}`
  return [`${what} ${reason}.${where}`, ...lastLines.map((line) => `  ${line}`)].join('\n')
}
