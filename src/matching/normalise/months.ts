/** English, German, French and Spanish, without accents; every language from January on. */
const MONTHS = [
  'january february march april may june july august september october november december',
  'januar februar marz april mai juni juli august september oktober november dezember',
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'jan feb mrz apr may jun jul aug sept okt nov dez',
].map((names) => names.split(' '))

const LETTERS_MIN = 3

/** @returns 1 to 12 for a month's name or its beginning, in lower case; 0 for anything else */
export function monthOf(word: string): number {
  if (word.length < LETTERS_MIN) return 0
  for (const names of MONTHS) {
    const month = names.findIndex((name) => name.startsWith(word))
    if (month >= 0) return month + 1
  }
  return 0
}
