import { SelfsameError } from '../../model/index.ts'
import { askUntilReady, type Answer } from '../probes/answer.ts'
import { freePort, isPortTaken } from '../probes/free-port.ts'
import { NAMES, type RunningStore, type StartContext, type StoreAddress } from '../providers/provider.ts'
import type { StoreName } from '../settings.ts'
import { describeEnd, lastLines, StoreProcess, type ProcessSpec } from './store-process.ts'

/** What differs between the embedded stores. */
export interface EmbeddedStore<A extends StoreAddress> {
  readonly name: StoreName
  /** Prepares files and says how to start on this port. */
  spec(port: number): ProcessSpec
  address(port: number): A
  ask(address: A): Promise<Answer>
  readonly readyMsMax: number
  /** After it was stopped in order. */
  stopped?(): void
}

const ATTEMPTS_MAX = 3

/**
 * Starts a store on a free port and waits until it answers. Another program may take the port in between: then
 * on another one.
 *
 * @throws SelfsameError UNAVAILABLE when it ends or does not answer in time; nothing is left running
 */
export async function startEmbedded<A extends StoreAddress>(
  store: EmbeddedStore<A>,
  context: StartContext,
): Promise<RunningStore<A>> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const child = StoreProcess.start(store.spec(port))
    context.started(store.name, child.identity)
    const address = store.address(port)
    const answer = await askUntilReady(
      () => store.ask(address),
      store.readyMsMax,
      () => child.end === null && !context.calledOff(),
    )
    if (answer.kind === 'ready' && child.end === null) return running(store, child, address, answer.version)
    const outbid = child.end !== null && attempt < ATTEMPTS_MAX && (await isPortTaken(port))
    await child.stop()
    if (!outbid) throw notReady(store, child, answer)
  }
}

function running<A extends StoreAddress>(
  store: EmbeddedStore<A>,
  child: StoreProcess,
  address: A,
  version: string,
): RunningStore<A> {
  return {
    name: store.name,
    provider: 'embedded',
    version,
    address,
    process: child.identity,
    log: child.logPath,
    ended: child.ended.then(describeEnd),
    async stop() {
      await child.stop()
      store.stopped?.()
    },
  }
}

function notReady<A extends StoreAddress>(store: EmbeddedStore<A>, child: StoreProcess, answer: Answer): SelfsameError {
  const reason = answer.kind === 'ready' ? 'ended' : answer.reason
  const found = child.end?.signal === null ? describeEnd(child.end) : `did not answer (${reason})`
  const lines = lastLines(child.logPath).map((line) => `  ${line}`)
  return new SelfsameError('UNAVAILABLE', [`${NAMES[store.name]} ${found}. The end of its log:`, ...lines].join('\n'), {
    remedy: `Read ${child.logPath}, and check the machine with: npx selfsame doctor`,
  })
}
