import { NO_DAY } from '../records/days.ts'
import { dayMonthSwapped, figuresDiffering, isAnyDay } from './kernels/dates.ts'
import { damerauLevenshtein, levenshtein, mayBeWithin } from './kernels/distances.ts'
import { editsAtMost } from './kernels/edits.ts'
import { jaroWinkler, canReach } from './kernels/jaro-winkler.ts'
import { kmApart, relativelyApart, sharedMembers } from './kernels/measures.ts'
import { anEndAgrees, contains, isInitial, samePart, sameText } from './kernels/texts.ts'
import type { LevelTest } from './level-test.ts'
import { inField, inFurtherWords, sharesFurtherWords, swapped } from './name-tests.ts'
import { partIn, type Sides, sidesOf } from './sides.ts'

/** Whether two values pass. @param a, b numbers of the values. @param i, j of the records that hold them */
export type PairTest = (a: number, b: number, i: number, j: number) => boolean

/** Makes what a level says into a function over the numbers of both sides. */
export function pairTest(test: LevelTest, sides: Sides): PairTest {
  const [l, r] = [sides.left.texts, sides.right.texts]
  switch (test.by) {
    case 'equal':
      return (a, b) => sameText(l, a, r, b)
    case 'contains':
      return (a, b) => contains(l, a, r, b)
    case 'initial':
      return (a, b) => isInitial(l, a, r, b)
    case 'soundsAlike':
      return soundsAlikeTest(sides)
    case 'samePart':
      return samePartTest(test.part, sides)
    case 'jaroWinkler':
      return jaroWinklerTest(test, sides)
    case 'edits':
      return (a, b) => anEndAgrees(l, a, r, b) && editsAtMost(l, a, r, b, test.max)
    case 'levenshtein':
      return (a, b) => mayBeWithin(test.max, l, a, r, b) && levenshtein(l, a, r, b) <= test.max
    case 'damerauLevenshtein':
      return (a, b) => mayBeWithin(test.max, l, a, r, b) && damerauLevenshtein(l, a, r, b) <= test.max
    case 'on':
      return testOn(test, sides)
    case 'swapped':
      return swapped(sides, test.with)
    case 'inField':
      return inField(sides, test.field)
    case 'inFurtherWords':
      return inFurtherWords(sides)
    case 'furtherWords':
      return sharesFurtherWords(sides, test.min)
    case 'dayMonthSwapped':
      return (a, b) => dayMonthSwapped(l, a, r, b)
    case 'anyDay':
      return (a, b) => isAnyDay(l, a) || isAnyDay(r, b)
    case 'figuresDiffer':
      return (a, b) => figuresDiffering(l, a, r, b) === test.count
    case 'daysApart':
      return daysApartTest(test.max, sides)
    case 'sharedMembers':
      return (a, b) => sharedMembers(l, a, r, b) >= test.min
    case 'relativelyApart':
    case 'kmApart':
      return measureTest(test, sides)
    case 'all':
    case 'any':
      return combined(test, sides)
  }
}

function samePartTest(name: Parameters<typeof partIn>[1], { left, right }: Sides): PairTest {
  const [l, r] = [partIn(left, name), partIn(right, name)]
  return (a, b) => samePart(l, a, r, b)
}

/** Either way of saying one name may be either way of saying the other. */
function soundsAlikeTest({ left, right }: Sides): PairTest {
  const [l, r] = [partIn(left, 'sound'), partIn(right, 'sound')]
  const [lSecond, rSecond] = [partIn(left, 'second-sound'), partIn(right, 'second-sound')]
  return (a, b) =>
    samePart(l, a, r, b) || samePart(lSecond, a, rSecond, b) || samePart(l, a, rSecond, b) || samePart(lSecond, a, r, b)
}

function jaroWinklerTest({ min, part }: LevelTest & { by: 'jaroWinkler' }, { left, right }: Sides): PairTest {
  const [l, r] = [left.texts, right.texts]
  if (part === undefined) return (a, b) => canReach(l, a, r, b, min) && jaroWinkler(l, a, r, b) >= min
  const [lPart, rPart] = [partIn(left, part), partIn(right, part)]
  return (a, b) => {
    const [x, y] = [lPart.of[a] ?? -1, rPart.of[b] ?? -1]
    if (x < 0 || y < 0) return false
    return canReach(lPart.texts, x, rPart.texts, y, min) && jaroWinkler(lPart.texts, x, rPart.texts, y) >= min
  }
}

function daysApartTest(max: number, { left, right }: Sides): PairTest {
  return (a, b) => {
    const [x, y] = [left.days?.[a] ?? NO_DAY, right.days?.[b] ?? NO_DAY]
    return x !== NO_DAY && y !== NO_DAY && Math.abs(x - y) <= max
  }
}

function measureTest(
  { by, max }: LevelTest & { by: 'relativelyApart' | 'kmApart' },
  { left: { measures: l }, right: { measures: r } }: Sides,
): PairTest {
  if (l === null || r === null) return () => false
  if (by === 'kmApart') return (a, b) => kmApart(l, a, r, b) <= max
  return (a, b) => relativelyApart(l[a] ?? NaN, r[b] ?? NaN) <= max
}

function testOn({ field, test }: LevelTest & { by: 'on' }, { leftTable, rightTable }: Sides): PairTest {
  const sides = sidesOf(leftTable, rightTable, field)
  const [of, others, inner] = [sides.left.of, sides.right.of, pairTest(test, sides)]
  return (_a, _b, i, j) => {
    const [a, b] = [of[i] ?? -1, others[j] ?? -1]
    return a >= 0 && b >= 0 && inner(a, b, i, j)
  }
}

function combined({ by, tests }: LevelTest & { by: 'all' | 'any' }, sides: Sides): PairTest {
  const each = tests.map((test) => pairTest(test, sides))
  if (by === 'all') return (a, b, i, j) => each.every((test) => test(a, b, i, j))
  return (a, b, i, j) => each.some((test) => test(a, b, i, j))
}
