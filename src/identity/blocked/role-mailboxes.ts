/**
 * Mailboxes that several people read, by the part before the @, in ASCII and in their own spelling. A role is no
 * person: whoever answers info@ today is another tomorrow. First names that are words elsewhere are left out.
 */
const ROLES: ReadonlySet<string> = new Set(
  [
    // English
    'info, infos, information, inquiries, inquiry, enquiries, enquiry, contact, contacts, contactus, contact-us, hello',
    'hi, welcome, mail, mailbox, email, post, office, frontoffice, backoffice, frontdesk, front-desk, reception, admin',
    'administrator, administration, webmaster, hostmaster, postmaster, root, sysadmin, it, ithelp, helpdesk, help-desk',
    'help, support, techsupport, service, services, customerservice, customer-service, customer.service, customerservices',
    'customercare, customer-care, customersupport, customer-support, care, client-services, clientservices, team, staff',
    'everyone, company, sales, salesteam, sales-team, marketing, press, media, pr, news, newsletter, newsletters, editor',
    'editorial, events, bookings, booking, reservations, reservation, orders, order, ordering, purchasing, purchase',
    'purchases, procurement, buying, supplies, shop, store, web, website, webshop, returns, refunds, shipping, delivery',
    'dispatch, warehouse, logistics, accounts, account, accounting, accountspayable, accounts-payable, ap, payables, ar',
    'accountsreceivable, accounts-receivable, billing, invoice, invoices, invoicing, payment, payments, finance, payroll',
    'hr, humanresources, human-resources, jobs, job, careers, career, recruiting, recruitment, legal, privacy, gdpr, dpo',
    'dataprotection, data-protection, compliance, security, abuse, spam, feedback, complaints, quality, management',
    'manager, director, directors, board, secretary, secretariat, members, membership, partners, partner, suppliers',
    'subscribe, unsubscribe, list, noreply, no-reply, donotreply, do-not-reply, mailer-daemon, notifications, alerts',
    // German
    'kontakt, kontakte, anfrage, anfragen, buero, büro, empfang, zentrale, sekretariat, verwaltung, geschaeftsfuehrung',
    'geschäftsführung, geschaeftsleitung, geschäftsleitung, verkauf, vertrieb, einkauf, beschaffung, bestellung',
    'bestellungen, auftrag, auftraege, aufträge, versand, lager, logistik, retoure, retouren, kundenservice, kundendienst',
    'kundenbetreuung, kunden, hilfe, technik, buchhaltung, rechnung, rechnungen, rechnungswesen, finanzen, personal',
    'bewerbung, bewerbungen, presse, redaktion, veranstaltungen, reservierung, reservierungen, buchung, praxis, kanzlei',
    'datenschutz, beschwerde, reklamation, vorstand, verein, laden, filiale',
    // French
    'bonjour, accueil, bureau, secretariat, secrétariat, direction, ventes, vente, commercial, commerciale, achats, achat',
    'commande, commandes, boutique, magasin, livraison, livraisons, retours, serviceclient, service-client, sav, assistance',
    'aide, comptabilite, comptabilité, compta, facture, factures, facturation, finances, rh, recrutement, emploi, presse',
    'redaction, rédaction, rgpd, mairie',
    // Spanish, Portuguese, Catalan
    'hola, ola, olá, contacto, contato, contactos, oficina, escritorio, escritório, secretaria, secretaría, recepcion',
    'recepción, recepcao, recepção, administracion, administración, administracao, administração, ventas, vendas, compras',
    'pedidos, pedido, tienda, loja, envios, envíos, devoluciones, devolucoes, devoluções, atencion, atención, atencionalcliente',
    'atencion-al-cliente, atendimento, clientes, soporte, suporte, ayuda, ajuda, contabilidad, contabilidade, facturacion',
    'facturación, faturamento, facturas, faturas, cobranza, financeiro, rrhh, empleo, empregos, prensa, imprensa, sac',
    // Italian
    'contatti, contatto, ufficio, segreteria, amministrazione, direzione, vendite, vendita, acquisti, ordini, ordine',
    'negozio, spedizioni, resi, assistenza, servizioclienti, clienti, aiuto, contabilita, contabilità, fatture, fatturazione',
    'personale, lavoro, stampa, prenotazioni, redazione',
    // Dutch and the Nordic languages
    'receptie, verkoop, inkoop, bestellingen, winkel, klantenservice, klantendienst, boekhouding, facturen, facturatie',
    'administratie, vacatures, personeel, hallo, hej, hei, kontor, kontoret, salg, salj, sälj, forsaljning, försäljning',
    'innkjop, innkjøp, indkob, indkøb, inkop, inköp, kundeservice, kundtjanst, kundtjänst, bestilling, order, ordrer',
    'butikk, butik, regnskab, regnskap, ekonomi, okonomi, økonomi, faktura, fakturor, myynti, toimisto, asiakaspalvelu',
    'tilaukset, lasku, laskut, osto',
    // Polish, Czech, Slovak, Hungarian, Romanian, Turkish, Russian in Latin letters
    'biuro, sekretariat, sprzedaz, sprzedaż, zakupy, zamowienia, zamówienia, sklep, pomoc, obsluga, ksiegowosc, księgowość',
    'faktury, kadry, praca, rekrutacja, obchod, prodej, predaj, nakup, nákup, objednavky, objednávky, podpora, uctarna',
    'účtárna, fakturace, iroda, ertekesites, értékesítés, rendeles, rendelés, ugyfelszolgalat, ügyfélszolgálat, szamla',
    'vanzari, vânzări, comenzi, contabilitate, birou, satis, satış, siparis, sipariş, muhasebe, destek, iletisim, iletişim',
    'bilgi, zakaz, zakazy, prodazhi, sklad, buhgalteria, ofis',
  ].flatMap((line) => line.split(', ')),
)

/** @param value an e-mail address in lower case; what follows a `+` is a tag, and no other mailbox */
export function isRoleMailbox(value: string): boolean {
  const at = value.lastIndexOf('@')
  if (at < 1) return false
  const [mailbox = ''] = value.slice(0, at).split('+')
  return ROLES.has(mailbox)
}
