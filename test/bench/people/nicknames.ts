/** What people are called who bear a given name; the likeliest first. */
export const NICKNAMES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  `Margaret Maggie Peggy Meg Marge;Elizabeth Liz Beth Betty Lizzie Libby;Katherine Kate Kathy;Catherine Cath Kate Cathy;
Kathryn Kath Kathy;Patricia Pat Trish Patsy;Susan Sue Susie;Jacqueline Jackie;Deborah Debbie Deb;Christine Chris Chrissie;
Jennifer Jenny Jen;Rebecca Becky Becca;Samantha Sam Sammy;Victoria Vicky Tori;Stephanie Steph;Alexandra Alex Sandra Lexi;
Charlotte Charlie Lottie;Jessica Jess Jessie;Abigail Abby Abi;Natalie Nat;Natasha Tasha;Danielle Dani;Kimberley Kim;
Isabella Bella Izzy;Isabelle Izzy Belle;Olivia Liv Livvy;Amelia Millie Amy;Eleanor Ellie Nell Nora;Harriet Hattie;
Francesca Fran Frankie;Frances Fran;Philippa Pippa Pip;Josephine Jo Josie;Joanna Jo;Joanne Jo;Amanda Mandy;Pamela Pam;
Barbara Barb Babs;Dorothy Dot Dottie;Florence Flo Florrie;Kathleen Kath Kathy;Rosemary Rosie Rose;Gillian Gill;
Caroline Caz;Theresa Terry Tess;Teresa Terry Tess;Judith Judy Jude;Suzanne Sue Suzie;Nicola Nicky Nic;Michelle Shell;
Georgina Georgie Gina;Georgia Georgie;Emily Em Emmy;Sophia Sophie;Matilda Tilly Mattie;Penelope Penny;Beatrice Bea;
Annabelle Annie Belle;Beverley Bev;Lorraine Lori;Angela Angie;Sandra Sandy;Valerie Val;Annette Annie;Rosalind Ros;
Robert Rob Bob Bobby;William Will Bill Billy;Richard Rick Dick Rich;James Jim Jimmy Jamie;John Jack Johnny;
Michael Mike Mick Mickey;David Dave;Stephen Steve;Steven Steve;Christopher Chris Kit;Anthony Tony Ant;Andrew Andy Drew;
Thomas Tom Tommy;Edward Ed Ted Eddie;Charles Charlie Chuck;Joseph Joe Joey;Daniel Dan Danny;Matthew Matt;Nicholas Nick;
Alexander Alex Sandy Xander;Benjamin Ben Benny;Samuel Sam Sammy;Joshua Josh;Jonathan Jon Jonny;Timothy Tim;Philip Phil;
Gregory Greg;Peter Pete;Kenneth Ken Kenny;Ronald Ron Ronnie;Donald Don;Raymond Ray;Leonard Len Lenny;Frederick Fred Freddie;
Albert Bert Al;Alfred Alf Fred;Arthur Art;Reginald Reg;Geoffrey Geoff;Gerald Gerry;Terence Terry;Lawrence Larry Laurie;
Francis Frank;Patrick Paddy Pat;Douglas Doug;Stanley Stan;Norman Norm;Walter Wally Walt;Victor Vic;Vincent Vince;
Bernard Bernie;Martin Marty;Graham Gray;Stuart Stu;Russell Russ;Trevor Trev;Malcolm Mal;Jeremy Jez Jerry;Zachary Zach Zac;
Nathan Nate;Bradley Brad;Dominic Dom;Oliver Ollie;Harrison Harry;Henry Harry Hal;Jacob Jake;Elijah Eli;Sebastian Seb;
Theo Teddy;Archibald Archie;Rupert Rup;Tobias Toby;Mohammed Mo;Mohamed Mo;Imran Immy;Gurpreet Gary Preet;Harpreet Preet;
Jaspreet Jas;Katarzyna Kasia Kate;Małgorzata Gosia Margaret;Agnieszka Aga Agnes;Magdalena Magda;Joanna Asia Jo;
Aleksandra Ola Alex;Krzysztof Krzys Chris;Tomasz Tomek Tom;Piotr Peter;Paweł Paul;Michał Mike;Jakub Kuba Jake;
Mateusz Matt;Grzegorz Greg;Wojciech Wojtek;Bartosz Bartek;José Pepe Joe;Francesca Fran;Antonio Toni Tony;Giuseppe Joe Peppe;
Oluwaseun Seun;Babatunde Tunde;Emmanuel Manny Emma;Funmilayo Funmi;Temitope Temi;Chinedu Edu;Wei Wayne William;
Mei May Amy;Jun John;Ming Michael`
    .split(/;\s*/)
    .map((line) => line.trim().split(' '))
    .map(([name = '', ...called]) => [name, called]),
)
