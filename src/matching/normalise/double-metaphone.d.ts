/** Imported by its file: the package's index loads all of natural language processing. */
declare module 'natural/lib/natural/phonetics/double_metaphone.js' {
  class DoubleMetaphone {
    process(name: string): [first: string, second: string]
  }
  export default DoubleMetaphone
}
