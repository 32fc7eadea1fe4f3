import type { Parts } from './parts.ts';

export const swedish: Parts = {
  language: 'sv',
  greetings: `
Hej,
Hej!
Hejsan,
Hej (kundtjänst|support),
God (morgon|dag),
Till den det berör,`,
  closings: `
Tack
Tack på förhand
Med vänlig hälsning
Mvh
Vänliga hälsningar
Hälsningar
Ser fram emot (ert|ett snabbt) svar`,
  fillers: `
Jag har varit kund (hos er i flera år|sedan i fjol).
Jag har försökt (ringa|nå er på telefon) men (ingen svarade|hamnade i kö).
Kan ni (titta på|kontrollera) det här (så snart som möjligt|när ni hinner)?
Mitt (kundnummer|kontonummer) är {order}.
Det (gäller|handlar om) {product}.
Hör av er om ni behöver mer information.
Min kollega {name} (skrev|ringde) till er om detta (förra veckan|i {day}).
Jag skriver för {company}.
Ursäkta om (det är fel adress|det blev långt).
Vi (behöver|önskar) svar före {day}.
Ni når mig på mobilen efter klockan fyra.
(Bild|Skärmbild|Dokumentet) bifogas.`,
  subjects: `
Fråga
Hjälp
Hej
Ärende
{order}
Brådskande
Angående {product}
Enligt samtal`,
  wrote: '{day} skrev {company}:',
  days: 'måndag,tisdag,onsdag,torsdag,fredag,3 mars,12 juni,den 21:a',
  kinds: {
    invoice: `
Faktura {order}
Fråga om (fakturan|räkningen)
(Påminnelse|Betalningsvillkor)
Fel på senaste (räkningen|fakturan)
---
Jag förstår inte (den andra raden|en av raderna) på (faktura {order}|senaste fakturan).
Vi har fått (en räkning|en faktura) på {amount} men (avtalade|väntade oss) ett lägre (pris|belopp).
Kan ni skicka (en kopia|en ny kopia) av fakturan för (förra månaden|{day})?
Ni har (fakturerat|debiterat) oss två gånger för samma (månad|abonnemang).
(Organisationsnumret|Ordernumret|Fakturaadressen) på räkningen (är fel|saknas).
Jag fick en (påminnelse|avgift) trots att jag betalade (i {day}|i tid).
Kan vi (få|byta till) (e-faktura|faktura via e-post|autogiro|längre betaltid)?
Vad är (förfallodagen|bankgirot) för betalningen på {amount}?
Vår ekonomiavdelning (behöver|ber om) en (kreditfaktura|reskontra) för {order}.
Varför har månadsavgiften gått upp på den här räkningen?`,
    refund: `
Återbetalning order {order}
När får jag tillbaka pengarna?
Retur och (återbetalning|pengar tillbaka)
Pengarna har inte kommit
---
Jag (returnerade|skickade tillbaka) {product} (för två veckor sedan|i {day}) och har inte fått pengarna än.
Jag (vill|skulle vilja) (ha pengarna tillbaka för|få återbetalning för) {product}.
Beloppet på {amount} har inte (satts in|kommit in) på (kortet|mitt konto).
När betalas (återbetalningen|ersättningen) för order {order} ut?
Ni lovade att (ersätta|betala tillbaka) men inget har hänt på kontot.
Paketet med returen kom till ert lager i {day}, så var snäll och betala tillbaka (summan|köpesumman).
Jag betalade för (två|tre) men fick bara en, så jag (begär|vill ha) (mellanskillnaden|en del av beloppet) tillbaka.
Hur (skickar jag tillbaka|returnerar jag) {product} och får igen det jag betalat?
Bara hälften är återbetald, (frakten|{amount}) saknas fortfarande.
Jag ångrar köpet och använder ångerrätten för {product}.`,
    cancel: `
Uppsägning av abonnemang
Avsluta avtal {order}
Säga upp kontraktet
Uppsägning
---
Jag vill (säga upp|avsluta) abonnemanget (från nästa månad|från och med {day}).
Var snäll och bekräfta att (avtalet|kontraktet) är (avslutat|uppsagt).
Vi (behöver inte|använder inte) {product} längre och vill (stoppa|avsluta) avtalet.
Hur lång är uppsägningstiden för {order}?
Vi (byter leverantör|stänger kontoret), så avsluta gärna (kontot|kundförhållandet).
Förnya inte (abonnemanget|avtalet) när det (går ut|löper ut).
Jag sade upp (i {day}|förra månaden) men (abonnemanget löper fortfarande|ni drar pengar varje månad).
Vi önskar frånträda kontraktet (med verkan från {day}|omedelbart).
Jag försökte avsluta på (mina sidor|webben) men hittar inte (knappen|var man gör det).
Ta bort oss från (planen|medlemskapet), vi fortsätter inte efter provperioden.`,
    delivery: `
Var är (paketet|min beställning)?
Leverans av {order}
Spårningen visar inget
(Försenad|Utebliven) leverans
---
Beställning {order} (skulle ha kommit|väntades) i {day} men är inte här än.
Spårningen har (stått stilla|visat samma sak) i (fem dagar|en vecka).
(Chauffören|Budet) (lämnade|ställde) paketet hos (grannen|någon jag inte känner).
När (levereras|skickas) {product}?
Transportören säger att det är utlämnat, men vi har inte fått (något|något paket).
Det saknas (en låda|ett kolli) i (sändningen|försändelsen).
(Lådan|Paketet) kom fram (skadat|blött|trasigt) och {product} är (krossad|repad).
Går det att hämta försändelsen (på ert lager|hos ombudet) i stället?
Fraktbolaget hittar inte vår (port|gata), de vände två gånger.
Ni skrev att den skickades {day}, hur många dagar tar transporten normalt?`,
    login: `
Kan inte logga in
Nytt lösenord
Utelåst från kontot
Behörighet för (ny|tidigare) kollega
---
Jag kan inte logga in (på mitt konto|längre|sedan {day}).
(Länken|Mejlet) för att återställa lösenordet (kommer aldrig|har gått ut).
Det står (fel lösenord|okänd användare) fast jag är (säker på|helt säker på) att det stämmer.
Mitt (konto|användarnamn) är låst efter (för många försök|tre försök).
Koden för (tvåstegsverifiering|inloggningen) går till min gamla telefon.
Kan ni (skapa|lägga upp) (en användare|åtkomst) för {name}, som började (i {day}|den här veckan)?
Jag kastas ut (var femte minut|hela tiden) och måste skriva mina uppgifter igen.
Vi har en ny administratör och (han|hon) behöver (rättigheter|behörighet) att lägga till användare.
Jag har glömt vilken e-postadress jag (registrerade|anmälde) mig med.
Inloggningen med BankID nekas med beskedet att sessionen är ogiltig.`,
    outage: `
(Systemet|Tjänsten) ligger nere
Ingenting fungerar
Fel 500
(Mycket segt|Ingen anslutning) sedan i morse
---
(Systemet|Tjänsten|Programmet) (ligger nere|svarar inte) (sedan i morse|för oss alla).
Vi får (ett felmeddelande|fel 502|en tom sida) (när vi öppnar|på) varje sida.
Allt är (otroligt|fruktansvärt) segt i dag, (sidorna|listorna) tar en minut att ladda.
Har ni (driftstopp|störningar|ett avbrott) just nu?
{product} tappade anslutningen (mitt på dagen|i natt) och kommer inte tillbaka.
Ingen av (de anställda|våra trettio användare) kan arbeta, servern (svarar inte|går inte att nå).
(Synkroniseringen|Gränssnittet|API:et) har fallerat sedan uppdateringen {day}.
Er statussida är grön men (här|på vårt kontor) laddas ingenting.
Appen kraschar (direkt efter start|så fort jag öppnar en lista).
Hela produktionen står still, ring jourhavande tekniker genast.`,
    order: `
Ändra order {order}
Beställde fel (storlek|färg|adress)
Lägga till i beställningen
Ändring innan ni skickar
---
Jag (beställde|valde) fel (storlek|färg) på {product}, går det att (ändra|byta)?
Var snäll och (ändra|rätta) leveransadressen på order {order} till vårt nya kontor.
Kan jag lägga till (en|två) {product} (till|extra) på beställningen från {day}?
Vi beställde tio av misstag, det skulle (vara|ha varit) en.
Kan ni (ta bort|stryka) {product} från ordern (innan ni skickar|, resten behåller vi)?
Är det (möjligt|för sent) att flytta (datumet|tiden) till {day}?
Jag glömde (ange|använda) (rabattkoden|referensen) när jag beställde.
Vi vill hellre ha den (större|svarta|billigare) modellen än den vi beställt.
Kan ni dela order {order} i två, hälften till vår filial?
Vänta med beställningen tills vi har talat om antalet.`,
    product: `
Fråga om {product}
Passar {product}?
(Bruksanvisning|Datablad) till {product}
Innan vi köper
---
(Fungerar|Passar) {product} ihop med (den äldre modellen|vår utrustning)?
Vad är skillnaden mellan {product} och den (mindre|nya)?
Var hittar jag (bruksanvisningen|databladet|handledningen) till {product}?
Finns {product} (i lager|inne) i (vitt|andra storlekar)?
Hur (ställer jag in|monterar jag|ansluter jag) {product}?
Hur mycket (klarar|väger|ström drar) {product}?
Ger ni (rabatt|specialpris) om vi köper (tjugo|ett större antal)?
Kan batteriet (bytas|laddas) av användaren, och hur länge räcker det?
Vad täcker garantin på {product}, och i hur många år?
Vi söker något som lämpar sig för utomhusbruk, vad rekommenderar ni?`,
    complaint: `
Klagomål
Mycket (besviken|missnöjd) med er
Detta är inte acceptabelt
(Tredje|Sista) gången jag skriver
---
Jag är (mycket|väldigt) (besviken på|missnöjd med) (hur vi behandlas|er service).
Det här är (tredje|fjärde) gången jag (skriver|klagar) och ingen (svarar|bryr sig).
Er (medarbetare|kollega) i telefon var (otrevlig|oförskämd) och lade på.
Jag har aldrig (sett|upplevt) så (dålig|usel) (service|uppföljning).
{product} gick sönder efter (två dagar|en vecka), kvaliteten är (usel|ett skämt).
Jag (kräver|förväntar mig) (en ursäkt|en förklaring) från (din chef|någon ansvarig).
Vi har väntat (tre veckor|en månad) på svar och det är oacceptabelt.
Nästa gång (går vi till|handlar vi hos) konkurrenten, och jag ska (berätta för andra|skriva en recension).
Jag anmäler det till Konsumentverket om ni inte löser det.
Löften bryts gång på gång, och var och en av er säger något nytt.`,
    wish: `
(Förslag|Idé)
Önskemål om funktion
Vore bra att ha
(Önskan|Förslag) till nästa version
---
Det vore (toppen|bra|praktiskt) om (man|vi) kunde (exportera|sortera) listan (till Excel|efter datum).
Har ni (tänkt på|övervägt) (mörkt läge|en mobilapp)?
Vi (saknar|skulle vilja ha) (en knapp|en genväg) för att kopiera (en post|förra ordern).
(Mitt förslag|Min idé) är att visa (summan|historiken) på förstasidan.
Finns det planer på stöd för (fler språk|kalendrar|streckkoder)?
Lägg gärna in (ett filter|ett sökfält) i nästa version.
Andra program (låter en|kan) (dra och släppa|gruppera efter färg), det skulle hjälpa oss mycket även här.
En liten önskan från vårt team: påminnelser som kan ställas in för flera personer.
Kan ni sätta detta på er färdplan: en koppling till vår bokföring?
Det krävs alldeles för många klick, kanske kan det förenklas med en mall.`,
    privacy: `
Radera mina uppgifter
Begäran enligt GDPR
Vilka (uppgifter|data) har ni om mig?
(Personuppgiftsbiträdesavtal|Integritet)
---
Var snäll och (radera|ta bort) alla personuppgifter ni har om mig.
Jag begär (en kopia|ett utdrag|en översikt) av de uppgifter ni lagrat om mig.
Vilken rättslig grund har ni för att spara (mitt telefonnummer|min adress)?
Jag återkallar samtycket till (nyhetsbrev|användning av mina uppgifter).
Vi behöver ett undertecknat biträdesavtal (före {day}|till revisionen).
Var finns (servrarna|våra data), och (vem|vilka underleverantörer) har åtkomst?
Hur länge (lagrar|sparar) ni (inspelningar|kunduppgifter)?
Ni skickade en annan kunds (uppgifter|brev) till mig, det är brott mot sekretessen.
Vårt dataskyddsombud ber om listan över underbiträden.
En tidigare anställd ska glömmas i era register, enligt artikel 17.`,
    spam: `
Få fler (kunder|besökare) snabbt
Förslag till (samarbete|partnerskap)
Du har blivit utvald
Kort fråga om er hemsida
---
Vi hjälper företag som ert att (hamna|synas) högst upp i (sökmotorerna|Google).
Jag (hittade|besökte) er hemsida och (lade märke till|såg) (några fel|utrymme för förbättring).
(Köp|Beställ) nu och spara {amount} - erbjudandet gäller till (i kväll|{day}).
Skulle ni vara intresserade av (ett kort samtal|en gratis demo) nästa vecka?
Vi är en ledande tillverkare av (förpackningar|LED-lampor) och erbjuder (låga|konkurrenskraftiga) priser.
Vår databas har (50 000|verifierade) kontakter till beslutsfattare i er bransch.
Grattis, din adress har vunnit (ett presentkort|{amount}), klicka (här|nedan) för att hämta.
Jag kan skriva gästinlägg med länkar till er blogg för en rimlig slant.
Fick du mitt förra mejl? Jag vill gärna presentera våra erfarna utvecklare.
Investera i dag med garanterad avkastning, utan risk och avgifter.`,
  },
};
