import type { Parts } from './parts.ts';

export const norwegian: Parts = {
  language: 'nb',
  greetings: `
Hei,
Hei!
Hallo,
Hei (dere|kundeservice),
God (morgen|dag),
Til rette vedkommende,`,
  closings: `
Takk
På forhånd takk
Med vennlig hilsen
Mvh
Vennlig hilsen
Hilsen
(Håper på|Ser frem til) (raskt|) svar`,
  fillers: `
Jeg har vært kunde (hos dere i flere år|siden i fjor).
Jeg har prøvd å (ringe|nå dere på telefon), men (ingen svarte|det var bare kø).
Kan dere (se på|sjekke) dette (så fort som mulig|når dere har tid)?
(Kundenummeret|Kontonummeret) mitt er {order}.
Det (gjelder|handler om) {product}.
Si (fra|gjerne ifra) hvis dere trenger mer informasjon.
Kollegaen min {name} (skrev|ringte) til dere om dette (forrige uke|på {day}).
Jeg skriver på vegne av {company}.
Beklager hvis (dette er feil adresse|det ble litt langt).
Vi (trenger|ønsker) svar innen {day}.
Dere kan nå meg på mobilen etter klokken fire.
(Bilde|Skjermbilde|Dokumentet) ligger ved.`,
  subjects: `
Spørsmål
Hjelp
Hei
Henvendelse
{order}
Haster
Angående {product}
Viser til samtale`,
  wrote: 'På {day} skrev {company}:',
  days: 'mandag,tirsdag,onsdag,torsdag,fredag,3. mars,12. juni,den 21.',
  kinds: {
    invoice: `
Faktura {order}
Spørsmål om (fakturaen|regningen)
(Purring|Betalingsfrist)
Feil på siste (regning|faktura)
---
Jeg (forstår ikke|lurer på) (den andre linjen|en av postene) på (faktura {order}|den siste fakturaen).
Vi har fått (en regning|en faktura) på {amount}, men (avtalte|ventet) en lavere (pris|sum).
(Kan dere|Vennligst) sende meg en (ny|) kopi av fakturaen for (forrige måned|{day}).
Dere har (fakturert|belastet) oss to ganger for samme (måned|abonnement).
(Organisasjonsnummeret|Bestillingsnummeret|Fakturaadressen) på regningen (er feil|mangler).
Jeg fikk (purring|et gebyr) selv om jeg betalte (på {day}|i tide).
Kan vi (få|gå over til) (EHF|faktura på e-post|avtalegiro|lengre betalingsfrist)?
Hva er (forfallsdatoen|kontonummeret) for betalingen på {amount}?
Regnskapet vårt (trenger|ber om) en (kreditnota|kontoutskrift) for {order}.
Hvorfor har månedsprisen gått opp på denne regningen?`,
    refund: `
Refusjon av ordre {order}
Når får jeg pengene tilbake?
Retur og (refusjon|tilbakebetaling)
Pengene er ikke kommet
---
Jeg (returnerte|sendte tilbake) {product} (for to uker siden|på {day}) og har ikke fått pengene ennå.
Jeg (vil gjerne|ønsker å) få (refundert|pengene tilbake for) {product}.
Beløpet på {amount} er ikke (tilbakeført|kommet inn på) (kortet|kontoen) min.
Når blir (refusjonen|tilbakebetalingen) for ordre {order} utbetalt?
Dere lovet å (refundere|betale tilbake), men det har ikke skjedd noe på kontoen.
Pakken med returen kom frem til lageret deres på {day}, så vennligst tilbakebetal (summen|kjøpesummen).
Jeg betalte for (to|tre), men fikk bare én, så jeg (ber om|vil ha) (mellomlegget|en del av beløpet) tilbake.
Hvordan (sender jeg tilbake|returnerer jeg) {product} og får igjen det jeg betalte?
Bare halvparten er refundert, (frakten|{amount}) mangler fortsatt.
Jeg angrer på kjøpet og bruker angreretten på {product}.`,
    cancel: `
Oppsigelse av abonnement
Avslutte avtale {order}
Si opp kontrakten
Oppsigelse
---
Jeg (vil|ønsker å) (si opp|avslutte) abonnementet (fra neste måned|fra {day}).
Vennligst bekreft at (avtalen|kontrakten) er (avsluttet|sagt opp).
Vi (trenger ikke|bruker ikke) {product} lenger og vil (stoppe|avslutte) avtalen.
Hvor lang er oppsigelsestiden for {order}?
Vi (bytter leverandør|legger ned kontoret), så vennligst avslutt (kontoen|kundeforholdet) vårt.
Ikke forny (abonnementet|avtalen) når den (går ut|utløper).
Jeg sa opp (på {day}|forrige måned), men (abonnementet løper fortsatt|dere trekker meg hver måned).
Vi ønsker å tre ut av kontrakten (med virkning fra {day}|med en gang).
Jeg prøvde å melde meg av på (min side|nettsiden), men finner ikke (knappen|hvor det gjøres).
Ta oss av (planen|medlemskapet), vi fortsetter ikke etter prøvetiden.`,
    delivery: `
Hvor er (pakken|bestillingen) min?
Levering av {order}
Sporingen viser ingenting
(Forsinket|Manglende) levering
---
Bestilling {order} (skulle vært her|var ventet) på {day}, men er ikke kommet ennå.
Sporingen har (stått stille|vist det samme) i (fem dager|en uke).
(Sjåføren|Budet) (leverte|satte igjen) pakken hos (naboen|noen jeg ikke kjenner).
Når blir {product} (levert|sendt)?
Transportøren sier at den er utlevert, men vi har ikke mottatt (noe|noen pakke).
Det mangler (en eske|et kolli) i (sendingen|forsendelsen).
(Esken|Pakken) kom (skadet|våt|revet opp) og {product} er (knust|ripet).
Går det an å hente sendingen (på lageret deres|på posten) i stedet?
Fraktselskapet finner ikke (døren|gata) vår, de snudde to ganger.
Dere skrev at den ble sendt {day}, hvor mange dager tar transporten vanligvis?`,
    login: `
Får ikke logget inn
Nytt passord
Utestengt fra kontoen
Tilgang til (ny|tidligere) kollega
---
Jeg får ikke (logget inn|logget på) (kontoen min|lenger|siden {day}).
(Lenken|E-posten) for å nullstille passordet (kommer aldri|er utløpt).
Det står (feil passord|ukjent bruker) selv om jeg er (sikker på|helt sikker på) at det er riktig.
(Kontoen|Brukeren) min er låst etter (for mange forsøk|tre forsøk).
Koden for (totrinnsbekreftelse|pålogging) går til den gamle telefonen min.
Kan dere (opprette|lage) (bruker|tilgang) til {name}, som begynte (på {day}|denne uken)?
Jeg blir kastet ut (hvert femte minutt|hele tiden) og må skrive inn brukernavnet på nytt.
Vi har fått ny administrator og (han|hun) trenger (rettigheter|lov) til å legge til brukere.
Jeg har glemt hvilken e-postadresse jeg (registrerte|meldte) meg med.
BankID-innloggingen avviser meg med beskjed om at økten er ugyldig.`,
    outage: `
(Systemet|Tjenesten) er nede
Ingenting virker
Feil 500
(Veldig tregt|Ingen forbindelse) siden i morges
---
(Systemet|Tjenesten|Programmet) (er nede|svarer ikke) (siden i morges|for alle hos oss).
Vi får (en feilmelding|feil 502|en tom side) (når vi åpner|på) hver side.
Alt er (utrolig|fryktelig) tregt i dag, (sidene|listene) bruker et minutt på å laste.
Har dere (driftsstans|problemer|en feil) akkurat nå?
{product} mistet forbindelsen (midt på dagen|i natt) og kommer ikke tilbake.
Ingen av (de ansatte|våre tretti brukere) får jobbet, serveren (svarer ikke|er ikke tilgjengelig).
(Synkroniseringen|Grensesnittet|APIet) har feilet siden oppdateringen {day}.
Statussiden deres er grønn, men (her|på kontoret vårt) laster ingenting.
Appen krasjer (rett etter oppstart|med en gang jeg åpner en liste).
Hele produksjonen står, ring vakthavende tekniker straks.`,
    order: `
Endre ordre {order}
Bestilte feil (størrelse|farge|adresse)
Legge til i bestillingen
Endring før dere sender
---
Jeg (bestilte|valgte) feil (størrelse|farge) på {product}, kan det (endres|byttes)?
Vennligst (endre|rett) leveringsadressen på ordre {order} til det nye kontoret.
Kan jeg legge til (en|to) {product} (til|ekstra) på bestillingen fra {day}?
Vi bestilte ti ved en feil, det skulle (være|vært) én.
Kan dere (fjerne|ta ut) {product} fra ordren (før dere sender|, resten beholder vi)?
Er det (mulig|for sent) å flytte (datoen|tidspunktet) til {day}?
Jeg glemte å (skrive|bruke) (rabattkoden|referansen) da jeg bestilte.
Vi vil heller ha den (større|svarte|rimeligere) modellen enn den vi bestilte.
Kan dere dele ordre {order} i to, halvparten til avdelingen vår?
Sett bestillingen på vent til vi har snakket om antallet.`,
    product: `
Spørsmål om {product}
Passer {product}?
(Bruksanvisning|Datablad) til {product}
Før vi kjøper
---
(Virker|Passer) {product} sammen med (den eldre modellen|utstyret vårt)?
Hva er forskjellen på {product} og den (mindre|nye)?
Hvor finner jeg (bruksanvisningen|databladet|veiledningen) til {product}?
Har dere {product} (på lager|inne) i (hvitt|andre størrelser)?
Hvordan (setter jeg opp|monterer jeg|kobler jeg til) {product}?
Hvor mye (tåler|veier|strøm bruker) {product}?
Gir dere (rabatt|spesialpris) når vi kjøper (tjue|et større antall)?
Kan batteriet (byttes|lades) av brukeren, og hvor lenge varer det?
Hva dekker garantien på {product}, og i hvor mange år?
Vi ser etter noe som egner seg til utendørs bruk, hva anbefaler dere?`,
    complaint: `
Klage
Svært (skuffet|misfornøyd) med dere
Dette er ikke godt nok
(Tredje|Siste) gang jeg skriver
---
Jeg er (svært|veldig) (skuffet over|misfornøyd med) (måten vi blir behandlet på|servicen deres).
Dette er (tredje|fjerde) gang jeg (skriver|klager), og ingen (svarer|bryr seg).
(Medarbeideren|Kollegaen) deres på telefon var (frekk|uhøflig) og la på.
Jeg har aldri (sett|opplevd) så (dårlig|elendig) (service|oppfølging).
{product} gikk i stykker etter (to dager|en uke), kvaliteten er (elendig|en vits).
Jeg (krever|forventer) (en unnskyldning|en forklaring) fra (sjefen din|noen med ansvar).
Vi har ventet (tre uker|en måned) på svar, og det er uakseptabelt.
Neste gang (går vi til|kjøper vi hos) konkurrenten, og jeg skal (fortelle det til andre|skrive en anmeldelse).
Jeg tar saken til Forbrukerrådet hvis dere ikke løser den.
Løfter brytes gang på gang, og hver av dere sier noe nytt.`,
    wish: `
(Forslag|Idé)
Ønske om funksjon
Hadde vært fint å ha
(Ønske|Forslag) til neste versjon
---
Det hadde vært (flott|fint|nyttig) om (man|vi) kunne (eksportere|sortere) listen (til Excel|på dato).
Har dere (tenkt på|vurdert) (mørk modus|en mobilapp)?
Vi (savner|kunne ønske oss) (en knapp|en snarvei) for å kopiere (en oppføring|forrige ordre).
(Forslaget|Ideen) min er å vise (summen|historikken) på forsiden.
Er det planer om støtte for (flere språk|kalendere|strekkoder)?
Legg gjerne inn (et filter|et søkefelt) i neste versjon.
Andre programmer (lar deg|kan) (dra og slippe|gruppere på farge), det hadde hjulpet oss mye her også.
Et lite ønske fra teamet vårt: påminnelser som kan settes for flere personer.
Kan dere sette dette på veikartet: en kobling mot regnskapet vårt?
Det krever altfor mange klikk, kanskje det kan forenkles med en mal.`,
    privacy: `
Slett mine data
Innsyn etter GDPR
Hvilke (opplysninger|data) har dere om meg?
(Databehandleravtale|Personvern)
---
Vennligst (slett|fjern) alle personopplysninger dere har om meg.
Jeg ber om (en kopi|innsyn i|en oversikt over) opplysningene dere har lagret om meg.
Hva er det rettslige grunnlaget for at dere oppbevarer (telefonnummeret|adressen) min?
Jeg trekker tilbake samtykket til (nyhetsbrev|bruk av mine data).
Vi trenger en signert databehandleravtale (innen {day}|til revisjonen).
Hvor står (serverne|dataene våre), og (hvem|hvilke underleverandører) har tilgang?
Hvor lenge (lagrer|oppbevarer) dere (opptak|kundeopplysninger)?
Dere sendte meg en annen kundes (opplysninger|brev), det er brudd på taushetsplikten.
Personvernombudet vårt ber om listen over underdatabehandlere.
En tidligere ansatt skal glemmes i registrene deres, etter artikkel 17.`,
    spam: `
Få flere (kunder|besøkende) raskt
Forslag om (samarbeid|partnerskap)
Du er trukket ut
Kort spørsmål om nettsiden deres
---
Vi hjelper bedrifter som deres med å (havne|bli funnet) øverst i (søkemotorene|Google).
Jeg (kom over|besøkte) nettsiden deres og (la merke til|så) (noen feil|rom for forbedring).
(Kjøp|Bestill) nå og spar {amount} - tilbudet gjelder ut (dagen|{day}).
Kunne dere tenke dere (en kort prat|en gratis demo) neste uke?
Vi er en ledende produsent av (emballasje|LED-lys) og tilbyr (lave|konkurransedyktige) priser.
Databasen vår har (50 000|verifiserte) kontakter til beslutningstakere i bransjen.
Gratulerer, adressen din har vunnet (et gavekort|{amount}), klikk (her|under) for å hente.
Jeg kan skrive gjesteinnlegg med lenker til bloggen deres for en rimelig penge.
Fikk du forrige mail? Jeg vil gjerne presentere våre erfarne utviklere.
Invester i dag med garantert avkastning, uten risiko og gebyr.`,
  },
};
