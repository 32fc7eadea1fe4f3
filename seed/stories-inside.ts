/** What stays in the house, and what should never have come in: internal matters, double letters, spam, the bin. */
import { internal, mail, note, own, phone, read, reply, type Story, set, take } from './story.ts';

export const insideStories: readonly Story[] = [
  {
    title: 'Vaktliste for vinterferien',
    lang: 'no',
    category: 'administration',
    level: internal,
    origin: own,
    owner: 'anna',
    priority: 'low',
    steps: [
      note('anna', '13 08:30', 10, 'Hvem kan ta natt for Havblikk i vinterferien? Jeg trenger to netter hver.'),
      note('bjorn', '13 10:05', 2, 'Jeg tar mandag og tirsdag.'),
      note('cato', '12 09:15', 2, 'Onsdag og torsdag er mine. Fredag må noen andre ta, da er jeg i Umeå.'),
    ],
  },
  {
    title: 'Lager: bare tre følere T3 igjen',
    lang: 'no',
    category: 'administration',
    level: internal,
    origin: own,
    owner: 'cato',
    steps: [
      note('bjorn', '34 15:05', 5, 'Brukt fem på to uker, alle fra serie 224. Bestill tjue, og spør om Aurora tar dem på garanti.'),
      note('cato', '33 14:30', 15, 'Tjue bestilt, Aurora tar de ti første uten kostnad.'),
      set('cato', '28 11:00', { status: 'closed' }),
    ],
  },
  {
    title: 'Nytt kundeskjema: felt for farge og størrelse',
    lang: 'no',
    category: 'administration',
    level: internal,
    origin: own,
    owner: 'anna',
    project: 3,
    color: 'alle',
    steps: [
      note('anna', '31 13:10', 20, 'Vi spør alltid om farge og størrelse i første svar. Legg feltene i skjemaet, så slipper vi en runde.'),
      note('bjorn', '30 08:55', 5, 'Enig. Størrelse i kW, ikke modellnavn, ellers skriver alle noe forskjellig.'),
      set('anna', '24 15:20', { tags: ['call back'], priority: 'low' }),
    ],
  },
  {
    key: 'dup',
    title: 'Støy fra ventilasjonsanlegget på møterommet',
    lang: 'no',
    person: 'marit',
    others: ['torstein'],
    owner: 'cato',
    tags: ['noise'],
    steps: [
      mail(
        'marit',
        '8 12:20',
        `Hei, det piper i ventilen på møterommet når det er mer enn ti stykker der. Styremøtet i går ble holdt på kjøkkenet.\n\nMarit`,
        { mood: -15 },
      ),
      mail('torstein', '8 15:45', `Det piper på møterommet. Marit har kanskje skrevet om det allerede.`),
      reply(
        'cato',
        '7 09:05',
        15,
        `Hei begge to, to meldinger om samme pip er tydelig nok. Ventilen er strupet for mye; jeg åpner den når jeg er hos dere på årskontrollen, eller før hvis det haster?`,
        'waiting',
      ),
    ],
  },
  {
    mailedAt: '8 15:45',
    title: 'Piping på møterom',
    lang: 'no',
    person: 'torstein',
    owner: 'cato',
    steps: [set('cato', '7 08:58', { into: 'dup' })],
  },
  {
    title: 'YOU HAVE WON 4 (four) AIR CONDITIONERS',
    lang: 'en',
    steps: [
      mail(
        'lucky.winner@prizes.example.net',
        '17 03:22',
        `Dear Winner!!\n\nYour e-mail has been drawn and you have won FOUR air conditioners. To receive them pay only the custom fee of 199 dollars. This offer ends in 24 hours.`,
      ),
      set('anna', '17 08:10', { status: 'spam' }),
    ],
  },
  {
    title: 'First page on search engines guaranteed',
    lang: 'en',
    steps: [
      mail(
        'growth@rank-higher.example.com',
        '5 22:17',
        `Hi there, I was looking at your web site and noticed it could do so much better. We guarantee the first page in 30 days. May I call you tomorrow?`,
      ),
      set('bjorn', '4 08:02', { status: 'spam' }),
    ],
  },
  {
    title: 'test test',
    lang: 'no',
    level: internal,
    origin: own,
    steps: [note('cato', '27 14:00', 1, 'Prøver om merkelappene virker fra telefonen.'), set('cato', '27 14:03', { status: 'deleted' })],
  },
  {
    title: 'Feil nummer',
    lang: 'no',
    origin: phone,
    steps: [
      note('anna', '11 12:40', 2, 'En dame som trodde vi var Nordlyskino. Ønsket henne god film.'),
      set('anna', '11 12:42', { status: 'deleted' }),
    ],
  },
  {
    title: 'Kjøleskapet på kontoret',
    lang: 'no',
    level: internal,
    origin: own,
    owner: 'bjorn',
    category: 'administration',
    priority: 'low',
    steps: [
      note('anna', '20 11:30', 2, 'Et firma som lever av kulde og varme bør ha et kjøleskap som virker. Bjørn?'),
      read('bjorn', '19 08:00'),
      note('cato', '18 12:10', 1, 'Hjortronsylten fra Karlstad står ute på trappa så lenge.'),
    ],
  },
  {
    title: 'Ønsker å bli forhandler i Trøndelag',
    lang: 'no',
    status: 'queue',
    category: 'sales',
    steps: [
      mail(
        'daglig.leder@trondervarme.example.org',
        '15 10:25',
        `Hei, vi er et rørleggerfirma på Levanger med åtte ansatte og vil gjerne selge pumpene deres. Hvem snakker vi med?\n\nHilsen Trønder Varme`,
      ),
      take('anna', '15 13:00'),
      reply(
        'anna',
        '15 13:20',
        15,
        `Hei! Så hyggelig. Jeg kommer gjerne nordover neste måned med en prøvemaskin. Har dere en dag hvor flest mulig er inne?`,
        'waiting',
      ),
      mail('daglig.leder@trondervarme.example.org', '13 08:50', `Fredager fra 7 til 9 er alle her. Det er vafler.`),
      reply('anna', '13 09:30', 5, `Vafler avgjør saken. Jeg sender datoen så snart turen er lagt.`),
      set('anna', '13 09:35', { status: 'postponed', until: '+14 09:00' }),
    ],
  },
];
