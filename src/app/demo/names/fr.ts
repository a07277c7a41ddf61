import { listOf, type CountryNames } from './names.ts'

export const FR_NAMES: CountryNames = {
  female: listOf(`
    Marie Nathalie Isabelle Sylvie Catherine Julie Martine Christine Françoise Sophie Sandrine Céline Valérie Camille
    Monique Stéphanie Véronique Léa Nicole Virginie Anne Aurélie Jacqueline Manon Chantal Émilie Patricia Pauline
    Brigitte Laura Corinne Charlotte Annie Caroline Dominique Mathilde Florence Marine Claire Laetitia Delphine
    Hélène Élodie Christelle Mélanie Karine Jeanne Lucie Michèle Chloé Béatrice Audrey Agnès Emma Danielle Fatima
    Anaïs Cécile Inès Bernadette Odile Marion Clémence Simone Amélie Yvette Nadia Solène Margaux Geneviève Khadija
    Anne-Marie Marie-Claude Maëlys Apolline`),
  male: listOf(`
    Jean Philippe Michel Nicolas Alain Pierre Christophe Patrick Thomas Laurent Éric Julien Stéphane Daniel David
    Frédéric Bernard Sébastien Olivier Alexandre Pascal Antoine Christian Maxime Thierry Vincent Jacques Guillaume
    Bruno François Romain André Kevin Gérard Jérôme Marc Benjamin Didier Mathieu Serge Lucas Claude Clément Hugo
    Dominique Paul Fabrice Quentin Franck Louis Sylvain Gilles Cédric Mohamed Denis Arnaud Anthony Ludovic Hervé
    Adrien Yves Florian Robert Mickaël Théo Roger Karim Baptiste Rémi Yann Jean-Pierre Jean-Luc Jean-Claude Emmanuel
    Loïc Gaël Aurélien Corentin Ousmane`),
  surnames: listOf(`
    Martin Bernard Thomas Robert Petit Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David
    Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Müller Lefèvre Faure André Mercier
    Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry
    Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard
    Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin
    Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey
    Leclerc Payet Benali Diallo Traoré Le_Goff Le_Gall Kervella Etcheverry Castagnier De_la_Tour Vandenberghe`),
  nicknames: {
    Catherine: ['Cathy'],
    Isabelle: ['Isa'],
    Nathalie: ['Nath'],
    Sylvie: ['Syl'],
    Véronique: ['Véro'],
    Stéphanie: ['Steph'],
    Virginie: ['Vivi'],
    Jacqueline: ['Jackie'],
    Patricia: ['Pat'],
    Caroline: ['Caro'],
    Laetitia: ['Titia'],
    Élodie: ['Élo'],
    Mélanie: ['Mélo'],
    Christelle: ['Chris'],
    Béatrice: ['Béa'],
    Geneviève: ['Ginette'],
    Mathilde: ['Mathou'],
    Sandrine: ['Sandy'],
    Florence: ['Flo'],
    Camille: ['Cam'],
    Christophe: ['Chris'],
    Nicolas: ['Nico'],
    Philippe: ['Phil'],
    Alexandre: ['Alex'],
    Frédéric: ['Fred'],
    Sébastien: ['Seb'],
    Stéphane: ['Steph'],
    Benjamin: ['Ben'],
    Guillaume: ['Guigui'],
    Maxime: ['Max'],
    Vincent: ['Vince'],
    Mathieu: ['Mat'],
    Thomas: ['Tom'],
    Emmanuel: ['Manu'],
    Antoine: ['Tonio'],
    Dominique: ['Dom'],
    Michel: ['Mimi'],
    Patrick: ['Pat'],
    Anthony: ['Tony'],
    Olivier: ['Oliv'],
    Florian: ['Flo'],
  },
}
