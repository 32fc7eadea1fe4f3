/** Finland: a builder in Oulu and a house in Vaasa. */
import { mail, note, reply, type Story, set } from './story.ts';

export const finnishStories: readonly Story[] = [
  {
    title: 'Ilmanvaihtokone pysähtyy kovalla pakkasella',
    lang: 'fi',
    person: 'pekka',
    owner: 'cato',
    tags: ['broken'],
    steps: [
      mail(
        'pekka',
        '22 07:50',
        `Hei,\n\nrivitalon kone numero 4 pysähtyy, kun pakkasta on yli 25 astetta. Muut viisi käyvät normaalisti. Asukkailla on vauva, joten asia on kiireellinen.\n\nPekka Lehtinen`,
        { mood: -45 },
      ),
      reply(
        'cato',
        '22 09:35',
        20,
        `Hei Pekka,\n\nkiitos viestistä. Tarkista ensin, toimiiko esilämmitysvastus: koneen kannen alla on punainen palautusnappi. Jos se on lauennut, paina se sisään ja kerro minulle, pysyykö se päällä.`,
        'waiting',
      ),
      mail('pekka', '21 08:15', `Nappi oli lauennut. Painoin sen sisään ja kone on käynyt koko yön, ulkona oli 28 astetta pakkasta.`, {
        mood: 60,
      }),
      note('cato', '21 09:20', 5, 'Utløst overhetingsvern på forvarmer. Hvis det skjer igjen, bytt termostat.'),
      reply('cato', '21 09:30', 5, `Hienoa. Jos nappi laukeaa uudestaan, lähetämme uuden termostaatin ilmaiseksi.`, 'closed'),
    ],
  },
  {
    title: 'Tarjous kuuteen ilmalämpöpumppuun',
    lang: 'fi',
    person: 'pekka',
    category: 'sales',
    owner: 'anna',
    color: 'musta',
    size: 5,
    steps: [
      mail(
        'pekka',
        '12 10:30',
        `Hei, rakennamme keväällä kuusi paritaloa Ouluun. Tarvitsemme tarjouksen kuudesta ilmalämpöpumpusta asennettuna. Ulkoyksiköiden pitää olla mustia.\n\nPekka`,
      ),
      reply(
        'anna',
        '11 12:45',
        20,
        `Hei Pekka,\n\nkiitos kyselystä. Kuusi mustaa NL-50-pumppua asennettuna maksaa 11 940 euroa. Toimitusaika on viisi viikkoa. Onko sähköasennus teidän vai meidän?`,
        'waiting',
      ),
    ],
  },
  {
    title: 'Kiitos hyvästä palvelusta!',
    lang: 'fi',
    person: 'aino',
    owner: 'anna',
    priority: 'low',
    steps: [
      mail(
        'aino',
        '16 18:30',
        `Hei! Halusin vain kiittää. Asentaja tuli ajallaan, siivosi jälkensä ja opetti äidillenikin, miten kaukosäädintä käytetään. Näin sen pitää mennä.\n\nAino Korhonen, Vaasa`,
        { mood: 98 },
      ),
      reply('anna', '15 08:50', 5, `Hei Aino, kiitos kauniista sanoista! Kerron terveiset asentajalle, hän ilahtuu varmasti.`),
      set('anna', '15 08:55', { status: 'closed' }),
    ],
  },
  {
    title: 'Laskun eräpäivä on jo mennyt',
    lang: 'fi',
    person: 'aino',
    type: 'invoice',
    category: 'administration',
    priority: 'high',
    status: 'queue',
    steps: [
      mail(
        'aino',
        '1 11:10',
        `Hei, sain tänään laskun 20421, mutta eräpäivä oli viime viikolla. Tuleeko siitä nyt viivästysmaksu?\n\nAino Korhonen`,
        { mood: -20 },
      ),
    ],
  },
];
