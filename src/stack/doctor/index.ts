/**
 * Looks at what the service needs of its machine, and says what is there, what is missing and what mends it.
 * Changes nothing, starts nothing, and must not throw for what it finds.
 */
import type { Providers } from '../providers/choose.ts'
import { chooseProviders } from '../providers/choose.ts'
import { isDockerAnswering } from '../providers/docker.ts'
import { readInstallation, type Installation } from '../installation.ts'
import { stackStatus } from '../status.ts'
import type { StackSettings } from '../settings.ts'
import { examineHome } from './data-directory.ts'
import { ok, type Finding } from './finding.ts'
import { examineDisk, examineMemory, MACHINE, type Machine } from './machine.ts'
import { examinePort } from './port.ts'
import { examineJars, examineJava, examineMaven, examineNode, examineRedis } from './programs.ts'
import { examineExplicit } from './explicit-stores.ts'

export type { Finding } from './finding.ts'
export { requireFreePort } from './port.ts'

export interface DoctorSettings {
  /** Of the API. */
  readonly host: string
  readonly port: number
  readonly stack: StackSettings
}

/** @param machine what to read disk and memory from: tests hand in small ones */
export async function examine({ host, port, stack }: DoctorSettings, machine: Machine = MACHINE): Promise<Finding[]> {
  const docker = isDockerAnswering(stack.searchPath)
  const providers = chooseProviders(stack, installationOf(stack.home), () => docker)
  const running = stackStatus(stack.home).kind !== 'stopped'
  return [
    examineNode(),
    ...examineEmbedded(stack, providers),
    ok('Docker', docker ? 'an engine answers' : 'no engine answers; it is not needed'),
    ...(await examineExplicit(stack)),
    ...examineHome(stack),
    examineDisk(stack.home, machine),
    ...examineMemory(stack, providers, machine),
    await examinePort(host, port, running),
  ]
}

/** Only what this data directory's stores are made of. */
function examineEmbedded(stack: StackSettings, providers: Providers): Finding[] {
  const neo4j =
    providers.neo4j === 'embedded' ? [examineJava(stack), ...examineMaven(stack), examineJars(stack.home)] : []
  const redis = providers.redis === 'embedded' || providers.redisLog === 'embedded' ? [examineRedis(stack)] : []
  return [...neo4j, ...redis]
}

/** What is wrong with it is a finding of `examineHome`. */
function installationOf(home: string): Installation {
  try {
    return readInstallation(home)
  } catch {
    return { format: 1, stores: {} }
  }
}
