export { diagnose, type Diagnosed, type LearningDiagnostic, seenLevels } from './diagnose.ts'
export { diagnoseLabels, type LabelCounts } from './diagnose-labels.ts'
