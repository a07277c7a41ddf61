/** An address taken apart; empty where it does not say. */
export interface AddressParts {
  readonly unit: string
  readonly houseNumber: string
  readonly street: string
  readonly postcode: string
  readonly city: string
}

const NUMBER = String.raw`\d{1,5}[a-z]?(?: [a-z](?= |$))?(?: (?:bis|ter))?`
const UNIT = /\b(?:apt|apartment|flat|unit|suite|ste|room|wohnung|whg|appartement|app) (\d+[a-z]?|[a-z])\b/
const POSTCODE = /\b([a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|\d{4} ?[a-z]{2}|\d{5}(?: \d{4})?)\b(?=[a-z ]*$)/
/** Where the street's kind ends its name: what follows is the place. */
const STREET_ENDS =
  /^(.*? (?:st|rd|ave|ln|dr|pl|ct|cres|cl|sq|tce|blvd|cct|pde|hwy|way|walk|row|hill|gardens|grove))\b ?(.*)$/
const NUMBER_FIRST = new RegExp(`^(${NUMBER}) (?=\\S)(.*)$`)
const NUMBER_LAST = new RegExp(`^(.*[a-z.]\\S* )(${NUMBER})$`)

/**
 * Takes an address of Britain, America, Germany, France or the Netherlands apart.
 *
 * @param address in its one way of writing (`addressOf`): "apt 3 12 high st london n1 1aa"
 * @example addressParts('hauptstr 12 a 10115 berlin').houseNumber // '12a'
 */
export function addressParts(address: string): AddressParts {
  const unit = UNIT.exec(address)?.[1] ?? ''
  const rest = squeezed(address.replace(UNIT, ' '))
  const code = rest.search(/\d/) < 0 ? null : POSTCODE.exec(rest)
  const isLeading = code !== null && code.index === 0
  const before = code === null || isLeading ? rest : rest.slice(0, code.index).trim()
  const after = code === null || isLeading ? '' : rest.slice(code.index + code[0].length).trim()
  const numbered = numberAndStreet(before)
  const [, street = numbered.street, place = ''] = STREET_ENDS.exec(numbered.street) ?? []
  const postcode = isLeading ? '' : (code?.[1] ?? '').replaceAll(' ', '')
  return { unit, houseNumber: numbered.houseNumber, street, postcode, city: place === '' ? after : place }
}

function numberAndStreet(text: string): Pick<AddressParts, 'houseNumber' | 'street'> {
  const [, number = '', street = ''] = NUMBER_FIRST.exec(text) ?? []
  if (number !== '') return { houseNumber: number.replaceAll(' ', ''), street }
  const [, name = text, last = ''] = NUMBER_LAST.exec(text) ?? []
  return { houseNumber: last.replaceAll(' ', ''), street: name.trim() }
}

function squeezed(text: string): string {
  return text.replace(/ +/g, ' ').trim()
}
