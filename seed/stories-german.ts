/** Germany: a fitter's firm near Hamburg and one very thorough house owner. */
import { form, mail, note, reply, type Story, set, take } from './story.ts';

export const germanStories: readonly Story[] = [
  {
    title: 'Schallprotokoll für das Bauamt',
    lang: 'de',
    person: 'juergen',
    owner: 'anna',
    tags: ['noise'],
    size: 10,
    steps: [
      mail(
        'juergen',
        '35 10:15',
        `Guten Tag Frau Aas,\n\nfür ein Reihenhaus in Norderstedt verlangt das Bauamt ein Schallprotokoll der NL-100, und zwar nachts bei drei Metern Abstand. Im Datenblatt stehen nur die Werte bei einem Meter. Können Sie uns das bis Freitag schicken?\n\nJürgen Petersen`,
      ),
      reply(
        'anna',
        '35 14:30',
        25,
        `Guten Tag Herr Petersen,\n\ndas Protokoll hängt in Ihrem Portal unter "Unterlagen": 34 dB(A) bei drei Metern im Nachtbetrieb, gemessen im November. Die Messstelle ist anerkannt, das sollte dem Amt reichen.`,
        'waiting',
      ),
      mail('juergen', '31 09:40', `Das Amt ist zufrieden, der Bauherr auch. Vielen Dank für die schnelle Hilfe.`, { mood: 80 }),
      set('anna', '31 10:00', { status: 'closed' }),
    ],
  },
  {
    title: 'Lieferung unvollständig: Wandkonsolen fehlen',
    lang: 'de',
    person: 'juergen',
    owner: 'bjorn',
    priority: 'std',
    color: 'weiß',
    steps: [
      mail(
        'juergen',
        '14 07:30',
        `Moin,\n\nin der Lieferung von gestern fehlen vier von sechs Wandkonsolen. Auf dem Lieferschein sind sechs abgehakt. Meine Leute stehen morgen auf der Leiter und haben nichts zum Schrauben.\n\nPetersen`,
        { mood: -45 },
      ),
      reply(
        'bjorn',
        '14 09:00',
        15,
        `Moin Herr Petersen,\n\ndas war unser Fehler beim Packen. Vier Konsolen gehen heute mit dem Nachtexpress an Ihre Baustelle, Zustellung morgen vor acht. Die Sendungsnummer bekommen Sie am Nachmittag.`,
      ),
      mail('juergen', '13 08:10', `Um 7:40 Uhr waren sie da. Respekt.`, { mood: 70 }),
      reply('bjorn', '13 08:30', 5, `Freut mich. Gutes Schrauben!`, 'closed'),
    ],
  },
  {
    title: 'Rechnung 20402 ohne Umsatzsteuer-ID',
    lang: 'de',
    person: 'sabine',
    type: 'invoice',
    category: 'administration',
    priority: 'high',
    status: 'queue',
    steps: [
      mail(
        'sabine',
        '9 11:50',
        `Sehr geehrte Damen und Herren,\n\nauf der Rechnung 20402 fehlt unsere USt-IdNr. So kann ich sie nicht buchen. Bitte senden Sie eine berichtigte Rechnung.\n\nSabine Köhler, Buchhaltung`,
      ),
      take('anna', '9 13:20'),
      reply(
        'anna',
        '9 13:40',
        10,
        `Sehr geehrte Frau Köhler,\n\ndie berichtigte Rechnung 20402-B ist unterwegs. Ihre Nummer steht jetzt in den Stammdaten und künftig auf jeder Rechnung.`,
        'closed',
      ),
      mail(
        'sabine',
        '-280',
        `Guten Tag, leider ist die USt-IdNr. auf 20402-B falsch, zwei Ziffern sind vertauscht. Können Sie bitte noch einmal nachsehen?`,
        { mood: -30 },
      ),
    ],
  },
  {
    title: 'Fragen zum Angebot 10 kW (17 Punkte)',
    lang: 'de',
    person: 'uwe',
    origin: form,
    category: 'sales',
    owner: 'anna',
    sale: 5,
    color: 'anthrazit',
    size: 10,
    steps: [
      mail(
        'uwe',
        '25 22:40',
        `Sehr geehrte Frau Aas,\n\nich habe Ihr Angebot mit großem Interesse gelesen und 17 Fragen notiert. Die wichtigsten drei:\n\n1. Welche Jahresarbeitszahl garantieren Sie schriftlich?\n2. Was geschieht, wenn der Kompressor nach elf Jahren ausfällt?\n3. Warum 10 und nicht 8 kW?\n\nDie übrigen 14 sende ich, sobald diese beantwortet sind.\n\nUwe Brandt`,
        { mood: 10 },
      ),
      reply(
        'anna',
        '24 11:00',
        45,
        `Sehr geehrter Herr Brandt,\n\nso lese ich Angebote auch am liebsten. Zu Ihren Fragen:\n\n- 3,9 schriftlich, bei 35 Grad Vorlauf\n- zehn Jahre Garantie, danach ein fester Austauschpreis von 2 450 Euro\n- bei 8 kW liefe an etwa neun Tagen im Jahr der Heizstab mit\n\nDie übrigen 14 dürfen Sie gern senden.`,
        'waiting',
      ),
      mail(
        'uwe',
        '20 21:55',
        `Vielen Dank. Anbei die übrigen 14 Fragen und eine kleine Tabelle, in der Sie die Antworten eintragen können.`,
        { mood: 45 },
      ),
      reply(
        'anna',
        '18 16:20',
        60,
        `Sehr geehrter Herr Brandt,\n\ndie Tabelle ist ausgefüllt. Bei Frage 12 hatten Sie recht, im Datenblatt stand ein Druckfehler. Den haben wir berichtigt.`,
        'waiting',
      ),
    ],
  },
  {
    title: 'Anzeige zeigt Fahrenheit',
    lang: 'de',
    person: 'uwe',
    owner: 'cato',
    priority: 'low',
    steps: [
      mail(
        'uwe',
        '34 20:20',
        `Guten Abend, nach dem Stromausfall zeigt das Bedienteil 71 Grad. Das Wohnzimmer hat aber gefühlt 22. Ich nehme an, es handelt sich um Fahrenheit?\n\nBrandt`,
      ),
      reply(
        'cato',
        '33 09:50',
        5,
        `Guten Tag Herr Brandt, genau richtig vermutet. Einstellungen, Anzeige, Einheit, und dann °C wählen.`,
        'closed',
      ),
    ],
  },
  {
    title: 'Wartungstermin im Frühjahr',
    lang: 'de',
    person: 'juergen',
    status: 'queue',
    category: 'queue',
    steps: [
      mail(
        'juergen',
        '2 16:10',
        `Moin, wir hätten im Frühjahr fünf Anlagen zur Wartung, alle im Umkreis von 20 km. Kann Ihr Mann das in zwei Tagen schaffen?\n\nPetersen`,
      ),
      note('bjorn', '1 09:25', 5, 'Ja, to dager holder. Hvem tar Hamburg denne gangen?'),
    ],
  },
];
