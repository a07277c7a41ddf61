import { nearest } from '../../model/index.ts'
import { comparisonsOf } from '../compare/index.ts'
import { type Field, isBehaviour, SINGULAR } from '../recipe/index.ts'
import { fixedFaults } from './fixed-faults.ts'
import { levelFaults } from './level-faults.ts'
import type { MatchSettings } from './match-settings.ts'
import { comparisonsBy, recipeIn } from './settings-comparisons.ts'

/** @param columns that may be compared. @returns what cannot be, as sentences; nothing where all is well */
export function contradictions(settings: MatchSettings, columns: readonly string[]): string[] {
  const { fields, ignored } = settings
  return [
    ...[...fields, ...ignored].flatMap(({ column }) => unknownColumn(column, columns)),
    ...secondOnes(fields),
    ...fields.flatMap(misplacedDetails),
    ...(fields.every(({ kind }) => isBehaviour(kind))
      ? ['all that is compared is what people do: add something that says who they are']
      : []),
    ...comparisonFaults(settings),
    ...ignored
      .filter(({ column }) => fields.some((field) => field.column === column))
      .map(({ column }) => `the column ${column} is both compared and ignored`),
    ...bandFaults(settings),
    ...sourceFaults(settings, columns),
  ]
}

function unknownColumn(column: string, columns: readonly string[]): string[] {
  if (columns.includes(column)) return []
  const meant = nearest(column, columns)
  const rest = meant === null ? `those that can be compared are ${columns.join(', ')}` : `is ${meant} meant?`
  return [`the files have no column ${column} to compare: ${rest}`]
}

/** A person has one of each name and one birth date; a column is of one kind. */
function secondOnes(fields: readonly Field[]): string[] {
  return fields.flatMap((field, at) => {
    const before = fields.slice(0, at)
    const sameKind = before.find(({ kind }) => kind === field.kind && SINGULAR.has(kind))
    if (sameKind !== undefined)
      return [`${field.column} and ${sameKind.column} are both ${field.kind}, of which a person has one`]
    const sameColumn = before.find(({ column, part }) => column === field.column && part === field.part)
    return sameColumn === undefined ? [] : [`the column ${field.column} is compared twice`]
  })
}

function misplacedDetails({ column, kind, dayOrder, part }: Field): string[] {
  const isName = kind === 'givenName' || kind === 'familyName'
  return [
    ...(dayOrder !== undefined && kind !== 'birthDate' ? [`${column} has a dayOrder, but is no birthDate`] : []),
    ...(part !== undefined && !isName ? [`${column} has a part, but is neither givenName nor familyName`] : []),
  ]
}

/** What is fixed is looked at when it is clear which levels there are. */
function comparisonFaults(settings: MatchSettings): string[] {
  const byKind = comparisonsOf(recipeIn(settings))
  const ofLevels = settings.fields.flatMap((field, at) => levelFaults(field, byKind[at]))
  if (ofLevels.length > 0) return ofLevels
  const comparisons = comparisonsBy(settings)
  return settings.fields.flatMap((field, at) => fixedFaults(field, comparisons[at]))
}

function sourceFaults({ fields, linkage }: MatchSettings, columns: readonly string[]): string[] {
  const { sourceColumn, duplicateFreeSources } = linkage
  if (sourceColumn === undefined) return []
  return [
    ...unknownColumn(sourceColumn, columns),
    ...(fields.some(({ column }) => column === sourceColumn)
      ? [`the column ${sourceColumn} is both compared and linkage.sourceColumn`]
      : []),
    ...(duplicateFreeSources.length === 0 ? ['linkage.sourceColumn needs linkage.duplicateFreeSources'] : []),
  ]
}

function bandFaults({ linkage: { cutBits }, review: { fromBits, toBits } }: MatchSettings): string[] {
  if (fromBits > toBits) return [`review.fromBits ${fromBits} is above review.toBits ${toBits}`]
  return toBits > cutBits ? [`review.toBits ${toBits} is above linkage.cutBits ${cutBits}`] : []
}
