/**
 * Splink over a Parquet file whose truth is known: an environment made at first use, a recipe written with care.
 *
 *     node test/bench/splink/splink.ts people.parquet
 *
 * Files of `people/generate.ts` and historical_50k have a recipe. Prints JSON as `run.py` says, or why it cannot run.
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { pythonWithSplink } from './environment.ts'

const SCRIPT = fileURLToPath(new URL('run.py', import.meta.url))

const QUALITY = z.object({ precision: z.number(), recall: z.number(), f1: z.number() })
const RUN = z.object({
  kind: z.literal('ran').default('ran'),
  seconds: z.intersection(z.object({ total: z.number() }), z.record(z.string(), z.number())),
  pairs: z.number(),
  at95: QUALITY,
  best: QUALITY.extend({ cutBits: z.number().nullable() }),
  peakMemoryBytes: z.number(),
})

export type SplinkRun = z.infer<typeof RUN> | { readonly kind: 'missing'; readonly reason: string }

/** @throws Error when Splink is there and fails */
export async function splinkOn(file: string): Promise<SplinkRun> {
  const python = await pythonWithSplink()
  if (python.kind === 'missing') return python
  const { stdout } = await promisify(execFile)(python.path, [SCRIPT, file])
  return RUN.parse(JSON.parse(stdout))
}

if (import.meta.main) {
  const [file] = process.argv.slice(2)
  if (file === undefined) {
    console.error('usage: node test/bench/splink/splink.ts <file.parquet>')
    process.exitCode = 2
  } else console.log(JSON.stringify(await splinkOn(file), null, 2))
}
