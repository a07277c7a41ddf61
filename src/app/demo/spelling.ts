import type { Country } from './names/index.ts'
import { NAMES } from './names/index.ts'
import type { Random } from './random.ts'
import { mistype } from './typo.ts'

const GERMAN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** @returns lower case a-z and digits only, as in the local part of an e-mail address */
export function asciiOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => GERMAN[letter] as string)
    .normalize('NFD')
    .replace(/ı/g, 'i')
    .replace(/[^a-z0-9]/g, '')
}

/** How a name ends up in a form: mostly right, sometimes a nickname, a slip, capitals, or without accents. */
export function writtenName(random: Random, person: { given: string; surname: string }, country: Country) {
  return { firstName: writtenGiven(random, person.given, country), lastName: spelled(random, person.surname, country) }
}

function writtenGiven(random: Random, given: string, country: Country): string {
  const nicknames = NAMES[country].nicknames[given]
  return nicknames !== undefined && random.chance(0.12) ? random.pick(nicknames) : spelled(random, given, country)
}

function spelled(random: Random, name: string, country: Country): string {
  switch (random.weighted({ right: 88, slip: 4, capitals: 3, lower: 2, plain: 3 })) {
    case 'right':
      return name
    case 'slip':
      return mistype(random, name, country)
    case 'capitals':
      return name.toUpperCase()
    case 'lower':
      return name.toLowerCase()
    case 'plain':
      return name.normalize('NFD').replace(/\p{Mn}/gu, '')
  }
}

/** The same mailbox, as people type it. */
export function writtenEmail(random: Random, email: string): string {
  const [local, domain] = email.split('@') as [string, string]
  switch (random.weighted({ right: 88, capitals: 6, spaces: 3, tagged: 3 })) {
    case 'right':
      return email
    case 'capitals':
      return `${local.charAt(0).toUpperCase()}${local.slice(1)}@${domain}`
    case 'spaces':
      return ` ${email} `
    case 'tagged':
      return `${local}+shop@${domain}`
  }
}

/** The same number, as people write it; only British ones without their country's code, as the shop is British. */
export function writtenPhone(random: Random, phone: string): string {
  const [code, rest] = [phone.slice(0, 3), phone.slice(3)]
  const spaced = `${rest.slice(0, 3)} ${rest.slice(3, 6)} ${rest.slice(6)}`
  switch (random.weighted({ e164: 50, spaced: 20, zeros: 15, national: 15 })) {
    case 'e164':
      return phone
    case 'spaced':
      return `${code} ${spaced}`
    case 'zeros':
      return `00${code.slice(1)}${rest}`
    case 'national':
      return code === '+44' ? `0${spaced}` : phone
  }
}
