/** People for match runs: few, and easily told apart. */
const GIVEN = ['ann', 'bob', 'carla', 'dmitri', 'eleanor', 'farid', 'grace', 'hugo', 'irene', 'jacob', 'karin', 'louis']
const FAMILY = [
  'smith',
  'jones',
  'tailor',
  'brown',
  'wilson',
  'evans',
  'khan',
  'hughes',
  'walker',
  'moser',
  'fraser',
  'ito',
  'quinn',
]
const TOWNS = ['leeds', 'york', 'bath', 'truro', 'derby', 'ripon', 'wells']
export const HEADER = ['id', 'first_name', 'surname', 'dob', 'city', 'email', 'person']

/** 120 people; every other one is there again, with slips of the pen. */
export function people(): string[][] {
  const rows: string[][] = []
  for (let person = 0; person < 120; person++) {
    const [given, family] = [GIVEN[(person * 5) % GIVEN.length]!, FAMILY[(person * 7) % FAMILY.length]!]
    const month = String((person % 12) + 1).padStart(2, '0')
    const dob = `19${40 + (person % 50)}-${month}-${10 + (person % 18)}`
    const email = `${given}.${family}${person}@example.org`
    const town = TOWNS[person % TOWNS.length]!
    rows.push([`r${person}`, given, family, dob, town, email, String(person)])
    if (person % 2 === 0)
      rows.push([`s${person}`, given, `${family}e`, dob, '', person % 4 === 0 ? email : '', String(person)])
  }
  return rows
}
