#!/usr/bin/env node
/**
 * Runs the command line on a Node that runs TypeScript: the one in node_modules, else this one.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const CLI = new URL('../src/main/cli.ts', import.meta.url)
const MODULES = fileURLToPath(new URL('../node_modules', import.meta.url))
const BUNDLED_NODE = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url))
const WATCH = new URL('./end-with-launcher.mjs', import.meta.url)
/** As in src/cli/exit-codes.ts. */
const MISSING_PREREQUISITE = 5

// What is compiled once is kept, for the processes that this one starts too: loading it takes half the time then.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../.cache/compiled', import.meta.url))
module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE)

if (!existsSync(MODULES)) fail('The packages are not installed. Run: npm run setup')
else if (runsTypeScript()) await import(CLI.href)
else if (existsSync(BUNDLED_NODE)) runOn(BUNDLED_NODE)
else fail(`Node.js ${process.versions.node} is too old: 22.22 or newer is needed. Install Node.js 24`)

function runsTypeScript() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 22)
}

/** Ctrl-C reaches the child by itself; other signals are handed on, and a killed launcher ends it too. */
function runOn(node) {
  const args = ['--import', WATCH.href, fileURLToPath(CLI), ...process.argv.slice(2)]
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'pipe'] })
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

function fail(message) {
  console.error(`selfsame: ${message}`)
  process.exitCode = MISSING_PREREQUISITE
}
