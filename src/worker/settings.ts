/** How the worker paces itself. */
export interface WorkerSettings {
  /** Events read, resolved and booked together, over all lanes held. @default 200 */
  readonly batchEventsMax: number
  /** How long a read waits for the first event; a newly taken lane waits as long at most. @default 500 */
  readonly readWaitMs: number
  /** How often a batch, or a single event, is tried while the stores answer, before it is halved, or given up. @default 3 */
  readonly triesMax: number
  /**
   * How often it is tried while a store asks to come again and yet answers when asked, before it is halved, or given
   * up: no outage looks like that for long. Half a minute with the default waits. @default 12
   */
  readonly refusalsMax: number
  /** How often the store of figures is asked whether it lost what was booked. @default 1,000 */
  readonly lossCheckMs: number
  /** First wait after a fault; doubled each time, with jitter. @default 100 */
  readonly backoffMsMin: number
  /** @default 5,000 */
  readonly backoffMsMax: number
}

export const DEFAULT_WORKER_SETTINGS: WorkerSettings = {
  batchEventsMax: 200,
  readWaitMs: 500,
  triesMax: 3,
  refusalsMax: 12,
  lossCheckMs: 1_000,
  backoffMsMin: 100,
  backoffMsMax: 5_000,
}
