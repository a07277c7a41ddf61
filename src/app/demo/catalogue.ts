import type { Random } from './random.ts'

export interface Product {
  readonly sku: string
  readonly name: string
  readonly category: string
  /** In the currency of the sale: this shop charges the same number in pounds and euros. */
  readonly price: number
}

const SHELVES: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  Kitchen: [
    ['Enamel kettle', 34.5],
    ['Oak chopping board', 22],
    ['Cast iron pan', 48.95],
    ['Set of six tumblers', 18.75],
    ['Linen tea towel', 7.5],
    ['Coffee grinder', 59],
    ['Stoneware bowl', 11.25],
    ['Bread knife', 26.4],
  ],
  Living: [
    ['Wool throw', 64],
    ['Cushion cover', 15.95],
    ['Beeswax candle', 9.8],
    ['Table lamp', 79],
    ['Rattan basket', 28.5],
    ['Picture frame', 12.6],
    ['Door mat', 19.9],
  ],
  Bath: [
    ['Bath towel', 21.5],
    ['Olive oil soap', 4.95],
    ['Shower curtain', 24],
    ['Cork stool', 54.9],
    ['Hand cream', 8.25],
  ],
  Garden: [
    ['Watering can', 31],
    ['Terracotta pot', 6.75],
    ['Secateurs', 27.8],
    ['Bird feeder', 16.4],
    ['Hemp twine', 3.95],
    ['Folding chair', 69],
  ],
  Stationery: [
    ['Dotted notebook', 8.9],
    ['Fountain pen', 37.5],
    ['Wrapping paper', 3.2],
    ['Letter opener', 14],
    ['Calendar', 17.95],
  ],
  Children: [
    ['Wooden train', 42],
    ['Picture book', 10.5],
    ['Kite', 18.2],
    ['Rain boots', 29.95],
    ['Star projector', 33.3],
  ],
}

export const PRODUCTS: readonly Product[] = Object.entries(SHELVES).flatMap(([category, shelf]) =>
  shelf.map(([name, price], at) => ({
    sku: `${category.slice(0, 2).toUpperCase()}-${100 + at}`,
    name,
    category,
    price,
  })),
)

export interface Basket {
  readonly products: readonly (Product & { readonly quantity: number })[]
  /** Sum of price x quantity, in currency units with two decimals. */
  readonly total: number
}

export function fillBasket(random: Random): Basket {
  const lines = 1 + random.geometric(0.9, 5)
  const products = Array.from({ length: lines }, () => ({
    ...random.pick(PRODUCTS),
    quantity: 1 + random.geometric(0.3, 4),
  }))
  const cents = products.reduce((sum, { price, quantity }) => sum + Math.round(price * 100) * quantity, 0)
  return { products, total: cents / 100 }
}
