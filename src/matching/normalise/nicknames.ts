/**
 * Given names (first on each line) and what their bearers are called: English, then the commonest of German, French
 * and Spanish. Written for this project from general knowledge, from no list of others. Without accents; a short form
 * of several names stands with the commonest.
 */
const LISTS = `
alexander alex al alec sandy alasdair alexandre sasha xander
albert bert bertie
alfred alf alfie fred freddie freddy
andrew andy drew andre andreas andres
anthony tony antony ant anton antonio antoine
arthur art artie
benjamin ben benny benji
bernard bernie bernd bernhard
charles charlie charley chuck chas carl karl carlos
christopher chris kit topher christoph christophe cristobal
daniel dan danny dani
david dave davy davey
dennis den denny
donald don donnie
douglas doug
edward ed eddie eddy ned ted teddy eduardo eduard
edmund edmond
eugene gene
francis frank frankie franz francisco paco pancho francois
frederick fritz friedrich federico
gabriel gabe
george georgie georg georges jorge
gerald gerry jerry
gregory greg gregor
harold hal
henry harry hank harrison heinrich heinz henri enrique
jacob jake jakob
james jim jimmy jamie jem jaime santiago
jeffrey jeff geoffrey geoff
john jack johnny jon johann johannes hans jean juan jonny jock
jonathan jonny jonathon
joseph joe joey jo josef jose pepe
joshua josh
kenneth ken kenny
lawrence larry laurie lorenz laurent lorenzo
leonard leo len lenny
louis lou lewis louie ludwig luis
martin marty martinez
matthew matt matty matthias matthieu mateo
michael mike mick micky mickey michel miguel mikey micha
nathaniel nathan nat nate
nicholas nick nicky nicolas nico klaus niklas
oliver ollie olly
patrick pat paddy patricio
paul paulie pablo
peter pete petey pierre pedro
philip phil pip philipp philippe felipe
raymond ray
richard rick ricky dick dickie rich richie ricardo
robert bob bobby rob robbie robin bert roberto
ronald ron ronnie
samuel sam sammy
stephen steve steven stevie stefan etienne esteban stephane
terence terry
theodore theo
thomas tom tommy tomas
timothy tim timmy
victor vic
vincent vince vinnie
walter walt wally
william will bill billy willie willy wilhelm guillaume guillermo liam
zachary zach zack
abigail abby gail
agnes aggie nessie
alice allie ali
amanda mandy
angela angie
ann anne anna annie nan nancy hannah ana anja
barbara barb babs barbie
beatrice bea trixie beatrix beatriz
bridget biddy bridie brigitte
caroline carrie carol caro carolina
catherine kate katie kathy cathy kitty katherine kathryn kath katharina katrin karin catalina kathleen
charlotte lottie lotte
christine chrissie tina christina kristin cristina
cynthia cindy
deborah debbie deb debby
dorothy dot dottie dolly dorothea
eleanor nell nellie nelly ellie ella leonor elinor eleonore
elizabeth liz lizzie beth betty bess bessie betsy eliza elsie lisa libby elisabeth isabel elise lisbeth
emily em emmy emilie emilia
esther essie hester
florence flo flossie florrie
frances fran fanny francesca franziska francoise
georgina george
gertrude gertie trudy
gwendolen gwen
helen nellie helena helene elena ellen nell lena
isabella bella izzy isabelle
jane janie jenny janet jean
jennifer jen jenny jenni
jessica jess jessie
josephine josie josefina
judith judy judi
julia julie juliet
katarina kata
laura laurie laure
lillian lily lil lilly
lucy lucie lucia luzie
magdalena lena magda
margaret maggie meg peggy madge daisy margie greta gretchen rita marge margarete marguerite margarita grete
martha marty patty
mary molly polly marie maria mamie may minnie mimi maryann maire
matilda tilly mattie mathilde
mildred millie milly
nathalie nat natalie natalia
pamela pam
patricia pat patty trish tricia
penelope penny
rachel rae
rebecca becky becca
rosemary rosie rose rosa
samantha sam
sarah sally sadie sara
sophia sophie sofia
stephanie steph stefanie
susan sue susie suzy susanna susannah suzanne susana
teresa terry tess tessa theresa therese
valerie val
veronica ronnie vera veronique
victoria vicky vicki tori viktoria
virginia ginny ginger
winifred winnie freda
ursula uschi
wolfgang wolf
guadalupe lupe
dolores lola
mercedes meche
rosario charo
concepcion concha
manuel manolo manny emanuel
ignacio nacho
rafael rafa
sebastian basti
maximilian max
`

const CANONICAL: ReadonlyMap<string, string> = new Map(
  LISTS.trim()
    .split('\n')
    .map((line) => line.split(' '))
    .toReversed()
    .flatMap(([full = '', ...forms]) => [...forms, full].map((form) => [form, full] as const)),
)

/** @returns the given name that a short or foreign form stands for; the name itself where none is known */
export function canonicalGivenName(name: string): string {
  return CANONICAL.get(name) ?? name
}
