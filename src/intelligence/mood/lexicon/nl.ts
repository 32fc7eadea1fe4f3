/** Moods in Dutch: see lexicon.ts for how a table is written. */
export const nl = `
not-0.4: niet, nooit, geen, niets, niks, niemand, nergens, niet meer, geeneens, nimmer, nie, te weinig
very: heel, erg, zeer, echt, ontzettend, enorm, ongelofelijk, ongelooflijk, extreem, bijzonder, uitermate, uiterst, totaal, absoluut
very: volledig, volkomen, compleet, zo, zoveel, veel, veel te, te, nog meer, altijd, hartstikke, verschrikkelijk, vreselijk, helemaal
very: buitengewoon, hoogst, diep, werkelijk, waanzinnig, ronduit, zwaar, best wel, zó, gewoonweg, tamelijk veel, meer dan, door en door
very: oneindig, kei*, over de hele linie, heel erg, heel veel, dusdanig, uitzonderlijk, knetter*, geen woorden voor, woorden schieten
bit: een beetje, beetje, wat, enigszins, redelijk, vrij, deels, gedeeltelijk, relatief, tamelijk, nogal, bijna, min of meer, ietwat
bit: niet zo, niet echt, niet heel, niet erg, niet bijzonder, niet helemaal, niet bepaald, ietsje, licht, een tikje, betrekkelijk
bit: niet altijd even
but: maar, echter, toch, desondanks, daarentegen, anderzijds, alleen jammer, behalve dat, op na, afgezien van, alleen is, helaas is
though: hoewel, ondanks, ook al, alhoewel, ofschoon, weliswaar, terwijl, al is, niettegenstaande
if: als, indien, zou, zouden, kun jij, is het mogelijk, in geval van, tenzij, waar, wanneer, zijn er, wilt u, willen jullie, hoop, hopen
if: hopelijk, wens, of u, of jullie, of het, tips, mocht
ask: hoe kan ik, hoe kunnen we, hoe moet ik, hoe wijzig ik, is het mogelijk om, is er een mogelijkheid, kunt u, kun je, kunnen jullie
ask: zou u, zouden jullie, zou je, kan ik, kunnen we, kunnen wij, ik wil graag, wij willen graag, we willen graag, wil graag, zou graag
ask: ik zou graag, wij zouden graag, graag ontvang*, graag zou, graag wil, heeft u, hebben jullie, is er, wat kost, wat is, waar vind
ask: waar kan, wanneer komt, wanneer is, welke, welk, gelieve, bijgevoegd, in de bijlage, ter info, ter informatie, laat weten
ask: laat mij weten, graag uw, graag een, graag bevestig*, een vraag, vraag over, vragen over, vraagje, betreffende, ik vroeg me af
ask: vraag me af, graag, hoe kan, hoe kunnen, hoe moet, hoe stel, hoe werkt, hoe vraag, hoe verander, hoe vind, hoe verwijder, hoe zet
ask: hoe krijg, hoe ziet, hoeveel, hoe groot, hoe kom, hoe installeer, hoe voeg, hoe doe
none: alvast bedankt, bij voorbaat dank, bij voorbaat hartelijk dank, alvast dank, alvast hartelijk dank, alvast hartelijk bedankt
none: alvast heel erg bedankt, alvast veel dank, dank bij voorbaat, bij voorbaat bedankt, bedankt alvast, met vriendelijke groet
none: met vriendelijke groeten, vriendelijke groet, vriendelijke groeten, met hartelijke groet, hartelijke groet, hartelijke groeten
none: groet, groeten, groetjes, mvg, met beste groet, beste groeten, hoogachtend, geachte, beste, hallo, hoi, dag, goedemorgen
none: goedemiddag, goedenavond, goedendag, goede morgen, goede middag, goeiemorgen, beste heer, beste mevrouw, beste support, lieve
none: fijne dag, fijn weekend, fijne avond, fijne week, prettige dag, prettig weekend, prettige avond, een fijne dag nog
none: fijne dag verder, goed weekend, nog een fijne dag, fijne feestdagen, prettige feestdagen, gelukkig nieuwjaar, ik kijk uit naar
none: wij kijken uit naar, kijk uit naar uw, zie uw reactie graag, hoor graag, ik hoor graag, wij horen graag, we horen graag
none: hoor het graag, verneem graag, zie graag, zien graag, bedankt voor uw begrip, dank voor uw begrip, bedankt voor je begrip
none: bedankt voor het begrip, bedankt voor uw geduld, dank voor uw geduld, bedankt voor het geduld, bedankt voor uw tijd
none: bedankt voor uw aandacht, dank voor uw tijd, bedankt voor het gesprek, geen probleem, geen enkel probleem, niet alleen
none: niet in de laatste plaats, geen haast, niet dringend, geen punt, geen dank, graag gedaan, alstublieft, alsjeblieft, aub, svp
none: zou fijn zijn, zou mooi zijn, zou leuk zijn, zou handig zijn, zou goed zijn, zou geweldig zijn, zou top zijn, zou super zijn
none: zou prettig zijn, zou helpen, zou fantastisch zijn, zou welkom zijn, fijn als, mooi als, leuk als, handig als, fijn zijn als
none: mooi zijn als, leuk zijn als, top als, super als, prettig als, goed als, blij als, dankbaar als, zou dankbaar, stel het op prijs
none: zou het op prijs stellen, zou ik op prijs stellen, zou het waarderen, zou ik waarderen, zouden het waarderen, zouden wij waarderen
none: op prijs stellen als, op prijs gesteld, zo goed als, zowel als, evenals, net zo goed, goede vraag, wees zo goed
none: wees zo vriendelijk, zo vriendelijk zijn, zo vriendelijk, excuses voor het storen, sorry voor het storen, sorry voor de late
none: excuses voor de late, als het goed is, ter goedkeuring, te goed, tegoed, tegoedbon, goedkeuring, goedkeuren, goedgekeurd
none: veel plezier, foutopsporing, probleemstelling*, probleemoplossing*, storingsmelding*, niet waar, niet langer dan, niet later dan
none: nog niet, weet niet, niet zeker, onzeker of, of niet, in het ergste geval, in het beste geval, beste manier, best mogelijke
none: zo snel mogelijk, zo spoedig mogelijk, z s m, zsm, liever laat dan nooit, retouradres*, retourlabel*, retourformulier*
none: opzegtermijn*, wachtlijst*, wachtwoord*, kritieke update, gratis, klachtenformulier*, meteen, helemaal nieuw, te veel om
none: te bestellen, te wijzigen, te veranderen, te krijgen, te doen, te zien, te maken, te vinden, te gebruiken, te ontvangen
none: te betalen, te regelen, te kunnen, te hebben, te zetten, te laten, te zijn, te bereiken, niet nodig, geen nodig, de juiste
none: het juiste, juiste persoon, juiste afdeling, rechts boven, in orde te maken, voor goed, goede doel, zoals afgesproken
none: volgens afspraak, zoals beloofd, zoals verwacht, precies dezelfde, precies hetzelfde, exact dezelfde, superoffice*
none: supergebruiker*, supermarkt*, supervis*, van harte gefeliciteerd, van harte welkom, hartelijk dank voor uw begrip
none: bedankt voor de mail, hartelijk dank voor uw mail, bedankt voor het bericht, wat gebeurt er als, heb ik niet nodig
none: hebben we niet nodig, hoeft niet, hoeven niet, niet voor, nog niet beslist
thanks: bedankt, dank, dank u, dank je, dank je wel, dank u wel, dankjewel, dankuwel, hartelijk dank, hartelijk bedankt
thanks: heel erg bedankt, heel hartelijk dank, veel dank, dank jullie wel, nogmaals bedankt, nogmaals dank, bedankt nogmaals, thanks
thanks: super bedankt, duizendmaal dank, ontzettend bedankt, enorm bedankt, mijn dank
+4: fantastisch*, fenomenaal*, geweldig*, uitmuntend*, overtrof ~ verwachtingen, overtreft ~ verwachtingen, verwachtingen overtroffen
+4: boven verwachting, kon niet beter, kan niet beter, kan niet tevredener, had niet beter gekund, niet genoeg bedanken
+4: niet genoeg prijzen, mijn dag gered, de dag gered, dag gered, redder in nood, wereldklasse, topklasse, tien uit tien, een tien
+4: dikke tien, een 10, 10 10, vijf sterren, 5 sterren, nooit beter, nog nooit zo goed, beste ~ ooit, hou van, houden van, dol op
+4: vlekkeloos*, tien sterren, vijfsterren*
+3: uitstekend*, voortreffelijk*, schitterend*, prachtig*, perfect*, briljant*, subliem*, magnifiek*, supersnel*, superfijn*, superblij*
+3: supergoed*, superservice, supertevreden, supervriendelijk, superhandig, top, topservice, toppers, topper, toptip, topprestatie
+3: topteam, topkwaliteit, klasse, prima, heerlijk*, zalig*, wonderbaarlijk, wonderlijk goed, grandioos*, indrukwekkend*
+3: onder de indruk, enthousiast*, verrukt, dolblij*, dolgelukkig*, zielsblij, gelukkig met, heel tevreden, zeer tevreden, erg tevreden
+3: dik tevreden, heel blij, erg blij, zeer blij, ontzettend blij, eersteklas*, puik, knap werk, goed werk, goed gedaan, mooi werk
+3: prima werk, geweldig werk, fantastisch werk, goed bezig, lekker bezig, ga zo door, chapeau, petje af, hulde, bravo, hoera, joepie
+3: jippie, yes, wow, complimenten, compliment, een groot compliment, lof, alle lof, niets dan lof, raad aan, raden aan, aanrader
+3: absolute aanrader, aan te raden, aanbevelen, beveel aan, bevelen aan, zou ~ aanbevelen, opgelucht, opluchting, wat een opluchting
+3: pak van mijn hart, redding, gered, redder*, helden, held, heldin, engel*, schat, schatten, goud waard, onbetaalbaar
+3: jullie zijn de beste, jullie zijn top, jullie zijn geweldig, je bent een topper, u bent geweldig, werkt perfect, werkt als een trein
+3: loopt als een trein, loopt gesmeerd, gesmeerd, als een zonnetje, loopt op rolletjes, op rolletjes, de spijker op, spot on
+3: duizendmaal dank voor, heel veel dank voor, kanjers, kanjer, gaaf, gave, te gek, vet, wauw, een droom, beveel ~ aan, van harte
+3: ten zeerste
+2: goed, goede, goeie, fijn, fijne, mooi, mooie, leuk, leuke, tevreden, tevredenheid, blij, blije, gelukkig dat, verheugd, vrolijk*
+2: plezier*, prettig*, aangenaam, aangename, gezellig*, vriendelijk*, aardig, aardige, lief, beleefd*, behulpzaam, behulpzame
+2: hulpvaardig*, meedenkend*, meegedacht, meedenken, klantvriendelijk*, servicegericht*, professioneel, professionele, deskundig*
+2: vakkundig*, kundig*, bekwaam, bekwame, geduldig*, attent*, zorgzaam, zorgvuldig*, betrouwbaar, betrouwbare, stabiel*, degelijk*
+2: solide, efficient*, effectief, effectieve, eenvoudig*, makkelijk*, gemakkelijk*, simpel, handig*, overzichtelijk*, intuitief
+2: intuitieve, gebruiksvriendelijk*, nuttig*, bruikbaar, leerzaam, waardevol*, praktisch*, slim, slimme, doordacht*, elegant*, modern*
+2: strak, goede prijs, eerlijke prijs, scherpe prijs, prijs kwaliteit, zijn geld waard, het geld waard, elke cent waard
+2: de moeite waard, bespaart tijd, bespaart ons, tijdbesparend, grappig, spannend*, positief, positieve, duim omhoog, duimen omhoog
+2: duimpje, verbeter*, verbetering*, vooruitgang, succes geworden, succesvol*, een succes, gelukt, geslaagd*, lukte, dankbaar, dankbare
+2: dankbaarheid, waardeer, waarderen, gewaardeerd, waardering, stel op prijs, op prijs, snel, snelle, sneller, vlot, vlotte, vlug
+2: razendsnel*, bliksemsnel*, supervlot, in een mum, binnen een paar minuten, binnen enkele minuten, binnen vijf minuten
+2: binnen tien minuten, binnen een uur, binnen het uur, dezelfde dag, diezelfde dag, nog dezelfde dag, sneller dan verwacht
+2: eerder dan verwacht, beter dan verwacht, beter dan ooit, veel beter, stuk beter, een stuk beter, beter dan voorheen, beter dan eerst
+2: bedankt voor de snelle/goede/fijne/geweldige/prettige/vlotte/uitstekende/vriendelijke/super
+2: dank voor de snelle/goede/fijne/geweldige/prettige/vlotte/uitstekende/vriendelijke, bedankt voor het snelle/goede/fijne/geweldige
+2: dank voor het snelle/goede/fijne, bedankt voor je/jullie/uw snelle/goede/fijne/geweldige/vlotte
+2: dank voor je/jullie/uw snelle/goede/fijne/geweldige/vlotte, bedankt voor ~ hulp, dank voor ~ hulp, bedankt voor ~ ondersteuning
+2: bedankt voor ~ moeite, dank voor ~ moeite, bedankt voor ~ inzet, bedankt voor ~ uitleg, bedankt voor alles, bedankt dat, dank aan
+2: bedank, bedanken, bedankje, snelle reactie, snelle hulp, snel antwoord, snelle levering, snelle oplossing, snel geholpen
+2: snel opgelost, snel gereageerd, snel geleverd, goed geholpen, netjes geholpen, fijn geholpen, keurig*, netjes, goede hulp
+2: goede service, goede ondersteuning, goede kwaliteit, goede uitleg, duidelijke uitleg, duidelijk uitgelegd, goed uitgelegd
+2: goede ervaring*, prettige ervaring, goede samenwerking, fijne samenwerking, prettige samenwerking, prettig contact, fijn contact
+2: ordelijk, grondig*, begripvol*, op tijd, stipt, ruim op tijd, goed doordacht, goed geschreven, goed verpakt, welkom, als nieuw
+2: zo goed als nieuw, beste aankoop, bestel zeker weer, bestel hier weer, kom zeker terug, komen zeker terug, koop weer, bestellen weer
+2: volgende keer weer, een schat, heel aangekomen, geen fouten meer, geen problemen meer, rustig slapen, weer slapen
+2: steen van het hart, groot verschil, wat een verschil, wereld van verschil, scheelt ons, scheelt veel, maakt het makkelijk*
+2: makkelijker geworden, stapje extra, een stap extra, extra mijl, niet vanzelfsprekend, iedereen is blij, iedereen is tevreden
+2: collega's zijn blij, klanten zijn tevreden, klanten zijn blij, tevreden over, tevreden met, blij met, blij mee, erg goed, heel goed
+2: echt goed, heel fijn, erg fijn, heel mooi, zo goed, meteen opgelost, meteen geholpen, direct opgelost, direct geholpen
+2: direct antwoord, meteen antwoord, direct gereageerd, direct gelukt, meteen gelukt, in een keer goed, in een keer, eerste poging
+2: vijf minuten later, echt mens, echt persoon, verademing, frisse wind, precies zoals het, precies wat we, precies wat ik
+2: schot in de roos, niets op aan, niets te wensen, niets aan te merken, voldoet aan, grote hulp, enorme hulp, erg geholpen
+2: goed verzorgd, in goede handen, fijn dat, wat fijn, mooi dat, top dat, lof voor, veel makkelijker, stuk makkelijker
+2: veel eenvoudiger, geen spijt, geen moment spijt, dankzij, de beste, het beste, dan verwacht, dan ik dacht, zonder gedoe
+2: zonder moeite, dikke duim, duim voor, viel het kwartje, kwartje, die luistert, veilig
+2s: werkt weer, werkt nu, werkt het weer, werkt het nu, werkt alles, werkt goed, werkt prima, werkt uitstekend, werkt fijn
+2s: werkt zoals het, doet het weer, doet het nu, doen het weer, functioneert weer, loopt weer, draait weer, gaat weer, nu werkt
+2s: nu doet, nu lukt, lukt nu, lukt weer, het werkt, alles werkt, alles doet het, alles loopt, alles draait, heeft geholpen, dat hielp
+2s: het hielp, dat werkte, het heeft gewerkt, probleem opgelost, probleem is opgelost, probleem verholpen, probleem is verholpen
+2s: is opgelost, is verholpen, is hersteld, werd opgelost, werd verholpen, is geregeld, in orde, helemaal in orde, weer in orde
+2s: alles in orde, alles goed, alles is goed, weer online, weer bereikbaar, weer inloggen, weer werken, kan weer, kunnen weer
+2s: weer aan de slag, weer aan het werk, weer als vanouds, weer normaal, eindelijk werkt, eindelijk opgelost, eindelijk gelukt
+2s: eindelijk binnen, werkt eindelijk, vandaag aangekomen, vandaag ontvangen, goed aangekomen, heelhuids aangekomen
+2s: geld terug ontvangen, geld teruggekregen, terugbetaling ontvangen, uit de brand, uit de brand geholpen, verder geholpen
+2s: goed terechtgekomen
+1.5: werkt^, werkte^, werken^, functioneert^, functioneerde^, gewerkt^, doet het^, doen het^, loopt goed, liep goed, gaat goed
+1.5: ging goed, verliep goed, verliep vlot, soepel*, probleemloos*, zonder problemen, zonder problem, foutloos*, helpt^, hielp^
+1.5: helpen^, gelukkig, eindelijk, beter, betere, rechtvaardig*, eerlijk, begrijpelijk*, duidelijk, helder, heldere, niets te klagen
+1.5: niks te klagen, geen klachten, niets op aan te merken, niks mis mee, goed nieuws, fijn om te horen, leuk om te horen
+1.5: goed om te horen, goed te horen, goed om te weten, fijn om te weten, blijf klant, blijven klant, trouwe klant, tevreden klant
+1.5: goede oplossing, vind het leuk, vind het fijn, vinden het fijn, bevalt^, beviel^, favoriet*, gerustgesteld, geruststellend
+1.5: vertrouwen in, heb vertrouwen, overtuigd, netjes opgelost
+1: oke, ok, akkoord, acceptabel*, voldoende, niet slecht, niet verkeerd, lang niet slecht, niet gek, lang niet gek, verrast
+1: interessant*, geinteresseerd, bedankt voor je/uw/jullie antwoord/reactie/bericht/mail, bedankt voor het antwoord
+1: bedankt voor de reactie, bedankt voor de info*, bedankt voor de update, bedankt voor de terugkoppeling
+1: dank voor je/uw/jullie antwoord/reactie/bericht/mail, dank voor de reactie, dank voor het antwoord, dank voor de info*
+1: ziet er goed uit, ziet er mooi uit, klinkt goed, lijkt te werken, begrepen, snap het nu
-1f: fout, fouten, foute, foutief, foutieve, *fout, *fouten, probleem, problemen, *probleem, *problemen, moeite met, moeilijk*
-1f: moeilijkheden, storing, storingen, *storing, bug, bugs, crash*, gecrasht, vastgelopen, vastloopt, loopt vast, loopt steeds vast
-1f: liep vast, hangt, hapert, haperen, hapering, bevriest, bevroren, vergrendeld, geblokkeerd, blokkeert, buitengesloten, kapot
-1f: kapotte, stuk, defect*, beschadigd*, beschadiging*, schade, gebroken, gebarsten, barst, barsten, gescheurd, scheur, kras, krassen
-1f: bekrast, deuk*, gedeukt, lekt, lek, lekkage, lekken, verdwenen, verdwijnt, verdwijnen, verdween, kwijt, kwijtgeraakt
-1f: verloren gegaan, verloren, verlies, verliest, weg zijn, offline, onbereikbaar, onbereikbare, niet bereikbaar, niet beschikbaar
-1f: buiten werking, buiten gebruik, uit de lucht, ligt eruit, ligt plat, plat, uitgevallen, valt uit, vallen uit, uitval, eruit gegooid
-1f: uitgelogd, kan niet, kunnen niet, kon niet, konden niet, kan ik niet, kunnen we niet, kan geen, kunnen geen, kan ik geen, kom niet
-1f: kom ik niet, komen niet, krijg geen, krijg ik geen, krijgen geen, lukt niet, lukt het niet, lukt me niet, lukt ons niet
-1f: lukt maar niet, lukt ~ niet, niet gelukt, lukte niet, niet mogelijk, onmogelijk*, gaat niet, ging niet, niet ontvangen
-1f: nooit ontvangen, nog niet ontvangen, niet gekregen, nooit gekregen, niet aangekomen, nooit aangekomen, niet binnengekomen
-1f: niet geleverd, niet bezorgd, nooit geleverd, wordt niet getoond, wordt niet weergegeven, niet zichtbaar, toont niet, opent niet
-1f: start niet, start niet op, reageert niet, antwoordt niet, print niet, synchroniseert niet, slaat niet op, niet opgeslagen
-1f: laadt niet, laden niet, niet bijgewerkt, verbindt niet, geen verbinding, geweigerd, afgewezen, werkt niet, werken niet, werkte niet
-1f: werkt ~ niet, werken ~ niet, niet werkt, niet werken, werkt niet meer, doet het niet, doen het niet, doet ~ niet, deed het niet
-1f: functioneert niet, functioneert ~ niet, werkt slecht, functioneert slecht, geen toegang, niet inloggen, traag, trage, langzaam
-1f: langzame, sloom, instabiel*, zwart scherm, blauw scherm, wit scherm, leeg scherm, lege pagina, dubbel, dubbele
-1f: twee keer afgeschreven, tweemaal afgeschreven, dubbel afgeschreven, dubbel gefactureerd, twee keer gefactureerd, te veel betaald
-1f: te veel afgeschreven, teveel betaald, teveel in rekening, te veel in rekening, verkeerd*, verkeerde artikel, verkeerd bedrag
-1f: onjuist*, klopt niet, kloppen niet, klopt ~ niet, incorrect*, te duur, te dure, duur, dure, te laat, te lang, te klein, te groot
-1f: te hoog, te hard, vertraag*, vertraging*, weer uitgesteld, opnieuw uitgesteld, duurt lang, duurt te lang, duurt eeuwig
-1f: duurt eeuwen, duurde, duurt, eeuwigheid, lawaai*, vies, vieze, vuil, smerig*, onveilig*, gehackt, oplichting, spam, onduidelijk*
-1f: verwarrend*, verward, ingewikkeld*, gecompliceerd*, omslachtig*, ontbreekt^, ontbreken, ontbrak, mist, gemist, onvolledig*
-1f: ongeldig*, stroomuitval, duplica*, vastgelopen papier, papierstoring, oververhit*, piept, klemt, zit vast, zitten vast, misgegaan
-1f: mis gegaan, misgaat, gaat mis, ging mis, fout gegaan, fout gelopen, gaat fout, ging fout, loopt fout, timeout, haperend, wegvalt
-1f: valt weg, vallen weg, verbroken, verbreekt, mankement*, gebrek, gebreken, gebrekkig*, moeizaam, is weg, zijn weg, ineens weg
-1f: plots weg, helemaal weg, alles weg, spoorloos, deuk, gat, gaten, vlek, vlekken, roest, wiebelt, los, krom, wazig
-1f: valt nog steeds weg, valt steeds weg, schakelt uit, slaat af, valt stil, verliest verbinding, geen geluid, geen bereik
-1f: geen signaal, geen internet, geen beeld, geen stroom, wordt niet herkend, herkent niet, niet herkend, niet geaccepteerd
-1f: accepteert niet, vind ~ niet, niet meer vinden, niet te vinden, vinden ~ niet, niet meer zien, zie ~ niet, niet meer mogelijk
-1f: niet meer beschikbaar, niet langer, ligt al, ligt nog steeds, in rekening gebracht, is afgeschreven, werd afgeschreven
-1f: gebeurt niets, gebeurt er niets, gebeurt er niks, er gebeurt niets, leeg, lege, maar de helft, de helft, zogenaamd, kortsluiting
-1f: rook, ruikt, stank, stinkt, verbrand, schimmel, verkeerd product, verkeerd model, verkeerde kleur, verkeerde maat, niet de juiste
-1f: niet juist, verlopen, weigert, is ~ weg, zijn ~ weg, was ~ weg, verschillen, verschilt, wijkt af, wijken af, afwijk*, gewist
-1f: verwijderd, duurt uren, duurt dagen, duurt minuten, anders voorgesteld, anders dan, loopt ~ vast, liep ~ vast, lopen ~ vast
-1f: valt ~ uit, viel ~ uit, valt ~ weg, gaat ~ stuk, dood, losgeraakt, afgebroken, brak af, ging stuk, grijs, afgeschreven
-1f: viel de lijn, druppelt, druppelen, herrie, rammelt, kraakt, bromt, bromgeluid, gezoem, trilt, fluit, ijskoud*, tocht, brandlucht
-1f: onder water, nat, vochtig, vocht*, gevaarlijk*, plas water, geluid*
-1.5: helaas, jammer, jammer genoeg, spijtig*, spijt, treurig*, verdrietig*, triest*, teleurstellend, zorgen, zorgelijk, zorgwekkend
-1.5: ongerust*, verontrust*, nerveus, bang dat, vrees, ongelukkig*, niet blij, niet tevreden, niet goed, niet goed genoeg
-1.5: niet optimaal, niet ideaal, niet fijn, niet leuk, niet prettig, niet behulpzaam, helpt niet, hielp niet, niet geholpen, geen hulp
-1.5: onpraktisch*, onhandig*, onnodig*, zinloos, zinloze, nutteloos, nutteloze, overbodig*, lastig*, vervelend*, saai, hinder*
-1.5: hinderlijk, ergerlijk*, ergernis*, ergeren, geergerd, erger me, irritant*, irriter*, irritatie, geirriteerd*, storend*
-1.5: vermoeiend*, stress*, frustrer*, rommelig*, rommel, slordig*, nalatig*, onzorgvuldig*, inconsequent, onbetrouwba*, slecht, slechte
-1.5: zwak, zwakke, matig, matige, ondermaats*, inferieur, raar, rare, vreemd, vreemde, worstel*, worstelen, lijden, lijdt, geduld
-1.5: ongeduldig*, moe, uitgeput, radeloos, ten einde raad, zielig, nog steeds niet, nog altijd niet, steeds niet, nog steeds geen
-1.5: nog altijd geen, nog steeds niets, nog steeds niks, nog steeds hetzelfde, nog steeds dezelfde, nog steeds fout
-1.5: nog steeds problemen, nog steeds kapot, nog steeds last, nog geen, tot op heden niet, tot op heden geen, tot nu toe niet
-1.5: tot nu toe geen, wacht nog steeds, wachten nog steeds, nog steeds wachten, wacht al, wachten al, al weken, al maanden, al dagen
-1.5: al uren, al meer dan, al ruim, gewacht, wachten, lang wachten, lange wachttijd*, wachttijd*, wekenlang*, maandenlang*, dagenlang*
-1.5: urenlang*, weken geleden, alweer, weer niet, wederom, opnieuw niet, voor de zoveelste, zoveelste, keer op keer, telkens weer
-1.5: steeds weer, steeds opnieuw, continu, constant, constante, voortdurend*, herhaaldelijk, herhaalde, meermaals, meermalen
-1.5: hetzelfde probleem, dezelfde fout, zelfde probleem, tweede keer, voor de tweede keer, rappel, geen antwoord, geen reactie
-1.5: geen respons, geen terugkoppeling, geen bericht, geen oplossing, niet teruggebeld, nooit teruggebeld, geen gehoor, zonder antwoord
-1.5: zonder reactie, onbeantwoord*, niemand antwoordt, niemand reageert, niemand neemt, niemand belt, niets gehoord, niks gehoord
-1.5: niets meer gehoord, niet gereageerd, nooit gereageerd, niet opgelost, niet verholpen, niet hersteld, onopgelost*
-1.5: blijft onbeantwoord, geen vooruitgang, niets van u, niets van jullie, niks van jullie, verspild*, verspilling, verspil, verspillen
-1.5: verliezen klanten, klanten kwijt, verliezen geld, kost ons, kostte ons, gekost, alles kwijt, werk kwijt, klacht*, klagen, klaag
-1.5: reclam*, terugbetal*, geld terug, mijn geld, ontbinden, andere leverancier, andere aanbieder, overstappen, stap over, stappen over
-1.5: alternatief zoeken, concurrent*, wanhop*, escal*, noodgeval, nu oplossen, ingebrekestell*, sommeer, meer verwacht, beter verwacht
-1.5: had verwacht, hadden verwacht, verwacht meer, verwacht beter, verdien beter, is daar iemand, is er iemand, leest iemand
-1.5: leest er iemand, lezen jullie, in de wacht, in de wachtrij, in de wachtstand, dag verloren, hele dag kwijt, dag kwijt
-1.5: een hele dag, hele werkdag, alles opnieuw, helemaal opnieuw, opnieuw beginnen, weer van voren, van voren af aan, keer uitgelegd
-1.5: keer gebeld, keer gemaild, keer gevraagd, keer gemeld, keer gestuurd, meermaals gebeld, beloofd, beloofde, toegezegd
-1.5: zou gebeld worden, teruggebeld worden, zou allang, had allang, allang, had moeten, hadden moeten, had al moeten, terug bij af
-1.5: niemand weet, niemand kan, klanten wachten, klanten klagen, kunnen niet factureren, smoes*, smoesjes, excuus na excuus
-1.5: standaardantwoord*, standaard antwoord*, automatisch antwoord, ticket gesloten, zomaar gesloten, gesloten zonder
-1.5: niet de eerste keer, tevergeefs, voor niets, voor niks, waar betalen we, waar betaal ik, waarvoor betaal*, verborgen kosten
-1.5: prijsverhoging*, prijs verhoogd, heeft geen zin, geen zin, kan niet de bedoeling, niet de bedoeling, mag toch, dit kan niet
-1.5: zo niet, snap niet waarom, begrijp niet waarom, stap terug, stap achteruit, achteruitgang, iedere keer weer, in godsnaam
-1.5: een andere klant, anders afgesproken, nul, snap niets, snap er niets, begrijp niets, begrijp er niets
-1.5: al twee/drie/vier/meerdere weken, al twee/drie/meerdere maanden, weken zonder, maanden zonder, ben bezorgd, zijn bezorgd
-1.5: erg bezorgd, zeer bezorgd, heel bezorgd, maak me bezorgd
-2.5: teleurgestel*, teleurstel*, ontevreden*, boos, boze, kwaad, woedend*, woede, razend*, pissig*, nijdig*, verontwaardig*
-2.5: gefrustreerd*, frustratie*, beu, meer dan beu, zat, spuugzat, helemaal zat, kotsbeu, klaar mee, helemaal klaar, genoeg van
-2.5: er genoeg van, heb er genoeg, hebben er genoeg, genoeg is genoeg, geduld verloren, geduld is op, geduld raakt op, mijn geduld
-2.5: ons geduld, vertrouwen kwijt, vertrouwen verloren, vertrouwen weg, geen vertrouwen, derde keer, derde maal, vierde keer
-2.5: vijfde keer, zesde keer, tiende keer, 3e keer, 4e keer, 5e keer, hoe vaak nog, hoe vaak moet, hoe lang nog, hoelang nog
-2.5: hoe lang moet, hoe lang gaat, hoe moeilijk kan, wanneer gaan jullie, wanneer denken jullie, wat is er aan de hand
-2.5: waar zijn jullie mee bezig, is dit een grap, een grap, slechte grap, serieus, onprofessioneel, onprofessionele, incompetent*
-2.5: onbekwaam, onbekwame, onkundig*, amateur*, prutsers, prutser, prutswerk, idio*, dom, domme, stom, stomme, achterlijk*
-2.5: belachelijk*, absurd*, bespottelijk*, lachwekkend*, schertsvertoning, farce, circus, onzin, flauwekul, rotzooi, troep, zooi, bende
-2.5: puinhoop, bagger, drama, dramatisch*, waardeloos, waardeloze, beroerd*, bedroevend*, belabberd*, erbarmelijk*, armzalig*, pover*
-2.5: onbeleefd*, onbeschoft*, brutaal, brutale, arrogant*, respectloos, respectloze, neerbuigend*, onvriendelijk*, lomp, negeer*
-2.5: genegeerd, negeren, negeert, kluitje in het riet, aan het lijntje, van het kastje, kastje naar de muur, boodschap aan
-2.5: interesseert niemand, kan jullie niet schelen, geef op, geef het op, geven op, opgegeven, hopeloos, hopeloze, onhoudba*
-2.5: ondraaglijk*, onwerkba*, onbruikba*, geldverspilling, tijdverspilling, verspilling van tijd, zonde van, zonde van mijn tijd
-2.5: zonde van het geld, oplichters, oplichter, opgelicht, oplichterij, bedrog, bedrogen, fraude, leugen*, gelogen, liegen, liegt
-2.5: misleid*, misleidend*, loze beloft*, lege beloft*, gebroken beloft*, beloftes niet, komt ~ niet na, niet nagekomen
-2.5: niet zoals beloofd, niet zoals afgesproken, niet wat beloofd, nooit meer, nooit weer, laatste keer, spijt van, blijf weg, vermijd
-2.5: mijd, afrader, raad af, afraden, raad ~ niet aan, niet aanbevelen, niet aan te raden, kan niet aanraden, advocaat, advocaten
-2.5: juridisch*, rechtszaak, rechter, consumentenbond, geschillencommissie, aangifte, slechte review, slechte beoordeling
-2.5: negatieve review, een ster, slechte service, slechte kwaliteit, slechte ondersteuning, slechte ervaring*, slechte klantenservice
-2.5: slechte communicatie, heel slecht*, erg slecht*, zeer slecht*, echt slecht*, zo slecht*, te slecht, haat, haten, walg*
-2.5: nachtmerrie*, chaos, chaotisch*, ramp, rampzalig*, rampen, catastrof*, catastrophe, fiasco, debacle, groot probleem
-2.5: grote problemen, ernstig*, veel te traag, veel te langzaam, ontzettend traag, ongelofelijk traag, sprakeloos, geschokt*
-2.5: geschrokken, schokkend*, verbijster*, verbluft, ontsteld, gene, genant*, gegeneerd, beledig*, kwetsend*, in de steek, in de kou
-2.5: aan ons lot, aan mijn lot, oneerlijk*, onredelijk*, onterecht*, ouderwets*, verouderd*, erger, erger nog, slechter
-2.5: steeds slechter, steeds erger, nog erger, van kwaad tot erger, niet acceptabel, niet oke, niet ok, niet door de beugel
-2.5: kan echt niet, kan toch niet, accepteer niet, accepteren niet, accepteer dit niet, accepteren dit niet, pik ik niet
-2.5: pikken we niet, zo kan het niet, zo gaat het niet, dit moet stoppen, bedankt voor niets, bedankt voor niks, nul hulp, nul service
-2.5: nul komma nul, niemand die, niemand helpt, niemand geeft, tragisch*, om te huilen, huilen, janken, staat stil, stilstand
-2.5: ligt helemaal, ligt volledig, ligt alles, plat gelegd, stilgelegd, hoe is het mogelijk, nergens op, slaat nergens op, schandelijk
-2.5: meegemaakt, nooit meegemaakt, niet meegemaakt, zo behandeld, op deze manier behandeld, gek van te worden, om gek van, word gek
-2.5: word er gek, gek worden, word er niet goed van, haren uit, uit mijn hoofd, op de zenuwen, op mijn zenuwen, werkt op mijn
-2.5: voor gek gezet, voor de gek, voor de gek gehouden, opgehangen, gewoon opgehangen, hangt op, ophangen, om te lachen, verpest*
-2.5: geruineerd, gesaboteerd, verknald, verknoeid, klaar met jullie, ben er klaar, aan scherven, scherven, aan diggelen, in stukken
-2.5: over het hek, gegooid, geen moer, geen reet, gefeliciteerd jullie, hoe kunnen jullie, hoe kan het dat, die weet waar
-2.5: die er verstand, hoe durven
-3.5: verschrikkelijk*, vreselijk*, afschuwelijk*, afgrijselijk*, gruwelijk*, walgelijk*, onacceptabel*, onaanvaardba*, ontoelaatba*
-3.5: ongehoord*, onvergeeflijk*, beneden alle peil, onder alle kritiek, schandal*, schandalig*, schandaal, schande, schaamteloos
-3.5: schamen, schaam, slechtste, ergste, allerslechtste, hel, verdomme, godverdomme, klote*, kut, kutbedrijf, kak, shit, tering*
-3.5: tyfus*, kanker*, godsgruwelijk*, totale ramp, complete ramp, regelrechte ramp, nog nooit zo slecht*, nog nooit meegemaakt
-3.5: nooit eerder meegemaakt, bizar slecht, weerzinwekkend*, druppel, emmer, nul vertrouwen, witheet, ziedend*
very+3: super, mega
-0.7: dringend*, spoed*, haast, acuut, kritiek, kritieke, annuleren, annuleer, annulering*, opzeggen, opzegging, zeg op, zeggen op
-0.7: zeg ~ op, beeindig*, retourneren, herinner*, herinnering, manager, leidinggevende, verwijder mijn account, sluit mijn account
again: weer, opnieuw, telkens, elke dag, iedere dag, elke ochtend
again: al twee/drie/vier/vijf/zes/zeven/acht/tien/meerdere/veel/# dagen/weken/maanden/uren/uur, al een week, al een maand, de hele dag
again: hele dag, de hele week, hele week, de hele ochtend, al, blijft, elke keer, iedere keer, de hele tijd
-0.7f: dagen geleden, maanden geleden, een week geleden, sinds vorige week, dagen later, ruim een week, meer dan een week, twee keer
-0.7f: tweemaal, drie keer, driemaal, foutmelding*, foutcode*, foutbericht*, te veel, teveel, veel te veel, betaal ik veel, zonder dat
-0.7f: zonder waarschuwing, zonder aankondiging, zonder te vragen
+1.2s: opgelost, verholpen, hersteld, gefixt, geregeld
not: zonder, noch, zelden, verre van, allesbehalve, gebrek aan, weinig, vrij van, gestopt met
again-0.4: nog steeds, nog altijd, steeds, sinds maandag/dinsdag/woensdag/donderdag/vrijdag/gisteren/vorige, sinds het weekend
again-0.4: sinds de update, sinds vanochtend, sinds de laatste update
-0.5f: waarom
not-0.7: nauwelijks, amper
+2.5: super*
-2: in de regen, verspillen mijn tijd, verspilt mijn tijd
+1.8: hartelijk dank voor, heel erg bedankt voor, heel hartelijk dank voor, veel dank voor, hartelijk bedankt voor
+1.8: nogmaals bedankt voor, nogmaals dank voor, dank je wel voor, dank u wel voor, super bedankt voor, bedankt voor een
+1.8: bedankt hiervoor, dank hiervoor
`;
