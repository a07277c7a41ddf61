/**
 * Segments: who is meant, by what is known of a person. One definition is judged twice: for one person at an instant, with
 * the moment at which time alone may change the answer, and as SQL for all. A test holds the two equal.
 *
 * Pure: must not know where people are kept, or what time it is.
 */
export * from './definition.ts'
export * from './diff.ts'
export * from './evaluate.ts'
export * from './sql.ts'
export * from './subject.ts'
