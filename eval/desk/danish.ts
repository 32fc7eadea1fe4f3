import type { Parts } from './parts.ts';

export const danish: Parts = {
  language: 'da',
  greetings: `
Hej,
Hej!
Hejsa,
Hej (kundeservice|support),
God(morgen|dag),
Til rette vedkommende,`,
  closings: `
Tak
På forhånd tak
Med venlig hilsen
Mvh
Venlig hilsen
De bedste hilsner
Jeg ser frem til (jeres|et hurtigt) svar`,
  fillers: `
Jeg har været kunde (hos jer i flere år|siden sidste år).
Jeg har forsøgt at (ringe|få fat i jer på telefonen), men (ingen tog den|der var kø).
Kan I (kigge på|tjekke) det (hurtigst muligt|når I har tid)?
Mit (kundenummer|kontonummer) er {order}.
Det (drejer sig om|handler om) {product}.
Sig endelig til, hvis I mangler oplysninger.
Min kollega {name} (skrev|ringede) til jer om det (i sidste uge|{day}).
Jeg skriver på vegne af {company}.
Undskyld hvis (det er den forkerte adresse|det blev lidt langt).
Vi (skal bruge|ønsker) svar inden {day}.
I kan fange mig på mobilen efter klokken fire.
(Billede|Skærmbillede|Dokumentet) er vedhæftet.`,
  subjects: `
Spørgsmål
Hjælp
Hej
Henvendelse
{order}
Haster
Vedrørende {product}
Efter aftale`,
  wrote: 'Den {day} skrev {company}:',
  days: 'mandag,tirsdag,onsdag,torsdag,fredag,3. marts,12. juni,den 21.',
  kinds: {
    invoice: `
Faktura {order}
Spørgsmål til (fakturaen|regningen)
(Rykker|Betalingsfrist)
Fejl på den seneste (regning|faktura)
---
Jeg forstår ikke (den anden linje|en af linjerne) på (faktura {order}|den seneste faktura).
Vi har fået (en regning|en faktura) på {amount}, men (aftalte|regnede med) en lavere (pris|sum).
Kan I sende mig en (ny|) kopi af fakturaen for (sidste måned|{day})?
I har (faktureret|opkrævet) os to gange for den samme (måned|periode).
(CVR-nummeret|Rekvisitionsnummeret|Faktureringsadressen) på regningen (er forkert|mangler).
Jeg fik en (rykker|gebyropkrævning), selv om jeg betalte (den {day}|til tiden).
Kan vi (få|skifte til) (EAN-faktura|faktura på mail|betalingsservice|længere frist)?
Hvad er (forfaldsdatoen|kontonummeret) for betalingen på {amount}?
Vores bogholderi (mangler|beder om) en (kreditnota|kontooversigt) for {order}.
Hvorfor er månedsprisen steget på denne regning?`,
    refund: `
Refundering af ordre {order}
Hvornår får jeg pengene retur?
Returnering og (refusion|penge tilbage)
Pengene er ikke kommet
---
Jeg (returnerede|sendte) {product} tilbage (for to uger siden|den {day}) og har ikke fået pengene endnu.
Jeg (vil gerne|ønsker at) have (pengene tilbage for|refunderet) {product}.
Beløbet på {amount} er ikke (ført tilbage|gået ind) på (kortet|min konto).
Hvornår bliver (refunderingen|tilbagebetalingen) for ordre {order} udbetalt?
I lovede at (refundere|betale tilbage), men der er ikke sket noget på kontoen.
Pakken med returvaren nåede jeres lager den {day}, så vær venlig at tilbagebetale (beløbet|købsprisen).
Jeg betalte for (to|tre), men fik kun én, så jeg (beder om|vil have) (differencen|en del af beløbet) tilbage.
Hvordan (sender jeg|returnerer jeg) {product} og får det igen, som jeg har betalt?
Kun halvdelen er refunderet, (fragten|{amount}) mangler stadig.
Jeg fortryder købet og gør brug af fortrydelsesretten på {product}.`,
    cancel: `
Opsigelse af abonnement
Afslut aftale {order}
Opsige kontrakten
Opsigelse
---
Jeg vil gerne (opsige|afslutte) abonnementet (fra næste måned|pr. {day}).
Vær venlig at bekræfte, at (aftalen|kontrakten) er (ophørt|opsagt).
Vi (behøver ikke|bruger ikke) {product} længere og vil (stoppe|afslutte) aftalen.
Hvor langt er opsigelsesvarslet på {order}?
Vi (skifter leverandør|lukker kontoret), så luk venligst (kontoen|kundeforholdet).
I skal ikke forny (abonnementet|aftalen), når den (udløber|løber ud).
Jeg opsagde (den {day}|sidste måned), men (abonnementet kører stadig|I trækker mig hver måned).
Vi ønsker at udtræde af kontrakten (med virkning fra {day}|med det samme).
Jeg prøvede at framelde mig på (min side|hjemmesiden), men kan ikke finde (knappen|hvor man gør det).
Tag os af (planen|medlemskabet), vi fortsætter ikke efter prøveperioden.`,
    delivery: `
Hvor er (pakken|min bestilling)?
Levering af {order}
Sporingen viser intet
(Forsinket|Manglende) levering
---
Bestilling {order} (skulle være kommet|var ventet) den {day}, men er her ikke endnu.
Sporingen har (stået stille|vist det samme) i (fem dage|en uge).
(Chaufføren|Buddet) (afleverede|stillede) pakken hos (naboen|en jeg ikke kender).
Hvornår bliver {product} (leveret|afsendt)?
Fragtmanden siger, den er udleveret, men vi har ikke modtaget (noget|nogen pakke).
Der mangler (en kasse|et kolli) i (sendingen|forsendelsen).
(Kassen|Pakken) kom (beskadiget|våd|revet op), og {product} er (knust|ridset).
Kan man hente forsendelsen (på jeres lager|i pakkeshoppen) i stedet?
Vognmanden kan ikke finde vores (dør|gade), de vendte om to gange.
I skrev, at den blev afsendt {day}, hvor mange dage tager transporten normalt?`,
    login: `
Kan ikke logge ind
Ny adgangskode
Låst ude af kontoen
Adgang til (ny|tidligere) kollega
---
Jeg kan ikke logge (ind|på) (på min konto|længere|siden {day}).
(Linket|Mailen) til at nulstille adgangskoden (kommer aldrig|er udløbet).
Der står (forkert adgangskode|ukendt bruger), selv om jeg er (sikker på|helt sikker på), at den er rigtig.
Min (konto|bruger) er låst efter (for mange forsøg|tre forsøg).
Koden til (totrinsbekræftelse|login) bliver sendt til min gamle telefon.
Kan I (oprette|lave) (en bruger|adgang) til {name}, som begyndte (den {day}|i denne uge)?
Jeg bliver smidt af (hvert femte minut|hele tiden) og skal taste mine oplysninger igen.
Vi har fået ny administrator, og (han|hun) skal have (rettigheder|lov) til at tilføje brugere.
Jeg har glemt, hvilken mailadresse jeg (registrerede|tilmeldte) mig med.
MitID afviser mig med besked om, at sessionen er ugyldig.`,
    outage: `
(Systemet|Tjenesten) er nede
Intet virker
Fejl 500
(Meget langsomt|Ingen forbindelse) siden i morges
---
(Systemet|Tjenesten|Programmet) (er nede|svarer ikke) (siden i morges|for os alle).
Vi får (en fejlmeddelelse|fejl 502|en tom side) (når vi åbner|på) hver side.
Alt er (utrolig|frygtelig) langsomt i dag, (siderne|listerne) er et minut om at indlæse.
Har I (nedbrud|driftsforstyrrelser|problemer) lige nu?
{product} mistede forbindelsen (midt på dagen|i nat) og kommer ikke igen.
Ingen af (medarbejderne|vores tredive brugere) kan arbejde, serveren (svarer ikke|kan ikke nås).
(Synkroniseringen|Grænsefladen|API'et) har fejlet siden opdateringen {day}.
Jeres statusside er grøn, men (her|på vores kontor) indlæses intet.
Appen går ned (lige efter start|så snart jeg åbner en liste).
Hele produktionen står stille, ring straks til vagthavende tekniker.`,
    order: `
Ændring af ordre {order}
Bestilte forkert (størrelse|farve|adresse)
Tilføje til bestillingen
Ret inden I sender
---
Jeg (bestilte|valgte) forkert (størrelse|farve) til {product}, kan det (ændres|byttes)?
Vær venlig at (ændre|rette) leveringsadressen på ordre {order} til vores nye kontor.
Kan jeg tilføje (en|to) {product} (mere|ekstra) til bestillingen fra {day}?
Vi bestilte ti ved en fejl, det skulle (være|have været) én.
Kan I (fjerne|tage) {product} fra ordren (inden I sender|, resten beholder vi)?
Er det (muligt|for sent) at flytte (datoen|tidspunktet) til {day}?
Jeg glemte at (skrive|bruge) (rabatkoden|referencen), da jeg bestilte.
Vi vil hellere have den (større|sorte|billigere) model end den, vi har bestilt.
Kan I dele ordre {order} i to, halvdelen til vores afdeling?
Sæt bestillingen på pause, til vi har talt om antallet.`,
    product: `
Spørgsmål om {product}
Passer {product}?
(Brugsanvisning|Datablad) til {product}
Før vi køber
---
(Virker|Passer) {product} sammen med (den ældre model|vores udstyr)?
Hvad er forskellen på {product} og den (mindre|nye)?
Hvor finder jeg (brugsanvisningen|databladet|vejledningen) til {product}?
Har I {product} (på lager|hjemme) i (hvid|andre størrelser)?
Hvordan (indstiller jeg|monterer jeg|tilslutter jeg) {product}?
Hvor meget (kan|vejer|strøm bruger) {product}?
Giver I (rabat|særpris), når vi køber (tyve|et større antal)?
Kan batteriet (skiftes|oplades) af brugeren, og hvor længe holder det?
Hvad dækker garantien på {product}, og i hvor mange år?
Vi leder efter noget, der egner sig til udendørs brug, hvad anbefaler I?`,
    complaint: `
Klage
Meget (skuffet|utilfreds) med jer
Det er ikke godt nok
(Tredje|Sidste) gang jeg skriver
---
Jeg er (meget|dybt) (skuffet over|utilfreds med) (måden vi bliver behandlet på|jeres service).
Det er (tredje|fjerde) gang jeg (skriver|klager), og ingen (svarer|interesserer sig).
Jeres (medarbejder|kollega) i telefonen var (uforskammet|uhøflig) og lagde på.
Jeg har aldrig (set|oplevet) så (dårlig|elendig) (service|opfølgning).
{product} gik i stykker efter (to dage|en uge), kvaliteten er (ringe|en vittighed).
Jeg (kræver|forventer) (en undskyldning|en forklaring) fra (din chef|en ansvarlig).
Vi har ventet (tre uger|en måned) på svar, og det er uacceptabelt.
Næste gang (går vi til|handler vi hos) konkurrenten, og jeg vil (fortælle det til andre|skrive en anmeldelse).
Jeg går til Forbrugerklagenævnet, hvis I ikke løser det.
Løfter bliver brudt igen og igen, og hver af jer siger noget nyt.`,
    wish: `
(Forslag|Idé)
Ønske om funktion
Det ville være rart at have
(Ønske|Forslag) til næste version
---
Det ville være (dejligt|rart|nyttigt), hvis (man|vi) kunne (eksportere|sortere) listen (til Excel|efter dato).
Har I (tænkt på|overvejet) (mørk tilstand|en mobilapp)?
Vi (savner|kunne godt tænke os) (en knap|en genvej) til at kopiere (en post|den forrige ordre).
(Mit forslag|Min idé) er at vise (summen|historikken) på forsiden.
Er der planer om at understøtte (flere sprog|kalendere|stregkoder)?
Tilføj gerne (et filter|et søgefelt) i næste version.
Andre programmer (lader en|kan) (trække og slippe|gruppere efter farve), det ville også hjælpe os meget her.
Et lille ønske fra vores team: påmindelser, der kan sættes for flere personer.
Kan I sætte det på jeres køreplan: en kobling til vores bogholderi?
Det kræver alt for mange klik, måske kunne det forenkles med en skabelon.`,
    privacy: `
Slet mine data
Indsigt efter GDPR
Hvilke (oplysninger|data) har I om mig?
(Databehandleraftale|Persondata)
---
Vær venlig at (slette|fjerne) alle personoplysninger, I har om mig.
Jeg beder om (en kopi|indsigt i|et overblik over) de oplysninger, I har gemt om mig.
Hvad er retsgrundlaget for, at I opbevarer (mit telefonnummer|min adresse)?
Jeg trækker samtykket til (nyhedsbreve|brug af mine data) tilbage.
Vi mangler en underskrevet databehandleraftale (inden {day}|til revisionen).
Hvor står (serverne|vores data), og (hvem|hvilke underleverandører) har adgang?
Hvor længe (gemmer|opbevarer) I (optagelser|kundeoplysninger)?
I har sendt mig en anden kundes (oplysninger|brev), det er brud på tavshedspligten.
Vores databeskyttelsesrådgiver beder om listen over underdatabehandlere.
En tidligere ansat skal glemmes i jeres registre, efter artikel 17.`,
    spam: `
Få flere (kunder|besøgende) hurtigt
Forslag om (samarbejde|partnerskab)
Du er udtrukket
Kort spørgsmål om jeres hjemmeside
---
Vi hjælper virksomheder som jeres med at (ligge|blive fundet) øverst i (søgemaskinerne|Google).
Jeg (faldt over|besøgte) jeres hjemmeside og (bemærkede|så) (nogle fejl|plads til forbedring).
(Køb|Bestil) nu og spar {amount} - tilbuddet gælder til (midnat|{day}).
Kunne I være interesserede i (en kort snak|en gratis demo) i næste uge?
Vi er en førende producent af (emballage|LED-lys) og tilbyder (lave|konkurrencedygtige) priser.
Vores database har (50.000|verificerede) kontakter til beslutningstagere i branchen.
Tillykke, din adresse har vundet (et gavekort|{amount}), klik (her|nedenfor) for at hente det.
Jeg kan skrive gæsteindlæg med links til jeres blog til en rimelig pris.
Fik du min sidste mail? Jeg vil gerne præsentere vores erfarne udviklere.
Invester i dag med garanteret afkast, uden risiko og gebyrer.`,
  },
};
