/** Family names by where a family comes from; from frequent to rare. */
import type { Origin } from './given-names.ts'

const BRITISH =
  words(`Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White
  Roberts Green Hall Wood Jackson Clarke Patel Harris Clark Lewis James Phillips Martin Cooper Hill Ward Hughes Moore Turner
  Baker Harrison Edwards Parker Morris King Allen Watson Mitchell Lee Carter Morgan Bennett Young Cook Simpson Shaw Bell
  Collins Adams Marshall Miller Murphy Anderson Kelly Scott Richardson Griffiths Price Webb Rogers Gray Mason Hunt Palmer
  Holmes Mills Campbell Barnes Knight Matthews Barker Powell Stevens Russell Fisher Butler Dixon Fletcher Harvey Pearson
  Graham Murray Howard Andrews Gibson Fox Elliott Ellis Reynolds Ford Foster Stewart Payne Chapman Lloyd Day West Stone
  Brooks Wells Cole Rose Cox Ryan Owen Reid Hart Hudson Grant Dunn Walsh Jenkins Hamilton Bailey Spencer Perry Barrett
  Lawrence Burton Bradley Francis Pritchard Saunders Cunningham Carr Henderson Watts Hawkins Arnold Nicholson Kennedy Bishop
  Sutton Cross Gordon Warren Woods Walters Lane Newman Gardner Burns Sharp Parsons Coleman Hewitt Berry Atkinson Rowe Hayes
  Hopkins Lowe Nash Gilbert Long Potter Bird Frost Booth Norris Osborne Peters Stephens Bates Dawson Goodwin Poole Curtis
  Hardy Gregory Holland Harper Byrne Norton Bryant Fuller Jennings Doyle Savage Barton Marsh Winter Page Fitzgerald Chambers
  Moss Austin Bond Hobbs Sinclair Wallace Crawford Kerr Ferguson Morrison Robertson Macdonald MacLeod McKenzie McIntyre
  O'Brien O'Connor O'Neill O'Sullivan Gallagher Doherty Quinn Brennan Nolan Sweeney Maguire Flynn Boyle Hogan Kavanagh
  Llewellyn Gough Vaughan Bevan Pugh Rees Bowen Parry Howells Probert Prosser Beynon Cadwallader Tudor Meredith Gwyn Penrose
  Trelawney Pascoe Tremayne Nance Hosking Pengelly Chenoweth Rowse Trevithick Angove Carlyon Crabtree Ackroyd Sugden Ogden
  Sidebottom Ramsbottom Higginbottom Longbottom Entwistle Birtwistle Fazackerley Postlethwaite Braithwaite Micklethwaite
  Satterthwaite Thistlethwaite Gaskell Molyneux Fothergill Heslop Stobbs Charlton Milburn Robson Dodds Swan Featherstone`)

/** Names of places that became names of people: few bear each, and together they are many. */
const STEMS =
  words(`Ash Brad Thorn Win Hart Wood Stan Hol Red Whit Black Clay Har Lang Mid Nor Sut Wes East Bur Cran Dun Ey
  Fair Gras Had Ing Kirk Lin Mar Ol Pres Raw Shel Thur Up Wal Yel Beck Crom Den El Farn Gold Hazel Ken Loch Mel Nether Oak
  Pem Rush Stock Tad Under Ver Wick Alder Birch Cot`)
const ENDINGS = words(
  `ley ton worth field well by ford ham bourne wick stead more don combe dale wood gate shaw hurst croft`,
)

/** Of every origin: from frequent to rare. */
export const FAMILY_BY_ORIGIN: Readonly<Record<Origin, readonly string[]>> = {
  british: BRITISH,
  southAsian:
    words(`Patel Khan Singh Hussain Ahmed Ali Kaur Begum Shah Akhtar Mahmood Sharma Malik Iqbal Rahman Chaudhry
    Mistry Desai Gill Bhatti Mehta Rashid Uddin Miah Kumar Joshi Gupta Sandhu Dhillon Chowdhury Raja Qureshi Hashmi Siddiqui
    Parmar Chauhan Reddy Nair Iyer Menon Banerjee Chatterjee Bhattacharya Aujla Grewal Sidhu Solanki Thakur Verma Yadav`),
  polish: words(`Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski
    Kozłowski Jankowski Mazur Wojciechowski Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Zając Pawłowski Michalski Król
    Wieczorek Jabłoński Wróbel Nowakowski Majewski Olszewski Stępień Malinowski Jaworski Adamczyk Dudek`),
  arabic: words(`Ali Hassan Ahmed Ibrahim Hussein Khalil Mansour Haddad Saleh Nasser El-Sayed Abdullah Al-Rashid Aziz
    Mahmoud Farouk Osman Hamdan Khoury Saad Younis Abbas Kassem Bakr Shaheen Al-Masri Darwish Sabbagh Najjar Zaki`),
  african:
    words(`Okafor Mensah Adeyemi Okeke Boateng Owusu Okonkwo Moyo Ndlovu Asante Adebayo Nwosu Eze Balogun Ogunleye
    Danso Osei Kamau Mwangi Otieno Banda Phiri Sesay Kamara Conteh Mohamed Abdi Warsame Chukwu Ibeh Oyelaran Ajayi Dlamini
    Sithole Addo`),
  chinese:
    words(`Wang Li Zhang Chen Liu Yang Huang Zhao Wu Zhou Wong Chan Cheung Lam Ng Lau Leung Xu Sun Ma Zhu Hu Guo Lin
    He Gao Luo Zheng Liang Xie Tang Cheng`),
  continental:
    words(`García Müller Silva Rossi Fernández Santos Popescu Martínez Schmidt Pereira López Dubois Bianchi Ionescu
    Ferreira Sánchez Schneider Costa Romano Weber Popa Moreau Ramírez Jensen Lefèvre Hansen Oliveira Núñez De~Luca Van~Dijk
    Van~der~Berg Meyer Björk Stoica Gonçalves Krüger Muñoz Esposito Lindström Radu`),
}

/** British names beyond those that are written out: about 1,200. */
export const RARE_BRITISH: readonly string[] = ENDINGS.flatMap((ending) => STEMS.map((stem) => `${stem}${ending}`))

/** @param text names with spaces between them; `~` is a space within a name */
function words(text: string): string[] {
  return text.split(/\s+/).map((name) => name.replaceAll('~', ' '))
}
