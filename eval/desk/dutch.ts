import type { Parts } from './parts.ts';

export const dutch: Parts = {
  language: 'nl',
  greetings: `
Hallo,
Hoi,
Beste (klantenservice|team),
Goede(morgen|middag),
Geachte heer, mevrouw,
Dag,`,
  closings: `
Bedankt
Alvast bedankt
Met vriendelijke groet
Mvg
Vriendelijke groeten
Groeten
Ik hoor graag (van u|snel iets)`,
  fillers: `
Ik ben (al jaren|sinds vorig jaar) klant bij jullie.
Ik heb geprobeerd te bellen, maar (niemand nam op|stond in de wacht).
Kunt u hier (zo snel mogelijk|als u tijd heeft) naar kijken?
Mijn (klantnummer|rekeningnummer) is {order}.
Het (gaat om|betreft) {product}.
Laat het weten als u meer gegevens nodig heeft.
Mijn collega {name} heeft u hierover (vorige week|op {day}) (gebeld|geschreven).
Ik schrijf namens {company}.
Sorry als (dit het verkeerde adres is|het wat lang is geworden).
Wij (hebben|willen) graag antwoord voor {day}.
U kunt mij na vier uur mobiel bereiken.
(Een foto|Een schermafdruk|Het document) zit in de bijlage.`,
  subjects: `
Vraag
Hulp
Hallo
Verzoek
{order}
Spoed
Over {product}
Ons (gesprek|telefoontje)`,
  wrote: 'Op {day} schreef {company}:',
  days: 'maandag,dinsdag,woensdag,donderdag,vrijdag,3 maart,12 juni,de 21e',
  kinds: {
    invoice: `
Factuur {order}
Vraag over (de factuur|de rekening)
(Aanmaning|Betaaltermijn)
Fout op de laatste (rekening|factuur)
---
Ik begrijp (de tweede regel|een van de regels) op (factuur {order}|de laatste factuur) niet.
Wij kregen (een rekening|een factuur) van {amount}, maar (spraken|verwachtten) een lagere (prijs|bedrag) af.
Kunt u mij een (nieuwe|) kopie van de factuur van (vorige maand|{day}) sturen?
U heeft ons twee keer voor dezelfde (maand|periode) (gefactureerd|belast).
(Het btw-nummer|Het inkoopnummer|Het factuuradres) op de rekening (klopt niet|ontbreekt).
Ik kreeg een (aanmaning|boete) terwijl ik (op {day}|op tijd) heb betaald.
Kunnen we (digitale facturen|facturen per e-mail|automatische incasso|een langere termijn) krijgen?
Wat is (de vervaldatum|het rekeningnummer) voor de betaling van {amount}?
Onze boekhouding (heeft|vraagt om) een (creditnota|overzicht) voor {order} nodig.
Waarom is het maandbedrag op deze rekening gestegen?`,
    refund: `
Terugbetaling bestelling {order}
Wanneer krijg ik mijn geld terug?
Retour en (terugbetaling|geld terug)
Geld niet ontvangen
---
Ik heb {product} (twee weken geleden|op {day}) (teruggestuurd|geretourneerd) en nog geen geld gekregen.
Ik (wil|zou graag) (mijn geld terug voor|een terugbetaling van) {product}.
Het bedrag van {amount} is niet (teruggestort|bijgeschreven) op (de kaart|mijn rekening).
Wanneer wordt de (terugbetaling|restitutie) van bestelling {order} uitbetaald?
Jullie beloofden het te (vergoeden|terug te betalen), maar er is niets op mijn rekening gebeurd.
Het pakket met de retour kwam op {day} in jullie magazijn aan, betaal dus graag (het bedrag|de aankoopprijs) terug.
Ik betaalde voor (twee|drie) en kreeg er maar een, dus (vraag|wil) ik (het verschil|een deel) terug.
Hoe (stuur ik|retourneer ik) {product} (terug|) en krijg ik weer wat ik heb betaald?
Maar de helft is terugbetaald, (de verzendkosten|{amount}) ontbreken nog.
Ik heb spijt van de koop en gebruik mijn herroepingsrecht voor {product}.`,
    cancel: `
Abonnement opzeggen
Contract {order} beëindigen
Overeenkomst stoppen
Opzegging
---
Ik wil mijn abonnement (vanaf volgende maand|per {day}) (opzeggen|beëindigen).
Graag een bevestiging dat (het contract|de overeenkomst) is (beëindigd|opgezegd).
Wij (hebben {product} niet meer nodig|gebruiken {product} niet meer) en willen de overeenkomst (stoppen|beëindigen).
Hoe lang is de opzegtermijn voor {order}?
Wij (stappen over naar een ander|sluiten het kantoor), dus sluit a.u.b. (ons account|onze rekening).
Verleng (het abonnement|het contract) niet als het (afloopt|verloopt).
Ik heb (op {day}|vorige maand) opgezegd, maar (het abonnement loopt nog|u schrijft elke maand af).
Wij wensen het contract te ontbinden (met ingang van {day}|per direct).
Ik wilde mij afmelden op (mijn pagina|de website), maar vind (de knop|de plek) niet.
Haal ons van (het pakket|het lidmaatschap), na de proefperiode gaan we niet verder.`,
    delivery: `
Waar is (mijn pakket|mijn bestelling)?
Levering van {order}
Track and trace toont niets
(Late|Ontbrekende) levering
---
Bestelling {order} (had op {day} moeten komen|werd op {day} verwacht), maar is er nog niet.
De track and trace (staat stil|geeft hetzelfde aan) sinds (vijf dagen|een week).
De (chauffeur|bezorger) heeft het pakket bij (de buren|een onbekende) (afgegeven|neergezet).
Wanneer wordt {product} (geleverd|verzonden)?
De vervoerder zegt dat het bezorgd is, maar wij hebben (niets|geen pakket) ontvangen.
Er ontbreekt (een doos|een collo) in de (zending|levering).
(De doos|Het pakket) kwam (beschadigd|nat|opengescheurd) aan en {product} is (kapot|bekrast).
Kan ik de zending (in jullie magazijn|op het postkantoor) afhalen?
De koerier kan onze (deur|straat) niet vinden, hij is twee keer omgedraaid.
U schreef dat het op {day} verstuurd is, hoeveel dagen duurt het vervoer normaal?`,
    login: `
Kan niet inloggen
Wachtwoord vergeten
Buitengesloten
Toegang voor (nieuwe|oude) collega
---
Ik kan (niet meer|sinds {day} niet) (inloggen|aanmelden) (op mijn account|).
(De link|De mail) om het wachtwoord te herstellen (komt nooit aan|is verlopen).
Er staat (onjuist wachtwoord|onbekende gebruiker), terwijl ik (zeker|heel zeker) weet dat het klopt.
Mijn (account|gebruiker) is geblokkeerd na (te veel|drie) pogingen.
De code voor (de tweestapsverificatie|het aanmelden) gaat naar mijn oude telefoon.
Kunt u (een gebruiker|toegang) (aanmaken|regelen) voor {name}, die (op {day}|deze week) is begonnen?
Ik word (om de vijf minuten|steeds) uitgelogd en moet mijn gegevens weer invullen.
Wij hebben een nieuwe beheerder die (rechten|toestemming) nodig heeft om gebruikers toe te voegen.
Ik weet niet meer met welk e-mailadres ik (geregistreerd|ingeschreven) sta.
Single sign-on weigert mij met de melding dat de sessie ongeldig is.`,
    outage: `
(Systeem|Dienst) ligt plat
Niets werkt
Fout 500
(Heel traag|Geen verbinding) sinds vanochtend
---
(Het systeem|De dienst|Het programma) (ligt plat|reageert niet) (sinds vanochtend|bij iedereen).
Wij krijgen (een foutmelding|fout 502|een lege pagina) (bij het openen van|op) elke pagina.
Alles is vandaag (extreem|vreselijk) traag, (pagina's|lijsten) laden een minuut lang.
Is er op dit moment (een storing|een uitval|een probleem)?
{product} verloor (rond de middag|vannacht) de verbinding en komt niet terug.
Geen van (de medewerkers|onze dertig gebruikers) kan werken, de server (antwoordt niet|is onbereikbaar).
(De synchronisatie|De koppeling|De API) faalt sinds de update van {day}.
Jullie statuspagina is groen, maar (hier|bij ons op kantoor) laadt niets.
De app loopt vast (meteen na het starten|zodra ik een lijst open).
De hele productie staat stil, bel meteen de technicus van dienst.`,
    order: `
Bestelling {order} wijzigen
Verkeerde (maat|kleur|adres) besteld
Toevoegen aan bestelling
Wijziging voor verzending
---
Ik heb de verkeerde (maat|kleur) van {product} (besteld|gekozen), kan dat (gewijzigd|geruild) worden?
Wilt u het afleveradres van bestelling {order} (wijzigen|aanpassen) naar ons nieuwe kantoor?
Kan ik (een|twee) {product} (meer|extra) toevoegen aan de bestelling van {day}?
Wij bestelden er per ongeluk tien, het (moest|had) er een (zijn|moeten zijn).
Kunt u {product} van de order (halen|schrappen) (voor u verzendt|, de rest houden we)?
Is het (mogelijk|te laat) om (de datum|het tijdstip) naar {day} te verzetten?
Ik vergat bij het bestellen (de kortingscode|de referentie) (in te vullen|te gebruiken).
Wij hebben liever het (grotere|zwarte|goedkopere) model dan wat we bestelden.
Kunt u order {order} in tweeën splitsen, de helft voor ons filiaal?
Houd de bestelling even vast tot we het aantal hebben besproken.`,
    product: `
Vraag over {product}
Past {product}?
(Handleiding|Gegevensblad) van {product}
Voor we kopen
---
(Werkt|Past) {product} met (het oudere model|onze apparatuur)?
Wat is het verschil tussen {product} en de (kleinere|nieuwe)?
Waar vind ik (de handleiding|het gegevensblad|de uitleg) van {product}?
Is {product} (op voorraad|leverbaar) in (wit|andere maten)?
Hoe (stel ik|monteer ik|sluit ik) {product} (in|aan)?
Hoeveel (draagt|weegt|stroom gebruikt) {product}?
Geeft u (korting|een speciale prijs) als we er (twintig|een groter aantal) kopen?
Kan de accu door de gebruiker (vervangen|opgeladen) worden, en hoe lang gaat hij mee?
Wat dekt de garantie van {product}, en hoeveel jaar?
Wij zoeken iets dat geschikt is voor buiten, wat raadt u aan?`,
    complaint: `
Klacht
Zeer (teleurgesteld|ontevreden) over jullie
Dit kan echt niet
(Derde|Laatste) keer dat ik schrijf
---
Ik ben (zeer|uiterst) (teleurgesteld in|ontevreden over) (hoe wij behandeld worden|jullie service).
Dit is de (derde|vierde) keer dat ik (schrijf|klaag) en niemand (antwoordt|trekt zich er iets van aan).
Uw (medewerker|collega) aan de telefoon was (onbeschoft|onbeleefd) en hing op.
Zulke (slechte|waardeloze) (service|ondersteuning) heb ik nog nooit (gezien|meegemaakt).
{product} ging na (twee dagen|een week) stuk, de kwaliteit is (waardeloos|een lachertje).
Ik (eis|verwacht) (excuses|een verklaring) van (uw baas|iemand die verantwoordelijk is).
Wij wachten al (drie weken|een maand) op antwoord en dat is onaanvaardbaar.
Volgende keer (gaan|kopen) we (naar|bij) de concurrent, en ik zal het (doorvertellen|in een recensie zetten).
Ik stap naar de geschillencommissie als u het niet oplost.
Beloften worden keer op keer gebroken, en ieder van jullie zegt wat anders.`,
    wish: `
(Suggestie|Idee)
Verzoek om functie
Zou fijn zijn
(Wens|Voorstel) voor de volgende versie
---
Het zou (geweldig|fijn|handig) zijn als (je|we) de lijst (naar Excel konden exporteren|op datum konden sorteren).
Hebben jullie (gedacht aan|nagedacht over) (een donkere modus|een app)?
Wij (missen|zouden graag) (een knop|een sneltoets) (zien|) om (een regel|de vorige order) te kopiëren.
(Mijn voorstel|Mijn idee) is om (het totaal|de geschiedenis) op de eerste pagina te tonen.
Zijn er plannen om (meer talen|agenda's|streepjescodes) te ondersteunen?
Voeg in de volgende versie graag (een filter|een zoekveld) toe.
In andere programma's kun je (slepen|op kleur groeperen), dat zou ons hier ook veel helpen.
Een kleine wens van ons team: herinneringen die je voor meer mensen kunt instellen.
Kan dit op jullie planning: een koppeling met onze boekhouding?
Het kost veel te veel klikken, misschien kan het eenvoudiger met een sjabloon.`,
    privacy: `
Verwijder mijn gegevens
AVG-verzoek
Welke (gegevens|informatie) hebben jullie van mij?
(Verwerkersovereenkomst|Privacy)
---
Wilt u alle persoonsgegevens (wissen|verwijderen) die u van mij heeft?
Ik vraag om (een kopie|inzage|een overzicht) van wat u over mij heeft opgeslagen.
Op welke wettelijke grond bewaart u (mijn telefoonnummer|mijn adres)?
Ik trek mijn toestemming voor (de nieuwsbrief|het gebruik van mijn gegevens) in.
Wij hebben een getekende verwerkersovereenkomst nodig (voor {day}|voor de audit).
Waar staan (de servers|onze gegevens), en (wie|welke onderaannemers) heeft toegang?
Hoe lang (bewaart|houdt) u (opnames|klantgegevens)?
U stuurde mij (gegevens|een brief) van een andere klant, dat is een datalek.
Onze functionaris gegevensbescherming vraagt om de lijst van subverwerkers.
Een oud-medewerker moet volgens artikel 17 uit uw bestanden worden vergeten.`,
    spam: `
Snel meer (klanten|bezoekers)
Voorstel tot (samenwerking|partnerschap)
U bent geselecteerd
Korte vraag over uw website
---
Wij helpen bedrijven zoals het uwe om bovenaan in (de zoekmachines|Google) te (staan|komen).
Ik (kwam op uw website|bekeek uw website) en zag (een paar fouten|ruimte voor verbetering).
(Koop|Bestel) nu en bespaar {amount} - de aanbieding geldt tot (vanavond|{day}).
Heeft u interesse in (een kort gesprek|een gratis demo) volgende week?
Wij zijn een toonaangevende fabrikant van (verpakkingen|ledlampen) en bieden (lage|scherpe) prijzen.
Onze database bevat (50.000|geverifieerde) contacten van beslissers in uw branche.
Gefeliciteerd, uw adres heeft (een cadeaubon|{amount}) gewonnen, klik (hier|hieronder).
Ik kan gastblogs met links voor uw site schrijven tegen een eerlijke prijs.
Heeft u mijn vorige mail gehad? Graag stel ik onze ervaren ontwikkelaars voor.
Investeer vandaag met gegarandeerd rendement, zonder risico en kosten.`,
  },
};
