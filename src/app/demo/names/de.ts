import { listOf, type CountryNames } from './names.ts'

export const DE_NAMES: CountryNames = {
  female: listOf(`
    Sabine Anna Susanne Petra Julia Monika Birgit Laura Andrea Katharina Gabriele Stefanie Martina Lisa Claudia
    Christine Sarah Heike Nicole Karin Renate Katrin Maria Anja Ursula Lena Angelika Sandra Brigitte Melanie Silke
    Johanna Barbara Nadine Helga Tanja Ingrid Sophie Kerstin Franziska Elisabeth Jana Marion Christina Cornelia
    Vanessa Ulrike Lea Doris Jennifer Hannelore Carolin Simone Annika Gisela Marie Manuela Theresa Beate Verena
    Regina Ayşe Jutta Miriam Bärbel Svenja Heidi Alina Friederike Elif Gudrun Wiebke Käthe Swetlana`),
  male: listOf(`
    Thomas Michael Andreas Stefan Peter Christian Wolfgang Daniel Klaus Alexander Jürgen Martin Frank Sebastian
    Bernd Markus Matthias Jan Uwe Tobias Werner Florian Ralf Philipp Jörg Tim Hans Lukas Manfred Sven Dieter Felix
    Holger Jonas Oliver Patrick Rainer Marcel Günter Maximilian Dirk Simon Horst David Torsten Benjamin Karl Fabian
    Joachim Dennis Heinz Kevin Carsten Paul Helmut Johannes Gerhard Niklas Rolf Moritz Norbert Marco Ulrich Julian
    Mehmet Axel Björn Lars Detlef Emre Anton Kai Friedrich Sergej Ruprecht Ole Ansgar`),
  surnames: listOf(`
    Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf
    Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier
    Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller
    Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke
    Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß
    Seidel Heinrich Brandt Haas Schreiber Graf Schulte Dietrich Ziegler Kuhn Yılmaz Pohl Engel Horn Busch Bergmann
    Nowak Kowalski Öztürk Thießen Quast Zschoche Petersen Wüstenhagen Langenscheidt`),
  nicknames: {
    Susanne: ['Susi'],
    Katharina: ['Kathi', 'Käthe'],
    Gabriele: ['Gabi'],
    Stefanie: ['Steffi'],
    Christine: ['Christel'],
    Sabine: ['Bine'],
    Monika: ['Moni'],
    Ursula: ['Uschi', 'Ulla'],
    Angelika: ['Geli'],
    Brigitte: ['Gitte'],
    Barbara: ['Babsi'],
    Johanna: ['Hanna'],
    Franziska: ['Franzi'],
    Elisabeth: ['Lisbeth', 'Elli'],
    Cornelia: ['Conny'],
    Hannelore: ['Hanne'],
    Manuela: ['Manu'],
    Theresa: ['Resi'],
    Melanie: ['Melli'],
    Friederike: ['Rike'],
    Michael: ['Micha'],
    Andreas: ['Andi'],
    Christian: ['Chris'],
    Wolfgang: ['Wolf'],
    Alexander: ['Alex'],
    Sebastian: ['Basti'],
    Matthias: ['Matze'],
    Tobias: ['Tobi'],
    Florian: ['Flo'],
    Johannes: ['Hannes'],
    Manfred: ['Manni'],
    Maximilian: ['Max'],
    Benjamin: ['Benni'],
    Joachim: ['Achim'],
    Ulrich: ['Uli'],
    Hans: ['Hansi'],
    Friedrich: ['Fritz'],
    Thomas: ['Tom'],
    Philipp: ['Phil'],
    Maria: ['Mia'],
    Jürgen: ['Jogi'],
  },
}
