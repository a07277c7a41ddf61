import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const PROCESS = fileURLToPath(new URL('../support/failing-process.ts', import.meta.url))
const env = {
  PATH: process.env['PATH'],
  NEO4J_URI: 'bolt://127.0.0.1:1',
  NEO4J_PASSWORD: 'p',
  REDIS_URL: 'redis://127.0.0.1:1',
  REDIS_LOG_URL: 'redis://127.0.0.1:2',
}

test.each([
  ['at the start', 'selfsame-test cannot start: StoreError ERR_STORE at '],
  ['at the end', 'selfsame-test did not stop in order: StoreError ERR_STORE at '],
  ['in a callback', 'An error that nobody caught ends the process'],
  ['in a promise', 'An error that nobody caught ends the process'],
])('an error %s ends the process with 1, and is told by its kind and place only', (when, told) => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [PROCESS, when], { env, encoding: 'utf8' })
  expect(stderr).toContain(told)
  expect(stderr).toMatch(/StoreError[^]*ERR_STORE[^]*failing-process\.ts:\d+:\d+/)
  expect(`${stdout}${stderr}`).not.toContain('jane')
  expect(status).toBe(1)
})

test.each([
  ['at the start', { code: null, message: 'StoreError ERR_STORE', remedy: null }],
  ['with what is no error', { code: null, message: 'string', remedy: null }],
  ['for a reason of its own', { code: 'IN_USE', message: 'Port 4000 is taken', remedy: 'Choose another' }],
])('to its supervisor a failure %s is told in words that hold nobody’s data', async (when, failed) => {
  const child = fork(PROCESS, [when], { env, execArgv: [], silent: true })
  const [[message]] = await Promise.all([once(child, 'message'), once(child, 'exit')])
  expect(message).toEqual({ failed })
})
