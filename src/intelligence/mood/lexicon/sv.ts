/** Moods in Swedish: see lexicon.ts for how a table is written. */
export const sv = `
not-0.4: inte, aldrig, icke, ingen, inget, inga, ingenting, allt annat än, saknar, saknas, inte längre, ickefungerande
very: mycket, väldigt, riktigt, verkligen, otroligt, extremt, helt, fullständigt, totalt, absolut, så, synnerligen, enormt, oerhört
very: vansinnigt, sjukt, galet, speciellt, särskilt, ovanligt, exceptionellt, fruktansvärt, djupt, alldeles, alldeles för, för, alltför
very: mycket mer, alltid, rent, rent av, skit*, grymt, hemskt, hur som helst, oändligt, ytterst, så otroligt, sanslöst, ruskigt
very: saknar ord, inte ord för
bit: lite, något, en aning, ganska, delvis, någorlunda, till viss del, rätt så, relativt, förhållandevis, nästan, inte så, inte riktigt
bit: inte speciellt, inte särskilt, inte direkt, inte jätte*, mer eller mindre, en smula, lite grann
but: men, dock, däremot, emellertid, ändå, å andra sidan, förutom, bortsett från, undantaget, tyvärr så
though: även om, trots att, trots, fastän, fast, förvisso, visserligen, medan
if: ifall, skulle, kunde, borde, är det möjligt, i fall, såvida, var, när kan, har du, vill ni, hoppas, önskar, undrar, så snart
if: huruvida, tips, om ni, om det, om du, om vi, om jag, om man, höra om, veta om
ask: hur gör/kan/får/byter/ändrar/lägger/skapar, är det möjligt att, går det att, finns det möjlighet, kan ni, kan du, skulle ni
ask: skulle du, jag undrar, vi undrar, undrar om, undrar hur, jag skulle vilja, vi skulle vilja, skulle vilja, vill gärna, jag vill
ask: vi vill, har ni, finns det, vad kostar, vad är, var hittar, var kan, när kommer, önskar beställa, vill beställa, vänligen, var god
ask: bifogar, bifogat, bifogad, för kännedom, för information, meddela, hör av er, återkom, bekräfta, kan jag, kan vi, kan man, vilka
ask: vilken, vilket, en fråga, fråga om, fråga angående, angående, snälla, hur mycket, hur många, hur ska, hur man, hur jag, hur vi
ask: hur stort, hur ställer, hur hittar, hur loggar, hur tar, hur fungerar, hur ser, hur kommer
none: tack på förhand, på förhand tack, tack så mycket på förhand, stort tack på förhand, tusen tack på förhand, tackar på förhand
none: med vänlig hälsning, med vänliga hälsningar, vänlig hälsning, vänliga hälsningar, bästa hälsningar, hälsningar, hälsning, mvh, vh
none: hej, hejsan, hallå, god dag, goddag, god morgon, godmorgon, god kväll, tjena, kära, bästa kundtjänst, bästa kundservice
none: bästa support, bästa supporten, hej då, hälsar, ha en bra/fin/fortsatt/trevlig/skön/härlig/god dag/helg/kväll/vecka
none: ha en fortsatt bra/fin/trevlig dag/helg/kväll/vecka, ha det bra, ha det gott, ha det fint, trevlig helg, trevlig dag, god helg
none: fin dag, fortsatt trevlig dag, god jul, gott nytt år, trevlig sommar, glad påsk, glad sommar, ser fram emot att höra
none: ser fram emot ert svar, ser fram emot svar, ser fram emot, ser framemot, tack för tålamodet, tack för förståelsen
none: tack för visad hänsyn, tack för er förståelse, tack för din tid, tack för er tid, tack för samtalet, inga problem, inget problem
none: inte bara, inte minst, var snäll, var snälla, är du snäll, vore bra om, vore bra, vore trevligt om, vore trevligt, vore toppen om
none: vore toppen, vore jättebra, vore fint om, vore fint, vore skönt, vore snällt, vore kul, vore tacksam, vore smidigt, vore önskvärt
none: vore intressant, hade varit bra, hade varit trevligt, hade varit skönt, skulle vara bra, skulle vara fint, skulle vara toppen
none: skulle vara trevligt, skulle vara jättebra, skulle uppskatta, skulle uppskattas, bra om, toppen om, fint om, bra ifall, tacksam om
none: tacksam för svar, tacksam för hjälp, tacksam för återkoppling, tacksam för snabb, tacksam för ett, tacksam för information
none: tacksam för besked, tacksamma för svar, tacksamma om, tacksam ifall, uppskattar om, uppskattas om, glad om, glad för svar
none: glada om, tack om, gärna, så gott som, såväl som, lika bra, varsågod, i god tid före, i god tid innan, bra fråga, god idé
none: ursäkta att jag stör, ursäkta, förlåt att jag stör, ursäkta sent svar, ingen brådska, ingen stress, det är inte bråttom
none: inte bråttom, ingen panik, felanmäl*, felsök*, felrapport*, problemställning*, problemlös*, inte sant, inte längre än
none: inte senare än, inte ännu, vet inte, inte säker, osäker på, osäkra på, om inte, i värsta fall, i bästa fall, bästa sätt*
none: bästa möjliga, så snabbt som möjligt, så fort som möjligt, snarast möjligt, så snart som möjligt, snarast, bättre sent än aldrig
none: returadress*, returetikett*, retursedel*, uppsägningstid*, väntelista*, kritisk uppdatering, gratis, klagomålsformulär*
none: med en gång, helt ny, helt nya, helt nytt, inte behov av, för en, för ett, för de, för den, för det, för oss, för mig, för dig
none: för er, för alla, för min, för vår, för våra, för hjälp*, för svar*, för varje, för första gången, för tillfället, för övrigt
none: för närvarande, för några, bra att veta om, utan att, rätt till, rätt sida, rätt person, rätt avdelning, som avtalat, som utlovat
none: enligt överenskommelse, som förväntat, som väntat, exakt samma, precis samma, superoffice*, superanvänd*, supermarknad*
none: tack för ditt mejl, tack för ert mejl, tack för mejlet, tack för meddelandet, stort tack för förståelsen, vad händer om
none: vad händer när, behöver inte, inte före, inte förrän, inte bestämt, inte nödvändigt
thanks: tack, tackar, tackar så mycket, tack så mycket, tusen tack, många tack, stort tack, tack ska ni ha, tack ska du ha
thanks: tackar så hemskt mycket, tack igen, hjärtligt tack, 1000 tack, tack som fan, tack för det
+4: fantastisk, fantastiskt, fantastiska, fenomenal*, enastående, oslagbar*, överträffade ~ förväntningar, överträffar ~ förväntningar
+4: över förväntan, över all förväntan, kunde inte varit mer nöjd, kunde inte vara nöjdare, kan inte bli bättre, kunde inte varit bättre
+4: kan inte nog berömma, kan inte tacka nog, räddade dagen, räddat dagen, räddade min dag, i världsklass, världsklass, tio av tio
+4: 10 10, fem stjärnor, 5 stjärnor, aldrig upplevt bättre, aldrig varit med om bättre, bästa ~ någonsin, älskar, underbar*
+4: tio stjärnor, femstjärnig*
+3: utmärkt, utmärkta, strålande, lysande, ypperlig*, perfekt*, suverän*, superb*, superbra, supernöjd*, supersnabb*, superfin*
+3: supertrevlig*, superglad*, superduktig*, superenkel*, toppen, topp, topptjänst, toppklass, toppenbra, toppenservice, kanon, kanonbra
+3: kanonservice, klockren*, grym, grymt bra, grymma, härlig*, ljuvlig*, skön, skönt, sköna, jättebra, jättenöjd*, jättefin*, jätteglad*
+3: jättesnabb*, jättetrevlig*, jätteduktig*, jättesnäll*, jättehjälpsam*, jättesmidig*, jättetacksam*, jätteroligt, jättekul
+3: jätteskönt, mycket nöjd*, väldigt nöjd*, otroligt nöjd*, imponer*, häpnadsväckande bra, förtjust, förtjusta, överlycklig*, lycklig*
+3: jublar, förstklassig*, mästerlig*, genial*, briljant*, magnifik*, toppbetyg, högsta betyg, bra jobbat, bra jobb, snyggt jobbat
+3: bra gjort, välgjort, gott jobb, fint jobbat, fantastiskt jobb, heja, hurra, bravo, wow, fortsätt så, keep up, all heder, heder åt
+3: eloge, en stor eloge, beröm, berömma, beröm till, ros till, all ros, hyllar, hylla, rekommenderar, rekommenderas, rekommendera er
+3: varmt rekommendera, rekommenderar varmt, kan rekommendera, vill rekommendera, lättad, lättade, lättnad, vilken lättnad, räddningen
+3: räddare, hjältar, hjälte, ni är bäst, ni är bästa, du är bäst, ni är grymma, ni är guld, guld värd*, guldstjärna, ovärderlig*
+3: fungerar perfekt, funkar perfekt, funkar utmärkt, fungerar utmärkt, som en dröm, som smort, som en klocka, rullar på
+3: klippt och skuren, mitt i prick, spot on, tusen tack för hjälpen, tusen tack för all, tusen tack för snabb*, tusen tack för den
+3: tusen tack för er, stort tack för, tack så jättemycket, tack så otroligt mycket, en dröm, överförtjust*, extas, det varmaste
+3: å det varmaste
+2: bra, god, gott, goda, fin, fint, fina, nöjd, nöjda, nöjdare, belåt*, tillfreds*, tillfredsställande, tillfredsställd*, glad, glada
+2: glädje*, gläder, gladare, rolig, roligt, roliga, kul, trevlig*, snäll, snällt, vänlig*, vänligt, tillmötesgående, hjälpsam*
+2: behaglig*, smidig*, effektiv*, professionell*, proffsig*, duktig*, kompetent*, kunnig*, skicklig*, serviceinriktad*, servicevänlig*
+2: tålmodig, tålmodiga, tålmodigt, pålitlig*, tillförlitlig*, att lita på, stabil*, gedigen*, trygg, tryggt, trygga, trygghet, enkel
+2: enkelt, enkla, enklare, lätt, lätta, lättare, lättanvänd*, lättförståelig*, användarvänlig*, överskådlig*, intuitiv*, nyttig*
+2: användbar*, lärorik*, värdefull*, praktisk*, smart, smarta, snygg*, elegant*, modern*, bra pris, rimligt pris, prisvärd*
+2: värt pengarna, värt varenda krona, värd varje krona, värt det, sparar tid, sparar oss, tidsbesparande, spännande, positiv, positivt
+2: positiva, tummen upp, tumme upp, tummar upp, förbättring*, förbättrat*, förbättrad*, framsteg, succé*, lyckad*, lyckat, lyckats
+2: lyckades, tacksam*, tacksamma, tacksamhet, uppskattar, uppskattas, uppskattat, uppskattad, uppskattning, snabb, snabbt, snabba
+2: snabbare, blixtsnabb*, omgående svar, i ett nafs, på nolltid, på några minuter, inom några minuter, inom en timme, samma dag
+2: snabbare än väntat, snabbare än förväntat, tidigare än väntat, före utsatt tid, bättre än väntat, bättre än förväntat
+2: bättre än någonsin, mycket bättre, mycket bättre än, långt bättre, bättre än innan, bättre än förut, tack för snabb*
+2: tack för den snabba, tack för bra, tack för god*, tack för fin*, tack för all, tack för super*, tack för utmärkt, tack för hjälpen
+2: tack för hjälp, tack för er hjälp, tack för din hjälp, tack för insatsen, tack för trevligt, tack för det fina
+2: tack för ett bra/trevligt/fint/snabbt, tack för en bra/trevlig/fin/snabb, tack för er snabba/goda/fina/utmärkta
+2: tack för ert snabba/goda/fina/utmärkta, tack för ditt snabba/fina, tack för din snabba/fina, tack för att ni/du, tack vare er
+2: tack till, tacka, tacka för, tacka er, vill tacka, svarade snabbt, snabbt svar, snabb hjälp, snabb återkoppling, fick snabbt
+2: fick bra hjälp, fick hjälp direkt, fick svar direkt, bra hjälp, god hjälp, bra stöd, bra support, bra service, god service
+2: bra kvalitet, hög kvalitet, bra uppföljning, bra förklaring, bra bemötande, gott bemötande, trevligt bemötande, fint bemötande
+2: bra upplevelse, bra dialog, förklarade bra, tydlig förklaring, tydliga instruktioner, ordentlig*, noggrann*, omtänksam*, förstående
+2: lyhörd*, på plats, i tid, utsatt tid, välfungerande, genomtänkt*, välskriv*, väl fungerande, som ny, som nytt, som nya, bästa köp
+2: bästa köpet, handlar gärna igen, kommer gärna tillbaka, återkommer gärna, köper igen, beställer igen, handlar här igen, en klippa
+2: en pärla, hel och fin, helt och fint, inga fler fel, inga fler problem, sova gott, sova lugnt, sten från, en sten föll
+2: stor skillnad, vilken skillnad, enorm skillnad, underlättar, underlättat, vardagen enklare, gör det enklare, gör det enkelt
+2: gjorde det enkelt, det lilla extra, den extra milen, extra milen, väl värt, helt klart värt, alla är nöjda, kollegorna älskar
+2: kunderna är nöjda, nöjd med, nöjda med, glad över, glada över, riktigt bra, väldigt bra, mycket bra, verkligen bra, så bra
+2: svar direkt, hjälp direkt, löste direkt, fixade direkt, löst direkt, på första försöket, första försöket, fem minuter senare
+2: en riktig människa, frisk fläkt, precis som det ska, precis vad vi behövde, precis vad jag behövde, precis det vi, inget att anmärka
+2: inget att invända, infriade, lever upp till, levde upp till, till stor hjälp, stor hjälp, en lättnad, skönt att, så skönt
+2: mycket lättare, mycket enklare, betydligt enklare, inte ångrat, ångrar inte, tack vare, läckra, läckert, bästa, bäst, än väntat
+2: än förväntat, än jag trodde, kom fram helt, helt och rent, utan krångel, utan strul, utan besvär, polletten, föll på plats
+2: som lyssnar
+2s: fungerar igen, fungerar nu, fungerar som det ska, fungerar fint, fungerar bra, fungerar felfritt, funkar igen, funkar nu
+2s: funkar som det ska, funkar fint, funkar bra, går igen, går nu, nu fungerar, nu funkar, nu går det, så funkar det, det hjälpte
+2s: det gjorde susen, gjorde susen, det löste, löste sig, det löste sig, löste problemet, ordnade sig, problemet är löst
+2s: problemet löst, problemet löstes, ärendet är löst, är löst, löstes, har löst sig, är åtgärdat, är åtgärdad, blev åtgärdat, är fixat
+2s: blev fixat, fixade det, löstes snabbt, åtgärdades, uppklarat, klart nu, allt i sin ordning, i sin ordning, allt är bra, allt är ok
+2s: allt fungerar, allt funkar, är uppe igen, uppe och rullar, igång igen, är igång, kom igång, tillbaka till det normala, är tillbaka
+2s: inne igen, kan logga in igen, fick det att fungera, fick det att funka, äntligen fungerar, äntligen funkar, äntligen på plats
+2s: äntligen löst, fungerar äntligen, funkar äntligen, kom fram idag, kom idag, fått pengarna tillbaka, fick pengarna tillbaka
+2s: har fått pengarna, kan jobba igen, kan arbeta igen, hjälpte mig, hjälpte oss, hjälpte mycket, kommit rätt
+1.5: fungerar^, fungerade^, fungera^, fungerat^, funkar^, funkade^, funka^, funkat^, går bra, gick bra, går fint, gick fint
+1.5: går smidigt, gick smidigt, gick som smort, utan problem, utan några problem, problemfri*, problemfritt, felfri*, felfritt
+1.5: hjälper^, hjälpte^, lyckligtvis, som tur är, tur att, tursam*, äntligen, bättre, riktig, rättvis*, förståelig*, begriplig*, tydlig
+1.5: tydligt, tydliga, trivs, inget att klaga på, inga klagomål, kan inte klaga, goda nyheter, bra nyheter, kul att höra
+1.5: roligt att höra, bra att höra, skönt att höra, skönt att veta, bra att veta, bra att se, fortsätter som kund, trogen kund
+1.5: lojal kund, nöjd kund, bra lösning, bra erfarenhet, goda erfarenheter, gillar, gillade, gillat, tycker om, favorit*, schysst*
+1.5: sjysst*, juste, fräsch*
+1: okej, ok, okay, acceptabel, acceptabelt, tillräcklig, tillräckligt, godtagbar*, inte dåligt, inte dålig, inte illa, inte så illa
+1: inte helt fel, överraskad, intressant*, intresserad*, tack för svar*, tack för info*, tack för uppdateringen, tack för återkoppling*
+1: tack för besked*, tack för ditt svar, tack för ert svar, förstår nu, verkar fungera, ser bra ut, ser fint ut, låter bra
+1: inte så dumt, inte dumt, inte så tokigt
-1f: fel, felet, felen, felaktig*, *fel, problem, problemet, problemen, *problem, *problemet, besvär, bekymmer, krångel, krångl*, strul
-1f: strular, strulade, strulat, strulig*, svår, svårt, svåra, svårighet*, bugg*, buggar, krasch*, kraschar, kraschade, hänger sig
-1f: hängde sig, hängt sig, hackar, fryser, frös, fryst, låst, låste, låser sig, stannar, stannade, stoppar, stoppade, förstörd*
-1f: förstört, förstör, trasig*, sönder, defekt*, skadad, skadat, skadade, skada, skador, sprucken, sprucket, spricka, sprickor, repig
-1f: repor, repa, buckla*, bucklig*, läcker, läckt, läckage, borta, försvunnit, försvinner, försvann, försvunnen, tappat, tappar
-1f: tappade, förlorat, förlorade, förlorar, nere, ligger nere, låg nere, driftstopp*, driftstörning*, ur funktion, avbrott*
-1f: otillgänglig*, utelåst, utestängd, utloggad hela, utkastad, kastas ut, kan inte logga, kan inte komma, kan inte öppna, kan inte få
-1f: kan inte hitta, kan inte se, kan inte skicka, kan inte skriva, kan inte spara, kan inte använda, kan inte betala, kan inte
-1f: kommer inte in, kommer inte åt, kommer inte fram, får inte, fick inte, har inte fått, omöjligt, omöjlig, går inte, gick inte
-1f: går ej, lyckas inte, lyckades inte, har inte mottagit, inte mottagit, inte kommit, inte anlänt, kom aldrig, kom inte
-1f: dök aldrig upp, inte levererat*, aldrig levererat*, visas inte, visar inte, syns inte, öppnas inte, öppnar inte, startar inte
-1f: svarar inte, skriver inte ut, synkar inte, synkas inte, synkroniserar inte, sparas inte, sparar inte, laddar inte, laddas inte
-1f: uppdateras inte, uppdaterar inte, avvisad, avvisas, nekad, nekas, nekar, spärrat, spärrad, blockerad, blockerat, fungerar inte
-1f: fungerar ej, funkar inte, funkar ej, fungerade inte, funkade inte, fungerar ~ inte, funkar ~ inte, fungerar dåligt, funkar dåligt
-1f: slutat fungera, slutade fungera, slutar fungera, slutat funka, slutade funka, inte åtkomst, ingen åtkomst, långsam*, långsamt, seg
-1f: segt, sega, slö, slött, trög*, instabil*, ostabil*, kopplas ner, kopplas från, tappar uppkoppling*, svart skärm, blå skärm
-1f: vit skärm, tom sida, dubbelt, dubbla, dubbel, dragit två gånger, dragits två gånger, debiterad två gånger, debiterats två gånger
-1f: debiterat två gånger, fakturerats två gånger, dubbeldebiter*, dubbelfaktur*, debiterad för mycket, för mycket betalt, fel vara
-1f: fel belopp, fel adress, fel storlek, fel pris, fel faktura, för dyr*, dyrt, dyr, dyra, överpris, försen*, fördröj*, uppskjutet igen
-1f: för sent, för sen, sen, sent, för lång tid, för länge, för liten, för stor, för hög, tar lång tid, tog lång tid, tar evigheter
-1f: tar en evighet, bullrig*, smutsig*, osäkert, hackad, hackat, bedrägeri, spam, oklart, oklar, oklara, otydlig*, förvirr*
-1f: komplicerat, komplicerad*, invecklad*, krånglig*, fastnat, fastnar, fastnade, pappersstopp, överhett*, piper, röra, oreda, gått fel
-1f: gick fel, går fel, timeout, bristfällig*, brist, brister, bristande, ofullständig*, ogiltig*, strömavbrott, dubblett*, går sönder
-1f: gick sönder, gått sönder, nertid, krånglar, buckla, hål, fläck, fläckar, rost, rostig, lös, glapp*, böjd, suddig*, går ner
-1f: går fortfarande ner, gick ner, gått ner, stänger av sig, stängdes av, slår av, slår ifrån, kopplar från, tappar anslutningen
-1f: tappar kontakten, tappade anslutningen, inget ljud, ingen täckning, ingen signal, inget nät, inget internet, ingen ström
-1f: känns inte igen, känner inte igen, godkänns inte, stämmer inte, stämmer ej, hittar inte, hittar ej, ser inte, ser jag inte
-1f: inte synlig, inte tillgänglig*, inte längre möjligt, legat på ert, ligger på ert lager, ligger på lagret, debiterats för
-1f: debiterad för, debiterade för, fakturerats för, måste starta om, måste omstarta, inget händer, händer inget, händer ingenting
-1f: ingenting händer, händer det inget, bara hälften, hälften, i stället för, istället för, kortslutning, rök, luktar, lukt, bränt
-1f: mögel, fel produkt, fel modell, fel färg, inte rätt, utgången, utgånget, vägrar, skiljer sig, skiljer sig åt, olika pris*, avviker
-1f: raderat, raderats, raderade, tar timmar, tar dagar, tar minuter, död, dött, lossnade, lossnat, föll av, gick av, grå, gråmarkerad
-1f: dras pengar, bröts, droppar, oljud, skramlar, gnisslar, tjuter, brummar, surrar, skakar, vibrer*, iskall*, drar kallt, drag
-1f: bränd lukt, översvämm*, blött, fukt*, farlig*, farligt, är tom, är tomt, helt tom, helt tomt, tom låda
-1.5: tyvärr, beklaglig*, ledsen, ledsamt, ledsna, tråkig*, synd, trist, trista, oroad*, orolig*, oroar, oroande, oro, nervös*, rädd för
-1.5: rädda för, inte nöjd*, inte bra, inte bra nok, inte tillräckligt bra, inte optimalt, hjälper inte, hjälpte inte, ingen hjälp
-1.5: till ingen hjälp, oanvänt, opraktisk*, onödig*, onödigt, meningslös*, poänglös*, jobbig*, jobbigt, besvärlig*, besvärande
-1.5: störande, irriter*, påfrestande, tröttsam*, stress*, frustrer*, rörig*, slarv*, slarvig*, inkonsekvent*, opålitlig*
-1.5: otillförlitlig*, dålig, dåligt, dåliga, undermålig*, svag, svaga, svagt, konstig*, märklig*, underlig*, kämpar med, kämpat, lider
-1.5: drabbad*, drabbas, drabbats, tålamod, tålamodet, otålig*, trött, trötta, uppgiven*, uppgivna, utmattad, hopp, besviken*
-1.5: fortfarande inte, fortfarande ej, ännu inte, fortfarande ingen, fortfarande inget, fortfarande inga, fortfarande samma
-1.5: fortfarande fel, fortfarande problem*, fortfarande trasig*, väntar fortfarande, väntar ännu, har väntat, väntat i, väntat länge
-1.5: vänta i, vänta så länge, fick vänta, lång väntetid, långa väntetider, väntetid, väntetiden, väntan, i veckor, i månader, i dagar
-1.5: i timmar, i flera veckor, i flera dagar, i flera månader, i över en vecka, veckor sedan, om och om igen, gång på gång
-1.5: ännu en gång, än en gång, konstant, ständigt, ständiga, samma fel igen, samma problem igen, hänt igen, händer igen, upprepad*
-1.5: upprepade gånger, återkommande, andra gången, för andra gången, inget svar, inga svar, ej svar, inte svar, inte fått svar
-1.5: inte fått något svar, utan svar, obesvarad*, ingen svarar, ingen reagerar, svarar ingen, ingen ringer, ingen ringde, inte ringt
-1.5: inte hört, hör inget, hör ingenting, hört något, hört av er, inte hört av, ingen återkoppling, ingen respons, ingen reaktion
-1.5: ingen lösning, inte löst, inte fixat, inte åtgärdat, olöst*, efterlys*, tjata, tjat, tjatat, bortkastad*, bortkastat, slöseri
-1.5: slösar, slösat, förlorar kunder, tappar kunder, förlorar pengar, kostar oss, kostat oss, kostade oss, förlorat arbete
-1.5: förlorat allt, klagomål, klaga, klagar, klagat, reklam*, reklamera, återbetal*, pengarna tillbaka, pengar tillbaka, häva köpet
-1.5: ångra köpet, ångrar köpet, byta leverantör, byter leverantör, hitta en annan, letar efter ett alternativ, konkurrent*, desperat*
-1.5: förtvivl*, eskaler*, nödläge, måste lösas, måste åtgärdas, förväntat mig mer, förväntade mig mer, förväntade mig bättre
-1.5: hade förväntat, förväntar mig mer, förväntar mig bättre, väntat mig mer, förtjänar bättre, är det någon där, finns det någon där
-1.5: läser någon, läser ni, sitter i kö, suttit i kö, i telefonkö, i kö i, förlorat ~ dag, en hel dag, en hel arbetsdag, göra om allt
-1.5: göra om igen, börja om, börjar om, förklarat ~ gånger, frågat ~ gånger, ringt ~ gånger, skrivit ~ gånger, skickat ~ gånger
-1.5: mejlat ~ gånger, lovade att, lovat att, blev lovad, blev lovade, ni lovade, utlovad*, skulle ha varit, borde ha varit, borde vara
-1.5: tillbaka på ruta, ruta ett, ingen vet, ingen kan hjälpa, ingen hjälper, kunderna väntar, kunder väntar, kunderna klagar
-1.5: kan inte fakturera, bortförklaring*, undanflykt*, ursäkter, standardsvar*, autosvar igen, stängdes utan, stängt ärendet
-1.5: stängde ärendet, inte första gången, förgäves, till ingen nytta, vad betalar vi för, vad betalar jag för, dolda kostnader
-1.5: dolda avgifter, prishöjning*, höjt priset, orkar inte, för dåligt att, helt enkelt inte, kört fast, steg bakåt, steg tillbaka
-1.5: varenda, varje jäkla, herregud, för guds skull, en annan kunds, kommit överens om något annat, noll, priset höjdes, höjde priset
-1.5: höjts, höjda priser, inte klok på, förstår ingenting, i två/tre/fyra/flera veckor, i två/tre/flera månader
-1.5: på två/tre/flera veckor, månader utan, veckor utan, dagar utan
-2.5: besviken, besvikna, besviket, besvikelse*, missnöj*, otillfreds*, arg, arga, ilsken*, ilska, förbannad*, förbannat, rasande
-2.5: upprörd*, upprörande, provocer*, sur, sura, trött på, trötta på, så trött på, less på, less, innerligt trött, spyr, fått nog
-2.5: nog nu, nog är nog, får nog, måttet är rågat, tappat tålamodet, tappar tålamodet, tappat förtroendet, förlorat förtroendet
-2.5: tappat tron, tålamodet är, slut på tålamod, tålamodet tryter, tredje gången, fjärde gången, femte gången, sjätte gången
-2.5: tionde gången, för tredje, för fjärde, för femte, 3 e gången, 4 e gången, hur många gånger, hur länge ska, hur länge skall
-2.5: hur svårt kan, när tänker ni, när ska ni, vad håller ni på, vad händer, vad är det som händer, vad i hela, är det ett skämt
-2.5: är detta ett skämt, skämtar ni, seriöst, oseriös*, oprofessionell*, inkompetent*, oduglig*, amatör*, clowner, idiot*, dum, dumt
-2.5: dumma, korkad*, löjlig*, löjeväckande, skrattretande, skämt, ett skämt, fars, cirkus, trams, strunt, skräp, skiten, skitservice
-2.5: skitprodukt, sopor, värdelös*, usel, uselt, usla, eländ*, elände*, kass, kasst, kassa produkt*, botten, bedrövlig*, ynklig*
-2.5: patetisk*, ohövlig*, otrevlig*, oförskämd*, fräck*, arrogant*, respektlös*, nonchalant*, nonchalans, nedlåtande, ovänlig*
-2.5: ignorer*, struntar i, bryr sig inte, skiter i, bollas, bollad, bollas runt, skickas runt, runt i cirklar, ger upp, gett upp
-2.5: gav upp, hopplös*, ohållbar*, olidlig*, outhärdlig*, obrukbar*, oanvändbar*, slöseri med tid, slöseri med pengar, bortkastad tid
-2.5: bortkastade pengar, lurendrej*, lurad*, lurade, lurat, lurar, bluff*, bedrägl*, svindl*, lögn*, ljuger, ljög, ljugit, vilseled*
-2.5: tomma löften, löftesbrott, brutet löfte, brutna löften, håller inte vad, inte som utlovat, inte det vi blev lovade, aldrig mer
-2.5: aldrig igen, sista gången, ångrar, ångrade, undvik, håll er borta, rekommenderar inte, kan inte rekommendera, rekommenderar ingen
-2.5: avråder, varnar för, advokat*, rättslig*, juridisk*, juridiska åtgärder, konsumentverket, konsumentombudsman*
-2.5: allmänna reklamationsnämnden, arn, polisanmäl*, anmäla er, dåligt omdöme, dålig recension, dålig service, dålig kvalitet
-2.5: dålig support, dålig uppföljning, dåligt bemötande, dålig kundtjänst, dålig kundservice, dålig upplevelse, dålig erfarenhet
-2.5: mycket dålig*, väldigt dålig*, riktigt dålig*, jättedålig*, skitdålig*, alldeles för dålig*, så dålig*, för dåligt, hatar, avskyr
-2.5: mardröm*, kaos, kaotisk*, katastrof*, katastrofal*, fiasko*, stort problem, stora problem, allvarlig*, alldeles för långsam*
-2.5: otroligt långsam*, jätteseg*, chock*, mållös*, häpen, häpnadsväckande dålig*, skakad, pinsam*, genant, förolämp*, kränk*, svek
-2.5: sviken, svikna, sviker, orättvis*, orimlig*, föråldrad*, sämre, sämst, sämsta, värre, värre och värre, ännu värre
-2.5: håller inte måttet, inte acceptabelt, inte acceptabel, inte okej, inte ok, accepterar inte, tänker inte acceptera
-2.5: finner mig inte i, kan inte fortsätta så, kan inte fortsätta, måste få ett slut, tack för ingenting, noll hjälp, noll svar
-2.5: noll service, noll respekt, ingen bryr sig, tragisk*, sorglig*, bedröv*, gråtfärdig*, gråter, står helt still, står still
-2.5: helt stopp, stillastående, under all värdighet, galenskap, vansinne*, vansinnig*, absurd*, helt sjukt, sjukt dåligt, ofattbart
-2.5: nonsens, trakasser*, hutlös*, ocker*, ockerpris*, behandlad så, behandlad på detta, aldrig blivit behandlad, aldrig upplevt
-2.5: aldrig varit med om, slita mitt hår, slita sitt hår, sliter mitt hår, galen, blir galen, blir tokig, tokig, går mig på nerverna
-2.5: på nerverna, gjord till åtlöje, dragen vid näsan, lurad på, slängde på luren, lade på luren, la på luren, la bara på
-2.5: lägger på luren, förstörde vår, saboter*, färdig med er, i bitar, i tusen bitar, i småbitar, krossad, krossade, krossat
-2.5: kastade paketet, slängt, slängde, grattis ni, hur kan ni, hur kan man, som faktiskt kan, som faktiskt vet, hur vågar
-3.5: fruktansvärd*, hemsk, hemska, hemskt dålig*, förfärlig*, gräslig*, grotesk*, vidrig*, horribel*, oacceptab*, oerhört dålig*
-3.5: under all kritik, skandal*, skandalös*, skam, skamlig*, skäms, skämmas, värst, värsta, sämsta jag, helvete, helvetes, jävlar
-3.5: jävligt dålig*, fan, fan ta, för fan, fy fan, fy, förbannade, skitföretag, skitsystem, rasande över, kokar av, kokar
-3.5: aldrig varit med om maken, aldrig upplevt så dålig*, aldrig varit med om något liknande, sämsta service, helt värdelös*
-3.5: fullständigt oacceptabelt, total katastrof, oförlåtlig*, avskyvärd*, motbjudande, upprörande dålig*, droppen, bägaren
-3.5: noll förtroende, horribelt
very-2.5: skit, jävla, jävligt
very+3: super
-0.7: bråttom, brådskande, brådskar, omedelbart, genast, akut*, kritisk*, annullera, avbeställa, säga upp, säger upp, sagt upp
-0.7: uppsägning*, chef, chefen, påminner, påminnelse, påminn*, radera mitt konto, stänga mitt konto, stäng mitt konto
again: igen, ännu, återigen, varje gång, hela tiden, varje dag, varje morgon
again: i två/tre/fyra/fem/sex/sju/åtta/tio/flera/många/# dagar/veckor/månader/timmar
again: sedan två/tre/fyra/fem/sex/sju/åtta/tio/flera/många/# dagar/veckor/månader, i en vecka, hela dagen, hela veckan, hela förmiddagen
again: redan
-0.7f: dagar sedan, månader sedan, en vecka sedan, sedan förra veckan, dagar senare, över en vecka, mer än en vecka, två gånger
-0.7f: tre gånger, felmeddelande*, felkod*, utan att någon, utan förvarning, utan att fråga, utan att meddela
+1.2s: fixat, fixade, löst, löste, ordnat, ordnade
not: utan, varken, brist på, bristen på, avsaknad av, fri från, föga, långt ifrån, långtifrån, ej, slutat, slutade
again-0.4: fortfarande, sedan i måndags/tisdags/onsdags/torsdags/fredags/går, sen i måndags/tisdags/onsdags/torsdags/fredags/går
again-0.4: sedan helgen, sedan uppdateringen, sedan i morse
-0.5f: varför
not-0.7: knappt, knappast
+2.5: super*
very+2: jätte*
-2: i regnet, slösar med min tid, slösar bort
+1.8: tusen tack för, tack så mycket för, hjärtligt tack för, stort tack till, tusen tack till, tack för att, tack för en, tack för ett
+1.8: tack för den
`;
