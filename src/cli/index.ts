/**
 * The command line: one file per command under commands/, each a thin hand over a use case of src/app.
 *
 * Knows terminals, flags and exit codes; must not know stores, nor how the service is put together: `main` hands
 * that in as `CliServices` and calls `runCli`.
 */
export { EXIT_CODES } from './exit-codes.ts'
export { FLAG_VARIABLES } from './flag-variables.ts'
export { interruptsOf } from './interrupt.ts'
export { buildProgram } from './program.ts'
export { explainFailure, runCli } from './run.ts'
export type * from './services.ts'
export type { Screen } from './terminal.ts'
