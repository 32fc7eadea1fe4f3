/** The words of the benchmark's desks: what customers write and agents answer, in six languages, put together by a seed. */

/** A source of chance that always goes the same way. @returns numbers from 0 up to, not including, 1 */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    // Marsaglia's xorshift
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}

/** An index below `count`, the first ones far more often: the rank-frequency of Zipf. */
export const zipf = (chance: () => number, count: number): number => Math.floor((count + 1) ** chance()) - 1;

interface Language {
  /** ISO 639-1. */
  code: string;
  /** The configuration of PostgreSQL that Svar indexes it with. */
  config: string;
  /** How much of the desk's mail is in it. */
  share: number;
  greeting: string;
  regards: string;
  /** What it is about, the commonest first. `~` in a sentence. */
  things: string;
  titles: string;
  /** `#` is a number, `@` a place. */
  sentences: string;
}

const languages: readonly Language[] = [
  {
    code: 'no',
    config: 'norwegian',
    share: 0.4,
    greeting: 'Hei',
    regards: 'Vennlig hilsen',
    things: 'skriveren varmepumpen fakturaen innloggingen leveransen rapporten termostaten avtalen nettverket filteret viften kameraet',
    titles: '~ virker ikke;Spørsmål om ~;Feil ved ~ i @;~ mangler etter oppdateringen;Klage på ~',
    sentences:
      'Vi har problemer med ~ siden i går morges.;Kan dere se på ~ før helgen?;Ordrenummeret er #, og anlegget står i @.;Vi har startet ~ på nytt to ganger uten at det hjalp.;Skjermen viser kode # når ~ slår seg på.;Teknikeren fra @ sa at delen måtte bestilles.;Takk for raskt svar sist.;Jeg kan treffes på telefon etter klokken to.;Det gjelder saken fra forrige måned, nummer #.;Naboene i @ har den samme feilen med ~.',
  },
  {
    code: 'sv',
    config: 'swedish',
    share: 0.2,
    greeting: 'Hej',
    regards: 'Med vänlig hälsning',
    things: 'skrivaren värmepumpen fakturan inloggningen leveransen rapporten termostaten avtalet nätverket filtret fläkten kameran',
    titles: '~ fungerar inte;Fråga om ~;Fel på ~ i @;~ saknas efter uppdateringen;Klagomål på ~',
    sentences:
      'Vi har problem med ~ sedan i går förmiddag.;Kan ni titta på ~ innan helgen?;Ordernumret är # och anläggningen finns i @.;Vi har startat om ~ två gånger utan resultat.;Displayen visar kod # när ~ går i gång.;Teknikern från @ sade att delen måste beställas.;Tack för snabbt svar förra gången.;Jag nås på telefon efter klockan två.;Det gäller ärendet från förra månaden, nummer #.;Grannarna i @ har samma fel på ~.',
  },
  {
    code: 'en',
    config: 'english',
    share: 0.15,
    greeting: 'Hello',
    regards: 'Kind regards',
    things: 'printer heatpump invoice login delivery report thermostat agreement network filter ventilator camera',
    titles: 'The ~ does not work;Question about the ~;Fault of the ~ in @;The ~ is missing since the update;Complaint about the ~',
    sentences:
      'We have had trouble with the ~ since yesterday morning.;Could somebody look at the ~ before the weekend?;The order number is #, and the plant stands in @.;We have restarted the ~ twice, and nothing changed.;The display shows code # whenever the ~ starts.;The engineer from @ said that a part had to be ordered.;Thank you for the quick answer last time.;You can reach me by phone after two.;This is about the case of last month, number #.;The neighbours in @ see the same fault of their ~.',
  },
  {
    code: 'da',
    config: 'danish',
    share: 0.12,
    greeting: 'Hej',
    regards: 'Venlig hilsen',
    things: 'printeren varmepumpen fakturaen login leverancen rapporten termostaten aftalen netværket filteret ventilatoren kameraet',
    titles: '~ virker ikke;Spørgsmål om ~;Fejl ved ~ i @;~ mangler efter opdateringen;Klage over ~',
    sentences:
      'Vi har haft problemer med ~ siden i går formiddags.;Kan I kigge på ~ inden weekenden?;Ordrenummeret er #, og anlægget står i @.;Vi har genstartet ~ to gange uden held.;Displayet viser kode #, når ~ starter.;Teknikeren fra @ sagde, at delen skulle bestilles.;Tak for hurtigt svar sidste gang.;Jeg kan fanges på telefonen efter klokken to.;Det drejer sig om sagen fra sidste måned, nummer #.;Naboerne i @ har den samme fejl ved ~.',
  },
  {
    code: 'de',
    config: 'german',
    share: 0.08,
    greeting: 'Guten Tag',
    regards: 'Mit freundlichen Grüßen',
    things: 'Drucker Wärmepumpe Rechnung Anmeldung Lieferung Bericht Thermostat Vertrag Netzwerk Filter Lüfter Kamera',
    titles: 'Störung: ~;Frage zu: ~;Fehler in @: ~;Seit der Aktualisierung fehlt: ~;Beschwerde: ~',
    sentences:
      'Seit gestern Vormittag gibt es Schwierigkeiten, es geht um: ~.;Könnte sich vor dem Wochenende jemand darum kümmern (~)?;Die Bestellnummer lautet #, die Anlage steht in @.;Wir haben alles zweimal neu gestartet, auch: ~.;Auf der Anzeige steht der Code #.;Der Techniker aus @ meinte, ein Teil müsse bestellt werden.;Vielen Dank für die schnelle Antwort beim letzten Mal.;Sie erreichen mich nach zwei Uhr am Telefon.;Es geht um den Vorgang vom letzten Monat, Nummer #.;Die Nachbarn in @ haben denselben Fehler: ~.',
  },
  {
    code: 'fi',
    config: 'finnish',
    share: 0.05,
    greeting: 'Hei',
    regards: 'Ystävällisin terveisin',
    things: 'tulostin lämpöpumppu lasku kirjautuminen toimitus raportti termostaatti sopimus verkko suodatin tuuletin kamera',
    titles: '~ ei toimi;Kysymys: ~;Vika paikassa @: ~;~ puuttuu päivityksen jälkeen;Valitus: ~',
    sentences:
      'Meillä on ollut ongelmia eilisaamusta lähtien: ~.;Voisiko joku katsoa tätä ennen viikonloppua (~)?;Tilausnumero on #, ja laitteisto on paikassa @.;Käynnistimme kaiken kahdesti uudelleen, myös: ~.;Näytössä näkyy koodi #.;Asentaja paikasta @ sanoi, että osa pitää tilata.;Kiitos nopeasta vastauksesta viimeksi.;Minut tavoittaa puhelimitse kello kahden jälkeen.;Asia koskee viime kuun tapausta numero #.;Naapureilla paikassa @ on sama vika: ~.',
  },
];

const STARTS = 'Nor Ber Lin Sol Gran Hav Ves Tor Fal Elv Kal Mar Sten Hol Rik Ask'.split(' ');
const ENDS = 'vik dal berg stad nes holm lund strand fors by'.split(' ');
/** Rare and less rare words: names of places that are nowhere. */
export const PLACES: readonly string[] = STARTS.flatMap((start) => ENDS.map((end) => start + end));

/** One of the texts of which messages are made; several messages have the same one. */
export interface PoolText {
  language: string;
  config: string;
  place: number;
  body: string;
}

const list = (words: string, separator: string): string[] => words.split(separator);

/** Languages with their shares, for those who choose one by chance. */
export const shares: readonly { code: string; upTo: number }[] = languages.map(({ code }, index) => ({
  code,
  upTo: languages.slice(0, index + 1).reduce((sum, { share }) => sum + share, 0),
}));

function filler(language: Language, chance: () => number): (template: string) => string {
  const things = list(language.things, ' ');
  return (template) =>
    template.replaceAll(/[~#@]/g, (sign) => {
      if (sign === '~') return things[zipf(chance, things.length)]!;
      return sign === '#' ? String(10_000 + Math.floor(chance() * 90_000)) : PLACES[zipf(chance, PLACES.length)]!;
    });
}

/** Capital letter in front, as titles have it. */
const titled = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Titles, `each` of every language. */
export function titlePool(seed: number, each: number): PoolText[] {
  const chance = chanceOf(seed);
  return languages.flatMap((language) => {
    const fill = filler(language, chance);
    const templates = list(language.titles, ';');
    const { code, config } = language;
    return Array.from({ length: each }, (_, place) => ({
      language: code,
      config,
      place,
      body: titled(fill(`${templates[zipf(chance, templates.length)]} #`)),
    }));
  });
}

/** Bodies of three to six sentences, some 300 characters, `each` of every language. */
export function bodyPool(seed: number, each: number): PoolText[] {
  const chance = chanceOf(seed);
  return languages.flatMap((language) => {
    const fill = filler(language, chance);
    const sentences = list(language.sentences, ';');
    const { code, config, greeting, regards } = language;
    return Array.from({ length: each }, (_, place) => {
      const said = Array.from({ length: 3 + Math.floor(chance() * 4) }, () =>
        titled(fill(sentences[Math.floor(chance() * sentences.length)]!)),
      );
      return { language: code, config, place, body: `${greeting},\n${said.join(' ')}\n${regards}` };
    });
  });
}
