import type { StackStatus as ShownStatus, StackVerbs } from '../cli/index.ts'
import type { Config } from '../config/index.ts'
import {
  openStack,
  resetHome,
  stackDown,
  stackStatus,
  type StackConnections,
  type StackStatus,
} from '../stack/index.ts'

/** `selfsame stack …` and `reset`. */
export function stackVerbsOn({ home, stack }: Config): StackVerbs {
  return {
    up: async (report) => {
      await openStack(stack, { mode: 'detached', report })
      return shown(home, stackStatus(home)) ?? failedToStay(home)
    },
    down: () => stackDown(stack),
    status: async () => shown(home, stackStatus(home)),
    describeData: async () => `everything in ${home}: graph, event log, figures and logs`,
    reset: () => resetHome(stack),
  }
}

function shown(home: string, status: StackStatus): ShownStatus | null {
  if (status.kind !== 'running') return null
  const { startedAt, starter, stores, connections } = status.record
  const addresses = addressesOf(connections)
  return {
    home,
    startedAt,
    detached: starter === null,
    stores: (['neo4j', 'redisLog', 'redis'] as const).map((name) => ({
      name,
      provider: stores[name].provider,
      version: stores[name].version,
      address: addresses[name],
      log: stores[name].log,
    })),
  }
}

function addressesOf({ neo4j, redisLogUrl, redisUrl }: StackConnections) {
  return { neo4j: neo4j.uri, redisLog: withoutPassword(redisLogUrl), redis: withoutPassword(redisUrl) }
}

function withoutPassword(url: string): string {
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}

function failedToStay(home: string): never {
  throw new Error(`The stores of ${home} started and were gone at once`)
}
