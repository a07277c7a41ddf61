/** Given names by the years they were in fashion and by where a family comes from; from frequent to rare. */

/** Of one fashion: names of girls and of boys. */
export interface NameLists {
  readonly f: readonly string[]
  readonly m: readonly string[]
}

/** Whose names a family bears. */
export type Origin = 'british' | 'southAsian' | 'polish' | 'arabic' | 'african' | 'chinese' | 'continental'

/** Fashions of British names, by the year before which somebody was born. */
export const BRITISH_BY_BIRTH: readonly { readonly before: number; readonly names: NameLists }[] = [
  {
    before: 1950,
    names: {
      f: words(`Margaret Jean Mary Joan Patricia Sheila Barbara Doreen June Shirley Dorothy Joyce Maureen Elizabeth Audrey
        Brenda Kathleen Sylvia Eileen Pamela Betty Beryl Ann Irene Marjorie Hazel Rita Norma Rosemary Phyllis Edith Vera
        Iris Doris Hilda Winifred Freda Gladys Olive Ivy Mavis Muriel Constance Ethel Nora Elsie Daphne Peggy Stella Thelma
        Nellie Florence Ida Mabel Lilian Una Avril Gwendoline Enid Queenie`),
      m: words(`John Peter William James David Ronald Kenneth Derek George Brian Robert Dennis Raymond Roy Donald Thomas
        Michael Alan Frank Anthony Gordon Leonard Eric Edward Douglas Norman Stanley Geoffrey Albert Harold Arthur Ernest
        Reginald Frederick Charles Joseph Leslie Victor Walter Bernard Maurice Sidney Alfred Gerald Cyril Clifford Herbert
        Ralph Cecil Percy Stewart Basil Wilfred Horace Clarence Hubert Edgar Archibald Rupert Godfrey`),
    },
  },
  {
    before: 1980,
    names: {
      f: words(`Susan Julie Karen Jacqueline Deborah Tracey Jane Helen Diane Sharon Tracy Angela Sarah Alison Caroline
        Amanda Sandra Linda Catherine Elizabeth Carol Joanne Wendy Janet Dawn Christine Nicola Lisa Louise Michelle Claire
        Anne Gillian Lesley Jennifer Heather Lorraine Beverley Elaine Maria Kim Fiona Samantha Paula Rachel Kathryn Lynn
        Marie Denise Yvonne Teresa Annette Maxine Melanie Anita Theresa Rosalind Geraldine Bernadette Philippa Hilary Miriam
        Rowena Josephine Frances Suzanne Judith Ruth Georgina Bridget`),
      m: words(`David Paul Andrew Mark John Michael Stephen Ian Robert Richard Christopher Peter Simon Anthony Kevin Gary
        Steven Martin James Philip Alan Neil Nigel Timothy Colin Graham Jonathan Nicholas William Adrian Brian Stuart Keith
        Thomas Darren Carl Trevor Duncan Alexander Jason Barry Russell Patrick Dean Charles Malcolm Edward Roger Clive Julian
        Gareth Wayne Douglas Lee Matthew Daniel Shaun Vincent Terence Gregory Raymond Howard Gavin Jeremy Glenn Ross Hugh
        Francis Lawrence Alistair Roderick`),
    },
  },
  {
    before: 2000,
    names: {
      f: words(`Laura Gemma Emma Rebecca Sarah Charlotte Jessica Lauren Amy Rachel Hannah Sophie Emily Lucy Katie Chloe
        Bethany Jade Megan Danielle Stephanie Victoria Natalie Alice Abigail Holly Olivia Kelly Leanne Kirsty Jennifer
        Samantha Georgia Eleanor Zoe Natasha Hayley Kayleigh Amber Naomi Shannon Heather Paige Melissa Rosie Elizabeth Harriet
        Molly Francesca Kimberley Alexandra Cheryl Joanna Stacey Jodie Tara Sian Rhiannon Imogen Leah Courtney Lydia Tamsin
        Caitlin Bryony Bronwyn Saffron Aimee Zara Verity`),
      m: words(`Daniel Thomas James Christopher Matthew Joshua Ryan Adam Jack Michael Luke Samuel Benjamin Joseph Alexander
        Jordan Liam Robert Jamie William Jonathan Nathan George Aaron Connor Ashley Lewis Andrew Callum Oliver Kieran Scott
        Craig Charlie Harry Bradley Jake Kyle Edward Lee Dominic Sean Ben Marcus Rhys Dale Peter Elliot Toby Max Stefan
        Philip Alistair Gareth Josh Declan Curtis Mitchell Louis Zachary Patrick Rory Henry Owen Damian Gregory Hugo Barnaby
        Leon Ellis`),
    },
  },
  {
    before: 9999,
    names: {
      f: words(`Olivia Amelia Emily Isla Ava Jessica Poppy Isabella Sophie Mia Ruby Lily Grace Evie Sophia Ella Scarlett Chloe
        Freya Isabelle Phoebe Charlotte Daisy Alice Florence Eva Sienna Millie Evelyn Erin Lucy Rosie Maisie Matilda Elsie
        Summer Harriet Ivy Willow Lola Thea Elizabeth Maya Emma Zara Eliza Bella Esme Rose Nancy Martha Robyn Imogen Niamh
        Orla Clementine Ottilie Beatrice Aurora Luna Penelope Violet Darcy Annabelle Lyra Seren Cerys Tilly Margot Ada`),
      m: words(`Oliver Harry George Jack Jacob Noah Charlie Thomas Oscar William James Leo Alfie Henry Joshua Freddie Archie
        Ethan Isaac Alexander Joseph Edward Samuel Max Logan Lucas Daniel Theo Arthur Harrison Benjamin Mason Finley
        Sebastian Adam Dylan Zachary Riley Teddy David Toby Jake Louie Reuben Elijah Hugo Luca Jude Frankie Tommy Rory Ralph
        Albert Jasper Felix Ezra Caleb Rowan Otis Kit Fergus Magnus Caspian Ellis Blake Tobias Ronan Seth Alby Bertie`),
    },
  },
]

/** Of families from elsewhere, in all years. */
export const GIVEN_BY_ORIGIN: Readonly<Record<Exclude<Origin, 'british'>, NameLists>> = {
  southAsian: {
    f: words(`Priya Sunita Anjali Fatima Ayesha Nisha Pooja Kavita Meena Zainab Aisha Rekha Deepa Shabnam Sana Neha Asha
      Parveen Geeta Manjit Harpreet Jaspreet Simran Nasreen Shazia Divya Lakshmi Rani Amrita Noor Samina Usha Bhavna Kiran
      Hina Rubina Tasneem Radhika Sarita Yasmin Iqra Mehreen`),
    m: words(`Mohammed Imran Raj Amit Sanjay Vikram Ali Arjun Rahul Ravi Usman Bilal Sunil Anil Hassan Tariq Deepak Kamran
      Suresh Gurpreet Harjit Manoj Rohan Adeel Faisal Naveed Vijay Ashok Ramesh Zubair Kuldeep Sukhdev Nadeem Shahid Pradeep
      Dinesh Waqar Irfan Jagdeep Rizwan Hamza Karan`),
  },
  polish: {
    f: words(`Anna Agnieszka Katarzyna Małgorzata Magdalena Monika Joanna Ewa Aleksandra Natalia Karolina Justyna Beata
      Zuzanna Iwona Paulina Dorota Kinga Elżbieta Weronika Sylwia Jolanta Wiktoria Edyta Maja Grażyna`),
    m: words(`Piotr Krzysztof Tomasz Paweł Michał Marcin Andrzej Jakub Łukasz Adam Mateusz Marek Grzegorz Wojciech Jan
      Kamil Maciej Rafał Dariusz Bartosz Szymon Zbigniew Filip Artur Sławomir Przemysław`),
  },
  arabic: {
    f: words(`Fatima Layla Amina Maryam Noor Hala Rania Huda Salma Samira Khadija Zeinab Dina Iman Nadia Rana Farah Lina
      Yasmin Reem Sahar Dalia Abeer Hanan Jamila Suad`),
    m: words(`Mohamed Ahmed Omar Ali Hassan Khalid Youssef Ibrahim Mustafa Abdullah Karim Samir Tarek Hussein Walid Nabil
      Bashir Rashid Faris Ziad Salim Jamal Adnan Munir Bilal Sami`),
  },
  african: {
    f: words(`Grace Blessing Ngozi Amina Chioma Abena Esther Comfort Funmilayo Adaeze Mercy Akosua Ruth Chinwe Temitope
      Yetunde Wanjiru Tendai Folake Nyasha Efua Rutendo Ifeoma Zainab Hope Amara`),
    m: words(`Emmanuel Samuel Daniel Chinedu Kwame Kofi Oluwaseun Ibrahim Tunde Emeka Joseph Babatunde David Tendai Obinna
      Yaw Kwabena Segun Musa Tafadzwa Chukwuma Ade Femi Abdi Kamau Ikenna`),
  },
  chinese: {
    f: words(`Li Mei Xiu Ying Yan Na Jing Fang Hui Min Xin Yi Ling Yun Qing Shu Lan Hong Jia Yue`),
    m: words(`Wei Jun Ming Lei Tao Jian Yong Hao Feng Bo Qiang Chen Peng Zhi Kai Bin Hua Long Gang Yu`),
  },
  continental: {
    f: words(`María Anna Sofía Elena Zoë Chloé Giulia Renée Ingrid Inês Marie-Hélène Lucía Francesca Mónica Hélène Katrin
      Birgit Beatriz Valentina Céline Andreea Ioana Mihaela Simona Ana Laura Cristina Anaïs Paola Carmen`),
    m: words(`José André François Andrei Marco João Luis Jürgen Carlos Stefan Pedro Björn Giuseppe Miguel Jérôme Antonio
      Ionuț Mihai Matteo Rui Jens Álvaro Diego Nuno Lars Florin Bogdan Alessandro Rémi Søren`),
  },
}

function words(text: string): string[] {
  return text.split(/\s+/)
}
