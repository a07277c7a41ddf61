import { z } from 'zod'

/** @returns the known word that takes the fewest edits to reach; null when none is near */
export function nearest(word: string, known: readonly string[]): string | null {
  const ranked = known.map((candidate) => ({
    candidate,
    edits: editDistance(word.toLowerCase(), candidate.toLowerCase()),
  }))
  const [best] = ranked.toSorted((a, b) => a.edits - b.edits)
  return best !== undefined && best.edits <= Math.max(2, Math.floor(best.candidate.length / 3)) ? best.candidate : null
}

/** Levenshtein distance: letters put in, taken out or exchanged. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const exchanged = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      current.push(Math.min(exchanged, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}

/** @returns the keys that an object at this path may have, of whichever of several shapes it could be */
export function knownKeysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const reached = path.reduce<z.ZodType[]>(
    (shapes, step) => shapes.flatMap((shape) => within(shape, step)),
    shapesOf(schema),
  )
  return [...new Set(reached.flatMap((shape) => Object.keys(membersOf(shape))))]
}

/** What a schema stands for beneath defaults and options: several, where a value may have several shapes. */
function shapesOf(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => shapesOf(option as z.ZodType))
  if (schema instanceof z.ZodPipe) return shapesOf(schema.in as z.ZodType)
  return isWrapper(schema) ? shapesOf(schema.unwrap() as z.ZodType) : [schema]
}

function isWrapper(
  schema: z.ZodType,
): schema is z.ZodOptional | z.ZodNullable | z.ZodDefault | z.ZodPrefault | z.ZodLazy {
  return [z.ZodOptional, z.ZodNullable, z.ZodDefault, z.ZodPrefault, z.ZodLazy].some(
    (wrapper) => schema instanceof wrapper,
  )
}

function within(shape: z.ZodType, step: PropertyKey): z.ZodType[] {
  if (shape instanceof z.ZodArray) return shapesOf(shape.element as z.ZodType)
  if (shape instanceof z.ZodRecord) return shapesOf(shape.valueType as z.ZodType)
  const member = membersOf(shape)[String(step)]
  return member === undefined ? [] : shapesOf(member)
}

function membersOf(shape: z.ZodType): Readonly<Record<string, z.ZodType>> {
  return shape instanceof z.ZodObject ? (shape.shape as Record<string, z.ZodType>) : {}
}
