import { createInterface } from 'node:readline/promises'
import { SelfsameError } from '../model/index.ts'
import { Interrupted } from './interrupt.ts'
import type { CliServices } from './services.ts'

/** @param would `remove all data` @throws SelfsameError BAD_REQUEST where nobody can be asked */
export function requireTerminal({ terminal }: CliServices, would: string): void {
  if (terminal.stdin.isTTY === true) return
  throw new SelfsameError('BAD_REQUEST', `This would ${would}, and there is no terminal to ask at`, {
    remedy: 'Give --yes if it is meant',
  })
}

/**
 * @param would `This removes all data, for good.`
 * @param otherwise what to say when the answer is not yes: `Nothing was removed.`
 * @throws SelfsameError CONFLICT then
 */
export async function confirm(services: CliServices, would: string, otherwise: string, what: string): Promise<void> {
  const answer = await ask(services, `${would} Type yes to go on: `)
  if (answer.trim().toLowerCase() === 'yes') return
  services.terminal.stderr.write(`${otherwise}\n`)
  throw new SelfsameError('CONFLICT', `The ${what} was not confirmed`)
}

async function ask({ terminal, interrupted }: CliServices, question: string): Promise<string> {
  const lines = createInterface({ input: terminal.stdin, output: terminal.stderr })
  try {
    return await lines.question(question, { signal: interrupted })
  } catch (error) {
    if (interrupted.aborted) throw new Interrupted(interrupted)
    throw error
  } finally {
    lines.close()
  }
}
