/** Who writes to Nordlys AS. Addresses only under example.org, .com and .net; telephone numbers that no network hands out. */

export interface Company {
  id: number;
  name: string;
  /** ISO 3166-1 numeric. */
  country: number;
  orgnr?: string;
  /** The priority that its tickets get. */
  priority?: number;
  email: string;
  phone?: string;
}

const [norway, sweden, denmark, germany, finland, britain] = [578, 752, 208, 276, 246, 826];

export const companies: readonly Company[] = [
  // note: no priority, because the scenarios that give it one begin without
  { id: 9, name: 'Fjellheim Bygg AS', country: norway, email: 'post@fjellheim.example.com', phone: '+47 10 00 00 09' },
  { id: 10, name: 'Solbakken Borettslag', country: norway, email: 'styret@solbakken.example.org', phone: '+47 10 00 00 10' },
  { id: 11, name: 'Mälardalens Ventilation AB', country: sweden, email: 'info@malarvent.example.com', phone: '+46 8 465 004 11' },
  { id: 12, name: 'Øresund Boligservice ApS', country: denmark, email: 'kontor@oresundbolig.example.com', phone: '+45 10 00 00 12' },
  {
    id: 13,
    name: 'Petersen Haustechnik GmbH',
    country: germany,
    email: 'info@petersen-haustechnik.example.com',
    phone: '+49 40 66969 113',
  },
  { id: 14, name: 'Havblikk Sykehjem', country: norway, priority: 13, email: 'drift@havblikk.example.org', phone: '+47 10 00 00 14' },
  { id: 15, name: 'Rakennus Lehtinen Oy', country: finland, email: 'toimisto@lehtinen.example.com' },
];

export interface Person {
  id: number;
  first: string;
  last: string;
  country: number;
  email: string;
  company?: number;
  title?: string;
  phone?: string;
  /** A mail program that writes HTML. */
  html?: true;
}

export const people = {
  kari: {
    id: 50,
    first: 'Kari',
    last: 'Nordmann',
    country: norway,
    company: 9,
    title: 'Prosjektleder',
    email: 'kari.nordmann@fjellheim.example.com',
    phone: '+47 10 00 00 50',
    html: true,
  },
  ola: {
    id: 51,
    first: 'Ola',
    last: 'Dahl',
    country: norway,
    company: 9,
    title: 'Byggeleder',
    email: 'ola.dahl@fjellheim.example.com',
    phone: '+47 10 00 00 51',
  },
  marit: {
    id: 52,
    first: 'Marit',
    last: 'Solheim',
    country: norway,
    company: 10,
    title: 'Styreleder',
    email: 'marit.solheim@solbakken.example.org',
    html: true,
  },
  torstein: {
    id: 53,
    first: 'Torstein',
    last: 'Hagen',
    country: norway,
    company: 10,
    title: 'Vaktmester',
    email: 'vaktmester@solbakken.example.org',
    phone: '+47 10 00 00 53',
  },
  ingrid: {
    id: 54,
    first: 'Ingrid',
    last: 'Lund',
    country: norway,
    company: 14,
    title: 'Driftsleder',
    email: 'ingrid.lund@havblikk.example.org',
    phone: '+47 10 00 00 54',
    html: true,
  },
  per: { id: 55, first: 'Per Arne', last: 'Myhre', country: norway, email: 'pa.myhre@example.net', phone: '+47 10 00 00 55' },
  silje: {
    id: 56,
    first: 'Silje',
    last: 'Bakken',
    country: norway,
    email: 'silje.bakken@example.com',
    phone: '+47 10 00 00 56',
    html: true,
  },
  jan: { id: 57, first: 'Jan Erik', last: 'Strand', country: norway, email: 'jestrand@example.net', phone: '+47 10 00 00 57' },
  elin: { id: 58, first: 'Elin', last: 'Kvamme', country: norway, email: 'elin.kvamme@example.org', html: true },
  hassan: { id: 59, first: 'Hassan', last: 'Ali', country: norway, email: 'hassan.ali@example.com', phone: '+47 10 00 00 59' },
  johan: {
    id: 60,
    first: 'Johan',
    last: 'Lindqvist',
    country: sweden,
    company: 11,
    title: 'Servicechef',
    email: 'johan.lindqvist@malarvent.example.com',
    phone: '+46 70 174 06 60',
    html: true,
  },
  emma: {
    id: 61,
    first: 'Emma',
    last: 'Sjöberg',
    country: sweden,
    company: 11,
    title: 'Ekonomi',
    email: 'emma.sjoberg@malarvent.example.com',
    html: true,
  },
  birgitta: {
    id: 62,
    first: 'Birgitta',
    last: 'Nyström',
    country: sweden,
    email: 'birgitta.nystrom@example.org',
    phone: '+46 70 174 06 62',
  },
  lars: { id: 63, first: 'Lars-Olof', last: 'Hedlund', country: sweden, email: 'lo.hedlund@example.net' },
  mette: {
    id: 64,
    first: 'Mette',
    last: 'Sørensen',
    country: denmark,
    company: 12,
    title: 'Driftschef',
    email: 'mette@oresundbolig.example.com',
    phone: '+45 10 00 00 64',
    html: true,
  },
  anders: {
    id: 65,
    first: 'Anders',
    last: 'Kjær',
    country: denmark,
    company: 12,
    title: 'Varmemester',
    email: 'anders@oresundbolig.example.com',
  },
  kirsten: { id: 66, first: 'Kirsten', last: 'Bach', country: denmark, email: 'kirsten.bach@example.org', phone: '+45 10 00 00 66' },
  juergen: {
    id: 67,
    first: 'Jürgen',
    last: 'Petersen',
    country: germany,
    company: 13,
    title: 'Geschäftsführer',
    email: 'j.petersen@petersen-haustechnik.example.com',
    phone: '+49 171 39200 67',
    html: true,
  },
  sabine: {
    id: 68,
    first: 'Sabine',
    last: 'Köhler',
    country: germany,
    company: 13,
    title: 'Buchhaltung',
    email: 's.koehler@petersen-haustechnik.example.com',
    html: true,
  },
  uwe: { id: 69, first: 'Uwe', last: 'Brandt', country: germany, email: 'uwe.brandt@example.net', phone: '+49 40 66969 269' },
  pekka: {
    id: 70,
    first: 'Pekka',
    last: 'Lehtinen',
    country: finland,
    company: 15,
    title: 'Työmaapäällikkö',
    email: 'pekka@lehtinen.example.com',
  },
  aino: { id: 71, first: 'Aino', last: 'Korhonen', country: finland, email: 'aino.korhonen@example.org' },
  james: {
    id: 72,
    first: 'James',
    last: 'Whitfield',
    country: britain,
    email: 'james.whitfield@example.com',
    phone: '+44 20 7946 0072',
    html: true,
  },
  priya: { id: 73, first: 'Priya', last: 'Raman', country: norway, email: 'priya.raman@example.net', html: true },
  kim: { id: 77, first: 'Kim', last: 'Ek', country: norway, email: 'kim.ek@example.org' },
} as const satisfies Readonly<Record<string, Person>>;

export type PersonKey = keyof typeof people;

/** A person with all members that a person may have. */
export const personOf = (key: PersonKey): Person => people[key];

/** Addresses and words that an agent's profile adds to the acceptance world's rows. */
export const agentProfiles = [
  { user: 5, person: 11, email: 'anna.aas@nordlys.example.com', title: 'Leder kundeservice', away: null },
  { user: 6, person: 12, email: 'bjorn.berg@nordlys.example.com', title: 'Servicetekniker', away: null },
  {
    user: 7,
    person: 13,
    email: 'cato.carlsen@nordlys.example.com',
    title: 'Servicetekniker',
    away: 'På kurs hos Aurora i Umeå. Tilbake over helgen.',
  },
] as const;

export const sales: readonly (readonly [id: number, heading: string])[] = [
  [1, 'Lillevann terrasse: 24 luft-vann-varmepumper'],
  [2, 'Solbakken: serviceavtale for 60 avtrekk'],
  [3, 'Kvarteret Linden: FTX-aggregat till 18 lägenheter'],
  [4, 'Øresund Boligservice: rammeaftale om service'],
  [5, 'Familie Brandt: Luft-Wasser-Wärmepumpe 10 kW'],
];
export const projects: readonly (readonly [id: number, name: string])[] = [
  [1, 'Lillevann terrasse'],
  [2, 'Havblikk sykehjem, fløy B'],
  [3, 'Nye nettsider og kundeskjema'],
];
