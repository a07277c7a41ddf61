/**
 * What a run has finished is kept until it ends well, so that a run that is killed is not lost: the next one over the same
 * files, told the same, takes it over.
 *
 * Must not know what is kept; it holds no values of persons, only numbers of records and what was learnt.
 */
export { finishedSteps, FinishedSteps, type WorkOfRun } from './finished-steps.ts'
