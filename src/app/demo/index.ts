/**
 * The demo: a seeded omni-channel retailer, sent through the public gate, and the truth of who is who kept aside
 * to compare with. People, names and numbers are invented.
 *
 * Knows the service only as a customer does (batches in, profiles out), through its ports.
 */
export type { SegmentCall } from './call.ts'
export { type Comparison, compareWithTruth, type Scores } from './compare.ts'
export { type ApartCause, type Explanation, explainDifferences, ownPeople, type TogetherCause } from './explain.ts'
export { type DemoWorld, generateDemo } from './generate.ts'
export type { DemoGate, DemoProgress, DemoReader, DemoShelf, DemoStage, GateReceipt } from './ports.ts'
export { DemoRun, type DemoReport } from './run-demo.ts'
export { DEFAULT_SCENARIO, type Scenario } from './scenario.ts'
export { type DemoTruth, demoTruthSchema } from './truth.ts'
