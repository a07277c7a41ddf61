import type { SourceFile } from '../../app/sources/index.ts'
import { unusable } from './unusable.ts'

/** @returns what the file is, by its first bytes before its name */
export function kindOf(name: string, head: Buffer): SourceFile['kind'] {
  const bareName = name.toLowerCase().replace(/\.gz$/, '')
  if (head.subarray(0, 4).equals(Buffer.from('PAR1'))) return 'parquet'
  if (bareName.endsWith('.parquet'))
    throw unusable(name, 'is no Parquet file', 'Export it again, or give it the name of what it is')
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004')))
    throw unusable(name, 'is a ZIP archive or an Excel workbook', 'Unpack it, or save the sheet as CSV in UTF-8')
  const text = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  if (/\.(jsonl|ndjson|json)$/.test(bareName) || text.startsWith('{"')) return jsonLines(name, text)
  return 'csv'
}

function jsonLines(name: string, text: string): 'jsonl' {
  if (text.startsWith('['))
    throw unusable(name, 'is one JSON list', `Write one object on each line: jq -c '.[]' ${name}`)
  return 'jsonl'
}
