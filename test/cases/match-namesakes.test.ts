import { describe, expect, it } from 'vitest'
import { MatchFolder, query } from '../support/match.ts'

const HEADER = ['id', 'first_name', 'surname', 'dob', 'address', 'postcode', 'phone', 'email', 'person']
const GIVEN = 'ann bob carla dmitri eleanor farid grace hugo irene jacob karin louis maria nils olga peter'.split(' ')
const FAMILY =
  'smith jones tailor brown wilson evans khan hughes walker moser fraser ito quinn adler berger conti dorn ek ford gray holm'.split(
    ' ',
  )
const STREETS = ['high street', 'station road', 'mill lane', 'church close', 'park avenue']

/** 200 households of two or three, as they are: some share a telephone; every other person is there twice, with a slip. */
function crowd(): string[][] {
  const rows: string[][] = []
  for (let home = 0; home < 200; home++) {
    const family = FAMILY[(home * 8 + 3) % FAMILY.length]!
    const place = [`${1 + ((home * 11) % 97)} ${STREETS[home % STREETS.length]!}`, `tq${1 + (home % 23)} ${home % 9}ab`]
    for (let of = 0; of < 2 + (home % 2); of++) {
      const person = home * 3 + of
      const given = GIVEN[(home * 5 + of * 3) % GIVEN.length]!
      const dob = `19${40 + ((person * 7) % 55)}-0${1 + (person % 9)}-${10 + ((person * 3) % 18)}`
      const phone = `07700 9${String(10_000 + (home % 3 === 0 ? home * 3 : person) * 37)}`
      const email = `${given}.${family}${person}@example.org`
      rows.push([`r${person}`, given, family, dob, ...place, phone, email, `${person}`])
      if (person % 2 === 0) rows.push([`s${person}`, given, `${family}e`, dob, ...place, '', email, `${person}`])
    }
  }
  return rows
}

const HOME = ['14 orchard walk', 'tq13 8df']

describe('people who are easily taken for one', () => {
  it('stay apart as namesakes: same names, other birth date and address', async () => {
    const folder = new MatchFolder()
    const namesakes = [
      ['n1', 'viola', 'lindqvist', '1984-04-19', ...HOME, '07700 955111', 'viola@example.org', 'one'],
      ['n2', 'viola', 'lindqvist', '1984-04-19', ...HOME, '07700 955111', '', 'one'],
      ['n3', 'viola', 'lindqvist', '1951-11-02', '3 mill lane', 'tq2 1ab', '07700 977333', 'v51@example.org', 'other'],
    ]
    const paths = [folder.csv('people.csv', [HEADER, ...crowd(), ...namesakes])]
    await folder.run({ paths, idColumn: 'id', truthColumn: 'person' })
    expect((await folder.clusters()).filter((ids) => ids.some((id) => id.startsWith('n')))).toEqual([['n1', 'n2']])
  })

  it('are asked about where they are taken for one person, but may be twins', async () => {
    const folder = new MatchFolder()
    const twins = [
      ['t1', 'viola', 'lindqvist', '1984-04-19', ...HOME, '07700 955111', '', 'one'],
      ['t2', 'viola', 'lindqvist', '1984-04-19', ...HOME, '07700 955111', '', 'one'],
      ['t3', 'sebastian', 'lindqvist', '1984-04-19', ...HOME, '07700 955111', '', 'other'],
    ]
    const paths = [folder.csv('people.csv', [HEADER, ...crowd(), ...twins])]
    await folder.run({ paths, idColumn: 'id', truthColumn: 'person' })
    expect((await folder.clusters()).filter((ids) => ids.includes('t3'))).toEqual([['t1', 't2', 't3']])
    const asked = await query(`SELECT id_l, id_r, records, is_joined FROM '${folder.out}/reviews.parquet'`)
    const ofTwins = asked.filter(([l, r]) => [l, r].includes('t3'))
    expect(ofTwins.map((row) => row.slice(2))).toEqual([[3, true]])
    expect(asked.filter(([l, r]) => [l, r].includes('t1') && [l, r].includes('t2'))).toEqual([])
  })
})
