/**
 * Rows of a file, read into channel events as a source description says: which column is which identifier,
 * attribute, time or amount, and which rows are one event. Pure.
 *
 * Must not know how a file is opened or split into cells, who sends, or where events go.
 */
export { chooseDescription } from './choose.ts'
export { columnsOf, groupColumns, missingColumns } from './columns.ts'
export type { FileFormat, SourceDescription } from './description.ts'
export { fromFile } from './from-file.ts'
export { type FileItem, refusedItem } from './item.ts'
export { EventMapper } from './map-event.ts'
export { parseDescription } from './parse-description.ts'
export {
  type ColumnProfile,
  COUNTED_SHAPES,
  type FileProfile,
  type GroupingProfile,
  proposeDescription,
} from './propose/index.ts'
export type { GroupDefect, RowGroup, SourceRow } from './row.ts'
