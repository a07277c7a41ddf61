import type { Country } from './names/index.ts'

export interface Place {
  readonly country: Country
  readonly city: string
  readonly postcodeArea: string
  /** Landlines here begin so, E.164: ranges that the regulators keep for films and books, so that nobody is rung. */
  readonly landline: { readonly prefix: string; readonly digits: number }
}

const place = (country: Country, city: string, postcodeArea: string, prefix: string, digits: number): Place => ({
  country,
  city,
  postcodeArea,
  landline: { prefix, digits },
})

export const PLACES: Readonly<Record<Country, readonly Place[]>> = {
  GB: [
    place('GB', 'London', 'SE', '+442079460', 3),
    place('GB', 'Birmingham', 'B', '+441214960', 3),
    place('GB', 'Manchester', 'M', '+441614960', 3),
    place('GB', 'Leeds', 'LS', '+441134960', 3),
    place('GB', 'Glasgow', 'G', '+441414960', 3),
    place('GB', 'Bristol', 'BS', '+441174960', 3),
  ],
  DE: [
    place('DE', 'Berlin', '10', '+493023125', 3),
    place('DE', 'Hamburg', '20', '+494066969', 3),
    place('DE', 'München', '80', '+498999998', 3),
    place('DE', 'Köln', '50', '+492214710', 3),
    place('DE', 'Frankfurt am Main', '60', '+496990009', 3),
  ],
  FR: [
    place('FR', 'Paris', '750', '+3319900', 4),
    place('FR', 'Nantes', '440', '+3326191', 4),
    place('FR', 'Strasbourg', '670', '+3335301', 4),
    place('FR', 'Lyon', '690', '+3346571', 4),
    place('FR', 'Toulouse', '310', '+3353649', 4),
  ],
}

export const STREETS: Readonly<Record<Country, readonly string[]>> = {
  GB: [
    'High Street',
    'Station Road',
    'Church Lane',
    'Victoria Road',
    'Mill Lane',
    'Park Avenue',
    'The Crescent',
    'Queens Road',
  ],
  DE: ['Hauptstraße', 'Bahnhofstraße', 'Gartenweg', 'Schulstraße', 'Lindenallee', 'Am Markt', 'Bergstraße', 'Rosenweg'],
  FR: [
    'rue de la Gare',
    'rue Victor Hugo',
    'place du Marché',
    'avenue des Tilleuls',
    'rue des Lilas',
    'chemin du Moulin',
    'rue Pasteur',
  ],
}
