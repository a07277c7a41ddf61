/**
 * The stores a Selfsame needs, found or brought: an explicit URL, Docker where an engine answers, else embedded.
 * One *keeper* process per data directory is the parent of embedded stores, so that nothing is left behind.
 * Knows nothing of what the stores hold: it speaks to them only to ask whether they are ready.
 */
export { supervised } from './child.ts'
export { connectionEnvironment } from './connection-environment.ts'
export { examine, requireFreePort, type DoctorSettings, type Finding } from './doctor/index.ts'
export { describeCrash } from './describe.ts'
export { openStack } from './open-stack.ts'
export type { StackConnections, StackSettings } from './settings.ts'
export type { Stack, StackMode } from './stack.ts'
export type { StackCrash } from './stack-record.ts'
export { resetHome, stackDown, stackStatus, type StackStatus } from './status.ts'
export type { ChildSpec } from './supervised-child.ts'
export { Supervisor } from './supervisor.ts'
