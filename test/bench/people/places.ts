/** Towns and streets, put together: none is meant to be a real one. */

const TOWN_HEADS =
  `Ash Barn Cald Dray Elm Fern Gran Hather Ibs Kel Lang Mor New Ork Pen Quen Ros Stam Thorn Ux Wen Yar`.split(' ')
const TOWN_TAILS = `ford bury mouth ton chester pool ham bridge`.split(' ')

export interface Town {
  readonly name: string
  /** Letters that its postcodes begin with. */
  readonly area: string
  /** How it is also written. */
  readonly otherName: string
}

/** From populous to small: 176. */
export const TOWNS: readonly Town[] = TOWN_TAILS.flatMap((tail, at) =>
  TOWN_HEADS.map((head) => ({
    name: at === 7 ? `${head}${tail} on Sea` : `${head}${tail}`,
    area: `${head[0]}${tail[1]}`.toUpperCase(),
    otherName: at === 7 ? `${head}${tail}` : `${head}${tail}, Westshire`,
  })),
)

const STREET_HEADS =
  `High Station Church Victoria Park Mill Green Queens Kings London Manor School Albert York George New North
  South West Grove Chapel Springfield Windsor Alexandra Richmond Stanley Cambridge Oxford Clarence Highfield Main Bridge
  Orchard Meadow Oak Elm Cedar Beech Willow Hawthorn Sycamore Poplar Laburnum Rowan Maple Chestnut Lime Birch Holly Ivy
  Priory Abbey Castle Market Warren Hillside Woodlands Riverside Lakeside Fairview Mount Belmont Devonshire Norfolk Suffolk
  Essex Surrey Kent Sussex Durham Lancaster Salisbury Winchester Wellington Nelson Waterloo Trafalgar Albion Gladstone
  Churchill Tennyson Byron Shelley Keats Milton Wordsworth Burns Dickens Elgar Newton Darwin Brunel Stephenson Quarry Forge
  Tannery Brewery Foundry Canal Wharf Tower Cross Gate Barrack Glebe Vicarage Rectory Parsonage Almond Cherry Damson Plum
  Primrose Bluebell Heather Bracken Lark Swallow Kestrel Heron Swan Plover Curlew Fox Badger Hare Otter`.split(/\s+/)

const STREET_TYPES = `Road Street Avenue Lane Close Drive Crescent Gardens Way Terrace Place Court`.split(' ')

/** How street types are shortened; what is not here never is. */
export const SHORT_STREET_TYPES: Readonly<Record<string, string>> = {
  Road: 'Rd',
  Street: 'St',
  Avenue: 'Ave',
  Lane: 'Ln',
  Close: 'Cl',
  Drive: 'Dr',
  Crescent: 'Cres',
  Gardens: 'Gdns',
  Terrace: 'Terr',
  Place: 'Pl',
  Court: 'Ct',
}

/** From those that many towns have to those that few have: about 1,500. */
export const STREETS: readonly string[] = STREET_HEADS.flatMap((head) => STREET_TYPES.map((type) => `${head} ${type}`))
