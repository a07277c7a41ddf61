/** What people do, one file per place: each writes into the shopper's diary what the shop sees of it. */
export { visitByApp } from './app.ts'
export { callSupport } from './call-centre.ts'
export { redeemPoints, takeOutCard } from './loyalty.ts'
export { buyInShop, KIOSK, orderAtKiosk, secondCardMs } from './till.ts'
export { browse, checkOutAsGuest, visitAsCustomer } from './web.ts'
