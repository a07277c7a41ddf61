import { listOf, type CountryNames } from './names.ts'

export const GB_NAMES: CountryNames = {
  female: listOf(`
    Susan Sarah Margaret Emma Karen Laura Elizabeth Claire Patricia Rebecca Jane Charlotte Helen Sophie Christine
    Emily Julie Jessica Jennifer Hannah Amanda Lucy Alison Amy Nicola Katie Jacqueline Rachel Linda Olivia Gemma
    Catherine Lisa Chloe Mary Victoria Samantha Anne Louise Michelle Zoe Fiona Kathleen Natalie Caroline Megan
    Deborah Holly Joanne Alice Barbara Eleanor Tracey Abigail Ruth Georgia Heather Grace Dorothy Priya Angela
    Bethany Maureen Aisha Philippa Harriet Joan Imogen Fatima Rosemary Gillian Freya Beatrice Morag Ngozi Sian`),
  male: listOf(`
    David John James Paul Andrew Michael Mark Stephen Christopher Peter Daniel Robert Thomas Richard Matthew Ian
    William Simon Anthony Jack Kevin Alan Gary Adam Joseph Martin Benjamin Alexander Steven Luke Ryan Neil Graham
    Samuel Jonathan Philip Mohammed Nicholas Harry Craig Colin Keith Oliver George Edward Stuart Jamie Charles Liam
    Lee Kenneth Timothy Lewis Patrick Brian Dean Connor Callum Roger Aaron Nathan Derek Barry Dominic Raj Malcolm
    Gareth Frederick Imran Rhys Hamish Toby Leonard Hugh Tariq Kwame Angus`),
  surnames: listOf(`
    Smith Jones Williams Taylor Brown Davies Evans Thomas Wilson Johnson Roberts Robinson Thompson Wright Walker
    White Edwards Hughes Green Hall Lewis Harris Clarke Patel Jackson Wood Turner Martin Cooper Hill Ward Morris
    Moore Clark Baker Harrison King Morgan Lee Allen James Scott Phillips Watson Davis Parker Price Bennett Young
    Griffiths Mitchell Kelly Cook Carter Richardson Bailey Collins Bell Shaw Murphy Miller Cox Khan Marshall Adams
    Simpson Anderson Ellis Singh Begum Wilkinson Foster Chapman Powell Webb Rogers Gray Hunt Mills Palmer Campbell
    Holmes Lloyd Barnes Knight Butler Russell Stevens Fletcher Dixon Fisher Reynolds Pearson Graham MacDonald Okafor
    O'Brien Whitehouse Pemberton Ashworth Featherstone Cholmondeley Abernathy Trelawney Hargreaves Sutcliffe`),
  nicknames: {
    Susan: ['Sue'],
    Margaret: ['Maggie', 'Peggy'],
    Elizabeth: ['Liz', 'Beth', 'Lizzie'],
    Patricia: ['Pat', 'Trish'],
    Rebecca: ['Becky'],
    Charlotte: ['Lottie'],
    Christine: ['Chris', 'Tina'],
    Jessica: ['Jess'],
    Jennifer: ['Jenny', 'Jen'],
    Amanda: ['Mandy'],
    Alison: ['Ali'],
    Nicola: ['Nicky'],
    Jacqueline: ['Jackie'],
    Catherine: ['Cathy', 'Kate'],
    Victoria: ['Vicky'],
    Samantha: ['Sam'],
    Natalie: ['Nat'],
    Deborah: ['Debbie'],
    Joanne: ['Jo'],
    Eleanor: ['Ellie'],
    Abigail: ['Abby'],
    Philippa: ['Pippa'],
    Harriet: ['Hattie'],
    Angela: ['Angie'],
    Bethany: ['Beth'],
    Beatrice: ['Bea'],
    David: ['Dave'],
    James: ['Jim', 'Jamie'],
    Andrew: ['Andy', 'Drew'],
    Michael: ['Mike', 'Mick'],
    Stephen: ['Steve'],
    Christopher: ['Chris'],
    Peter: ['Pete'],
    Daniel: ['Dan', 'Danny'],
    Robert: ['Bob', 'Rob'],
    Thomas: ['Tom'],
    Richard: ['Rich', 'Dick'],
    Matthew: ['Matt'],
    William: ['Bill', 'Will'],
    Simon: ['Si'],
    Anthony: ['Tony'],
    Kevin: ['Kev'],
    Joseph: ['Joe'],
    Benjamin: ['Ben'],
    Alexander: ['Alex', 'Sandy'],
    Steven: ['Steve'],
    Samuel: ['Sam'],
    Jonathan: ['Jon'],
    Philip: ['Phil'],
    Nicholas: ['Nick'],
    Oliver: ['Ollie'],
    Edward: ['Ted', 'Ed'],
    Charles: ['Charlie'],
    Kenneth: ['Ken'],
    Timothy: ['Tim'],
    Patrick: ['Paddy'],
    Frederick: ['Fred'],
    Leonard: ['Len'],
    Mohammed: ['Mo'],
  },
}
