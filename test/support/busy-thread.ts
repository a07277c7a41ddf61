/** A thread that computes for so many milliseconds, and answers nobody meanwhile. Its answer is how long it took. */
import { parentPort, workerData } from 'node:worker_threads'
import { busyFor } from './busy.ts'

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- between threads there are no origins
parentPort?.postMessage(busyFor(workerData as number))
