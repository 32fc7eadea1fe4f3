import { neighbourWords } from './neighbours.ts';

/**
 * Small words that give a language away, by language: those of grammar, and those with which people write to a service desk. Written
 * down for this purpose. A word may stand under several languages; it tells between those that have it and those that have not.
 */
const TABLES: Readonly<Record<string, string>> = {
  nb: `jeg ikke en et ei å og er det den de dem deg meg seg vi oss dere deres du han hun som på av til for med fra ut inn opp ned om men eller hvis når hva hvem hvor hvordan hvorfor hvilken hvilket hvilke
    noe noen nå bare mye mange veldig også etter før siden ennå enda igjen uten være vært var ble blir blitt har hadde kan kunne skal skulle vil ville må måtte får fikk fått gå gikk gått gjør gjorde gjort si sier sa sagt
    vet visste se ser så sett ta tar tok tatt gi gir ga gitt kommer kom kommet selv disse denne dette min mitt mine din ditt dine sin sitt sine vår vårt våre hans hennes både mellom mot under over gjennom hos
    takk tusen hei hilsen vennlig vennligst snakke spørsmål svar svare henvendelse henvendelsen ønsker trenger fungerer virker tilbake uke uker dag dager måned måneder år penger betale betalt sendt bestilt mottatt mulig nettside passord
    logge innlogging pålogging fortsatt fremdeles altså fordi derfor likevel ganger gang beklager håper mener synes snart raskt kanskje riktig feil hjelp hjelpe bruke brukes kjøpe kjøpt levert levering faktura regning pakke pakken kunde`,
  nn: `eg ikkje ein eit ei å og er det den dei deira deg meg seg me vi oss de dykk dykkar du han ho som på av til for med frå ut inn opp ned om men eller viss når kva kven kvar korleis kvifor kvifor kva for
    noko nokon nokre no berre mykje mange veldig også òg etter før sidan enno enda igjen utan vere vore var vart blei blir blitt har hadde kan kunne skal skulle vil ville må måtte får fekk fått gå gjekk gått gjer gjorde gjort seier sa sagt
    veit visste ser såg sett tek tok teke gjev gav gjeve kjem kom kome komen sjølv desse denne dette min mitt mine din ditt dine sin sitt sine vår vårt våre hans hennar både mellom mot under over gjennom hjå heile fleire meir andre
    takk tusen hei helsing venleg venlegast snakke spørsmål svar svare førespurnad førespurnaden ønskjer ynskjer treng fungerer verkar tilbake attende veke veker dag dagar månad månader år pengar betale betalt sendt tinga motteke mogleg nettside passord
    logge framleis difor fordi likevel gonger gong orsak vonar håpar meiner tykkjer snart raskt kanskje rett feil hjelp hjelpe bruke nyttar kjøpe kjøpt levert levering faktura rekning pakke pakken kunde sende sender skriv lese kjenner eigen eige vidare både korkje tidlegare ganske ting saka løyse løysing`,
  da: `jeg ikke en et at og er det den de dem dig mig sig vi os jer jeres du han hun som på af til for med fra ud ind op ned om men eller hvis når hvad hvem hvor hvordan hvorfor hvornår hvilken hvilket hvilke
    noget nogen nogle nu kun bare meget mange også efter før siden endnu igen uden være været var blev bliver blevet har havde kan kunne skal skulle vil ville må måtte får fik fået gå gik gået gør gjorde gjort sige siger sagde sagt
    ved vidste se ser så set tage tager tog taget give giver gav givet kommer kom kommet selv disse denne dette min mit mine din dit dine sin sit sine vores hans hendes både mellem mod under over gennem hos
    tak tusind hej hilsen venlig venligst tale spørgsmål svar svare henvendelse henvendelsen ønsker behøver fungerer virker tilbage uge uger dag dage måned måneder år penge betale betalt sendt bestilt modtaget muligt hjemmeside adgangskode kodeord
    logge fortsat stadig altså fordi derfor alligevel gange gang beklager håber mener synes snart hurtigt måske rigtig rigtigt fejl hjælp hjælpe bruge bruges købe købt leveret levering faktura regning pakke pakken kunde lige gerne ej jo blot nemlig dog samt desværre allerede længere mere flere igen jeg'en`,
  sv: `jag inte en ett att och är det den de dem dig mig sig vi oss ni er era du han hon som på av till för med från ut in upp ner om men eller ifall när vad vem var hur varför vilken vilket vilka
    något någon några nu bara mycket många väldigt också efter före innan sedan ännu igen utan vara varit var blev blir blivit har hade kan kunde ska skall skulle vill ville måste får fick fått gå gick gått gör gjorde gjort säga säger sa sagt
    vet visste se ser såg sett ta tar tog tagit ge ger gav gett kommer kom kommit själv dessa denna detta min mitt mina din ditt dina sin sitt sina vår vårt våra hans hennes både mellan mot under över genom hos
    tack tusen hej hälsning hälsningar vänlig vänligen prata fråga svar svara ärende ärendet önskar behöver fungerar tillbaka vecka veckor dag dagar månad månader år pengar betala betalat skickat skickade beställt beställde mottagit möjligt hemsida lösenord
    logga fortfarande alltså därför ändå gånger gång ursäkta hoppas tycker snart snabbt kanske rätt fel hjälp hjälpa använda köpa köpt levererat leverans faktura räkning paket paketet kund undrar finns gärna redan eftersom mig er våran ej`,
  is: `ég ekki og er það sem í á að til við með fyrir frá um en eða ef þegar hvað hver hvar hvernig hvers vegna eitthvað einhver nú bara mjög margir líka eftir áður enn aftur án vera verið var varð hefur hafði get getur gæti skal mun vil verð fékk fengið þið þú hann hún við okkur ykkur þeir þær þau mig þig sig minn mín mitt takk kveðja spurning svar hjálp pöntun reikningur lykilorð virkar gengur sent dagur daga vikur ekkert allt alltaf aldrei þetta þessi þess ykkar kæru halló`,
  fi: `minä en ei ja on se että joka mutta tai jos kun mitä kuka missä miten miksi jotain joku nyt vain vielä myös jo ovat oli olen olemme ollut voi voin voisi pitää pitäisi saa saanut sain teidän minun meidän hän he te me tämä tämän nämä sen siitä kanssa ilman kiitos kiitoksia hei terveisin ystävällisin kysymys vastaus vastausta apua tilaus tilauksen lasku laskun paketti salasana toimi toimii kirjautua edelleen päivää viikkoa kuukautta voisitteko haluan haluaisin olisi ole onko mikä koska sitten kaikki hyvää`,
  en: `i the a an and is are was were be been it its that this these those of to in on at for with from by not no or but if when what who where how why which you your we our us he she they them their me my mine have has had do does did don't doesn't can can't cannot could would should will won't i'm i've it's there here just very also after before since still again without get got going please thank thanks hello hi regards question answer help order invoice bill package password login working works sent received day days week weeks month months any some all about into than then now only because`,
  de: `ich nicht ein eine einen einem einer der die das und ist sind war waren es sie er wir uns ihr ihre ihren ihnen du mein meine meinen meiner sich auf aus zu zum zur von vom mit für bei nach im in am an als auch aber oder wenn wann was wer wo wie warum welche welcher etwas jemand nur noch schon sehr viel viele immer wieder ohne sein gewesen wurde wird werden worden habe hat haben hatte kann können konnte soll sollte will möchte muss müssen bekommen dass weil deshalb seit dieser diese dieses diesem hallo guten tag danke dank grüße gruß frage antwort hilfe bestellung rechnung paket passwort kennwort anmelden funktioniert geht zurück woche wochen tag tage monat monate jahr geld bitte leider keine kein keinen mir mich ihn dem den des über unter durch gegen`,
  nl: `ik niet een de het en is zijn was waren dat die dit deze van te in op aan voor met bij naar uit om als maar of wanneer wat wie waar hoe waarom welke iets iemand nog al zeer erg veel ook na sinds weer zonder wordt worden werd geworden heb heeft hebben had kan kunnen kon zal zou zullen wil moet moeten krijg gekregen jullie u uw je jij jouw we wij ons onze hij zij ze hun hen mij me mijn er hier daar geen hallo beste groet groeten dank bedankt vraag antwoord hulp bestelling factuur rekening pakket wachtwoord inloggen werkt doet terug week weken dag dagen maand maanden jaar geld graag helaas steeds gewoon even toch omdat dus door over niets alles`,
  fr: `je ne pas un une le la les des du de et est sont était il elle on nous vous ils elles que qui quoi dans sur pour avec par sans chez mais ou où si quand comment pourquoi quel quelle ce cet cette ces mon ma mes votre vos notre nos leur leurs son sa ses se me te y en plus encore déjà très beaucoup aussi après avant depuis toujours être été ai as avez avons ont avait peux peut pouvez pourriez dois doit veux voudrais faire fait j'ai c'est n'ai n'est d'un d'une l'ai qu'il bonjour merci cordialement question réponse aide commande facture colis mot passe connexion fonctionne marche reçu envoyé jour jours semaine semaines mois an argent aucun aucune rien tout tous au aux`,
  et: `mina ma ei ja on see et mis kes või aga kui siis kus kuidas miks midagi keegi nüüd ainult veel juba ka oli olen oleme olnud saab saan sain peab võib võiks teie meie mu minu meil teil tema nad seda selle selles need tänan aitäh tere lugupidamisega küsimus vastus abi tellimus arve pakk parool töötab päeva nädalat kuud palun sest kõik igal inimesel õigus oma ning tuleb ilma mitte iga`,
  ro: `eu nu un o și si este sunt era care cine ce în din de la cu pe pentru fără dar sau dacă când unde cum mai mult foarte și după încă deja fi fost am ai a au avem aveți aș vreau pot poate trebuie mă te se ne vă lui ei lor meu mea mele dumneavoastră acest această aceste acestui bună ziua mulțumesc salutări întrebare răspuns ajutor comandă factură colet parola primit trimis zi zile săptămână lună orice persoană are dreptul său sa sale prin fie nici nimeni toate toți asupra`,
  es: `yo no un una el la los las de del y es son era que quien en con por para sin pero o si cuando donde cómo qué por más muy también después desde todavía ya ser sido he ha han hemos había puedo puede pueden quiero tengo tiene me te se nos su sus mi mis este esta estos esto ese hola gracias saludos pregunta respuesta ayuda pedido factura paquete contraseña funciona recibido enviado día días semana semanas mes al lo le les como hay está están`,
  it: `io non un una uno il lo la i gli le di del della dei che chi in con per senza ma o se quando dove come perché più molto anche dopo da dal ancora già essere stato è sono era ho ha hanno abbiamo aveva posso può vorrei devo mi ti si ci vi suo mio mia miei questo questa questi ciao buongiorno grazie saluti domanda risposta aiuto ordine fattura pacco funziona ricevuto inviato giorno giorni settimana settimane mese al alla nel nella sul cosa`,
  pt: `eu não um uma o a os as de do da dos das e é são era que quem em no na com por para sem mas ou se quando onde como porque mais muito também depois desde ainda já ser sido foi tenho tem têm temos tinha posso pode quero me te nos seu sua meu minha este esta isto olá obrigado obrigada cumprimentos pergunta resposta ajuda encomenda fatura pedido senha funciona recebi recebido enviado dia dias semana semanas mês ao à pelo pela você vocês está estão`,
};

/** Languages with a table. */
export const TOLD_BY_WORDS: readonly string[] = Object.keys(TABLES);

/** Which languages have a word. */
export const WORDS: ReadonlyMap<string, readonly string[]> = (() => {
  const words = new Map<string, string[]>();
  const add = (word: string, language: string): void => {
    const known = words.get(word) ?? [];
    if (!known.includes(language)) words.set(word, [...known, language]);
  };
  for (const [language, table] of Object.entries(TABLES)) for (const word of table.split(/\s+/)) add(word, language);
  for (const [word, language] of neighbourWords()) add(word, language);
  return words;
})();

/** Letters and endings that one neighbour writes and another does not: languages that they speak for. Each counts once for a word. */
export const SPELLINGS: readonly (readonly [pattern: RegExp, languages: readonly string[], weight: number])[] = [
  [/[äö]/u, ['sv', 'fi', 'de', 'et', 'is'], 0.7],
  [/[æø]/u, ['nb', 'nn', 'da', 'is'], 0.9],
  [/[ðþ]/u, ['is'], 2],
  [/ß/u, ['de'], 2],
  [/å/u, ['nb', 'nn', 'da', 'sv'], 0.7],
  [/[ñ¿¡]/u, ['es'], 1.5],
  [/[ãõ]/u, ['pt'], 1],
  [/^kv|^kor|leg$|lege$|^ikkj|sjølv|skap$|heit$/u, ['nn'], 0.6],
  [/[^aeiouyæøå]ane$|ingane$|ast$/u, ['nn'], 0.3],
  [/^hv/u, ['nb', 'da'], 0.9],
  [/lig$|lige$|ligt$|ligst$|lighed$/u, ['nb', 'da', 'sv'], 0.2],
  [/ø[jg]|æ[jg]|[aeo]ej|hed$|tion$|tionen$/u, ['da'], 0.4],
  [/[aeiouyæøå]d$|[aeiouyæøå]de$|[aeiouæøå]b(?:e|er|t)?$/u, ['da'], 0.25],
  [/kk$|tt$|pp$|mm$|sjon|sjonen$|asjon|øy|ei[nt]|skj/u, ['nb', 'nn'], 0.4],
  [/het$|heten$/u, ['nb', 'sv'], 0.3],
  [/ck|x|^och$|ör$|orna$|arna$|erna$/u, ['sv'], 0.4],
  [/ij|aa|ee[nt]|oo|sch$|cht$|^ge.*[dt]$/u, ['nl'], 0.3],
];
