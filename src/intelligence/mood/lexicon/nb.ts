/** Moods in Norwegian, Bokmål and Nynorsk: see lexicon.ts for how a table is written. */
export const nb = `
not-0.4: ikke/ikkje, aldri, ingen, intet, inga, ingenting, alt annet enn, alt anna enn, ikkeno, inkje, sluttet/slutta å
very: veldig, svært, meget, ekstremt, utrolig/utruleg, helt/heilt, særdeles, særs, så, totalt, absolutt, fullstendig, fullstendig*
very: fryktelig, fryktelege, voldsomt, enormt, spesielt, særlig/særleg, virkelig, verkeleg, skikkelig, skikkeleg, riktig, riktig så
very: ordentlig, ordentleg, dødsens, fantastisk bra*, altfor, alt for, for, mye/mykje, enda mer, alltid, rått, ufattelig, uendelig, dypt
very: djupt, usedvanlig, uvanlig, uvanleg, himla, ganske så, kjempemye, så utrolig/utruleg, ikke/ikkje ord for, mangler ord, manglar ord
bit: litt, noe/noko, ganske, nokså, delvis, en/ein/ei smule, til dels, en/ein/ei anelse, ein del, temmelig, rimelig, forholdsvis, nesten
bit: ikke/ikkje så, ikke/ikkje helt/heilt, ikke/ikkje spesielt, ikke/ikkje særlig/særleg, ikke/ikkje akkurat, sånn passe
bit: mer eller mindre, bittelitt
but: men, imidlertid, derimot, likevel, dessverre så, på den andre siden/sidan, på den andre sida, bortsett fra/frå, bortsett fra/frå at
but: bare/berre så synd at
though: selv om, sjølv om, til tross for, trass i, på tross av, enda om, skjønt, riktignok, riktig nok
if: hvis, viss, dersom, kunne, ville, skulle, burde, kunne de, er det mulig, er det mogleg, går det an, i tilfelle, med mindre, hvor/kor
if: kvar, når kan, har de, har du, vil dere/de/dykk, håper, håpar, ønsker å, ønskjer å, lurer på, lurar på, så snart, tips
if: om dere/de/dykk, om det, om du, om vi, om jeg/eg, spør om, høre om, høyre om
ask: hvordan kan/får/gjør/legger/endrer/bytter, korleis kan/får/gjer/legg/endrar, hvordan, korleis, er det mulig å, er det mogleg å
ask: går det an å, kan dere/de/dykk, kan du, kunne dere/de/dykk, kunne du, jeg/eg lurer på, eg lurar på, vi lurer på, lurer på om
ask: har dere/de/dykk, finnes det, finst det, hva/kva koster, kva kostar, hva/kva er, hvor/kor finner, kvar finn, når kommer/kjem
ask: ønsker å bestille, ønskjer å bestille, vil gjerne bestille, vil gjerne ha, vil gjerne, vennligst, ver venleg, vedlagt
ask: sender vedlagt, til informasjon, til orientering, gi beskjed, gje beskjed, bekreft, stadfest, kan jeg/eg, kan vi, hvilke*, kva for
none: på forhånd takk, på førehand takk, takk på forhånd, takk på førehand, takker på forhånd, takkar på førehand, tusen takk på forhånd
none: tusen takk på førehand, mange takk på forhånd, med vennlig hilsen, med venleg helsing, med vennleg helsing, vennlig hilsen
none: venleg helsing, vennlige hilsener, beste hilsen, beste hilsener, beste helsing, hilsen, helsing, mvh, vh, hei, hallo, heisann
none: god dag, god morgen, god morgon, god kveld, godmorgen, kjære, ha en/ein/ei fin/god/fortsatt/strålende/nydelig dag/helg/uke/kveld
none: ha ei fin/god helg/veke, fin dag, god helg, fortsatt/framleis fin dag, god jul, godt nytt år, god sommer, god påske
none: ser fram til å høre, ser frem til å høre, ser fram til svar, ser frem til svar, ser fram til, ser frem til, ser fram til å høyre
none: takk for tålmodigheten, takk for tolmodet, takk for forståelsen, takk for forståinga, takk for meg, takk for tiden
none: takk for praten, ikke/ikkje noe/noko problem, ikke/ikkje bare/berre, vær så snill, ver så snill, er du snill
none: er dere/de/dykk snille, hadde vært/vore fint om, ville vært/vore fint om, det er fint om, er fint om, flott om, supert om, bra om
none: fint hvis, bra hvis, flott hvis, supert hvis, fint dersom, hadde vært/vore kjekt om, hadde vært/vore flott, hadde vært/vore fint
none: hadde vært/vore bra, ville vært/vore supert, ville vært/vore flott, ville vært/vore nyttig, takknemlig om, takknemlig hvis
none: takknemleg om, takknemlig for svar, takknemlig for hjelp, takknemlig for tilbakemelding, setter pris på om, set pris på om
none: setter pris på svar, setter pris på tilbakemelding, setter pris på hjelp, setter pris på en/ein/ei, setter stor pris på om
none: hadde satt pris på, ville satt pris på, glad for svar, glad for tilbakemelding, glad om, glad hvis, glade om, takk om, takk hvis
none: gjerne, så godt som, så vel som, like godt, like bra, bare/berre hyggelig, god tid i, i god tid før, god idé å, godt spørsmål
none: unnskyld forstyrrelsen, beklager forstyrrelsen, beklager sent svar, beklagar seint svar, ingen hast, inga hast, haster ikke/ikkje
none: hastar ikkje, feilretting*, feilsøk*, problemstilling*, problemløs*, ikke/ikkje sant, ikke/ikkje minst, ikke/ikkje lenger enn
none: ikke/ikkje senere enn, ikke/ikkje ennå, vet ikke/ikkje, veit ikkje, ikke/ikkje sikker, usikker på, usikre på, om ikke/ikkje
none: i verste fall, i beste fall, beste måten, best mulig, raskest mulig, så raskt som mulig, så fort som mulig, snarest mulig
none: så snart som mulig, så raskt som mogleg, så fort som mogleg, bedre/betre sent enn aldri, bruksfeil*, avbestillingsfrist
none: oppsigelsestid, returadresse*, returlapp*, venteliste*, kritisk oppdatering, gratis, høyre side, klageskjema, med det samme
none: helt/heilt til, helt/heilt ny, helt/heilt nye, ikke/ikkje bruk for, ikke/ikkje behov for, for en/ein/ei, for et/eit, for den
none: for det, for at, for oss, for meg, for deg, for alle, for min, for vår, for våre, for hjelp*, for svar*, for hver, for kvar
none: for første/fyrste gang/gong, for tiden, for øvrig, for eksempel, for dere/de/dykk, jeg/eg mangler en/ein/ei, eg manglar ein
none: mangler en/ein/ei kopi, mangler bare/berre, som avtalt, som avtala, som lovet/lova, som forventet, som venta, nøyaktig samme
none: akkurat samme, fint om, superoffice*, superbruker*, superbrukar*, supermarked*, tusen takk for tålmodigheten
none: tusen takk for forståelsen, takk for e posten, takk for mailen, takk for meldingen, takk for henvendelsen
none: hva/kva skjer hvis/dersom/når/om, trenger ikke, treng ikkje, ikke/ikkje før, ikke/ikkje bestemt, ikke/ikkje nødvendig
thanks: takk, takker, takkar, tusen takk, mange takk, hjertelig takk, hjarteleg takk, takk skal dere/de/dykk ha, takk skal du ha
thanks: takk så mye/mykje, tusen hjertelig takk, stor takk, takk igjen, 1000 takk
+4: fantastisk, fantastiske, fenomenal*, enestående, eineståande, overgår alle forventninger, over all forventning, over forventning
+4: overgikk forventningene, kunne ikke/ikkje vært/vore mer fornøyd/nøgd, kunne ikke/ikkje vært/vore bedre/betre
+4: kan ikke/ikkje bli bedre/betre, kan ikke/ikkje få rost, kan ikke/ikkje rose, reddet dagen, redda dagen, reddet dagen min
+4: helt/heilt i verdensklasse, i verdensklasse, i toppklasse, terningkast 6, terningkast seks, ti av ti, 10 10, fem stjerner
+4: aldri opplevd bedre/betre, helt/heilt rått, helt/heilt konge, utmerkede, beste ~ noen gang/gong, beste ~ nokon gong, elsker, elskar
+4: ti stjerner, femstjerners
+3: utmerket, utmerka, strålende, strålande, ypperlig, ypperleg, glimrende, glimrande, perfekt*, suveren*, supert, supre, superbra
+3: superfornøyd, superrask*, supergod*, superenkel*, superglad*, flott, flotte, flotteste, nydelig*, nydeleg*, kjempebra, kjempefint
+3: kjempeflott*, kjempegod*, kjempefornøyd*, kjemperask*, kjempeglad*, kjempehjelpsom*, kjempehyggelig*, kjempenøgd*, kjempesnill*
+3: kjempelett*, kjempenyttig*, veldig bra, veldig fornøyd/nøgd, svært fornøyd/nøgd, meget fornøyd/nøgd, kjempefin*, toppers, topp
+3: toppen, knall, knallbra, knallgod*, dritbra, råbra, sjefen, konge, herlig*, herleg*, deilig*, deileg*, vidunderlig*, imponer*
+3: begeistr*, begeistra, henrykt, overlykkelig, stormfornøyd, strøken, førsteklasses, kremen, topp service, god service, flott service
+3: fantastisk service, god jobb, bra jobba, bra jobbet, godt jobba, godt jobbet, strålende jobb, godt gjort, vel blåst, stå på videre
+3: stå på vidare, keep it up, heia, hurra, bravo, jippi, all ære, all ros, ros til, skryt, skryt til, roser, rose dere/de/dykk, gi ros
+3: honnør, berømme, anbefaler, anbefalar, anbefales på det varmeste, anbefale dere/de/dykk, anbefale videre, vil anbefale
+3: kan anbefales, tilrår, lettet, letta, lettelse, for en/ein/ei lettelse, for ei lette, lette, redningen, helter
+3: helt/heilt fantastisk, dere/de/dykk er best, dere/de/dykk er flinke, dere/de/dykk er gull, du er gull, gull verdt, gull verd
+3: uvurderlig, uvurderleg, tusen takk for rask*, tusen takk for hjelp*, tusen takk for all*, tusen takk for god*, tusen takk for den
+3: tusen takk for super, fungerer/fungerar perfekt, funker/funkar perfekt, fungerer/fungerar som en/ein/ei drøm
+3: fungerer/fungerar utmerket, smurt, som smurt, går som en/ein/ei drøm, går på skinner, hyller, en drøm, ein draum, i ekstase, ekstase
+3: elleville, ellevill, over seg av, på det varmeste, det varmeste, anbefales
+2: bra, god, godt, gode, fin, fint, fine, fornøyd*, nøgd, nøgde, tilfreds, tilfredsstillende, tilfredsstillande, glad, glade, gleder
+2: gledelig, gledeleg, kjekt, kjekk, kjekke, hyggelig*, hyggeleg*, koselig*, koseleg*, trivelig*, triveleg*, vennlig, vennlige
+2: vennleg*, venleg, venlege, imøtekommende, imøtekomande, hjelpsom*, hjelpsam*, snill, snille, snilt, behagelig*, behageleg*
+2: greit å bruke, smidig*, effektiv*, profesjonell, profesjonelle, profesjonelt, dyktig*, dugande, flink*, serviceinnstilt*, tålmodig*
+2: tolmodig*, pålitelig*, påliteleg*, til å stole på, stabil*, solid*, trygg, trygt, trygge, trygghet, enkel, enkelt, enkle, lett
+2: lettvint*, brukervennlig*, brukarvennleg*, oversiktlig*, oversiktleg*, intuitiv*, nyttig*, lærerik*, verdifull*, praktisk*, smart
+2: smarte, lekker*, elegant*, moderne, rimelig pris, god pris, verdt pengene, verd pengane, verdt hver krone, verdt det, sparer tid
+2: sparer oss, sparar tid, tidsbesparende, morsom*, gøy, moro, spennende, spennande, positiv, positivt, positive, begge tomler opp
+2: tommel opp, tommelen opp, forbedring, forbetring, forbedret, forbetra, framgang, suksess, vellykket, vellukka, lykkes, lykkelig
+2: lykkeleg, takknemlig*, takknemleg*, takksam, setter pris på, set pris på, satte pris på, sette pris på, setter stor pris på
+2: set stor pris på, rask, raskt, raske, raskere, kjapp*, snøgg*, fort, lynrask*, lynkjapp*, på null komma niks, på et/eit blunk
+2: på få minutter, på nokre minutt, innen en/ein/ei time, innen få minutter, samme dag, same dag, på dagen, raskere enn forventet
+2: raskere enn venta, tidligere enn forventet, før tiden, bedre/betre enn forventet, betre enn venta, bedre/betre enn noensinne
+2: mye/mykje bedre/betre, langt bedre/betre, bedre/betre enn før, takk for rask*, takk for kjapp*, takk for snøgg*, takk for god*
+2: takk for all, takk for super*, takk for flott*, takk for hyggelig*, takk for hjelpen/hjelpa, takk for hjelp, takk for innsatsen
+2: takk for jobben, takk for at dere/du/de, takk for strålende, takk for utmerket, takk for en/ein/ei god/flott/super
+2: takk for et/eit godt, takk for god, takk for ekstra, takk til, stor takk til, takke, takke for, takke dere/de/dykk, takke deg
+2: vil takke, hils, imponert over, svarte raskt, svarte fort, løste det raskt, fikk/fekk raskt svar, fikk/fekk god hjelp
+2: fikk/fekk svar med en/ein/ei gang/gong, god hjelp, god oppfølging, god kvalitet, god støtte, god forklaring, god opplæring
+2: god dialog, tydelig forklaring, forklarte godt, ryddig*, presis*, grundig*, omsorgsfull*, omtenksom*, forståelsesfull*, lydhør*
+2: på plass, som lovet, som lova, til avtalt tid, i tide, i rett tid, som ny, som nytt, beste kjøp, beste kjøpet, handler gjerne igjen
+2: handlar gjerne igjen, kommer/kjem gjerne tilbake, kjem gjerne att, bestiller gjerne, bestiller igjen, vil handle her igjen
+2: en/ein/ei skatt, hel og fin, heilt og fint, ingen flere feil, ingen flere problemer, sove godt, sove om natten, stein til side
+2: steinen falt, en/ein/ei stein falt, stor forskjell, stor skilnad, for en/ein/ei forskjell, gjør hverdagen/kvardagen enklere
+2: enklere hverdag, enklare kvardag, gjør det enklere, gjorde det enkelt, strakk seg langt, strekker seg langt, strekte seg langt
+2: ekstra mila, det lille ekstra, vel verdt, absolutt verdt, alle er fornøyde, kollegene elsker, kundene er fornøyde, kundane er nøgde
+2: fornøyd/nøgd med, svært bra, skikkelig bra, så bra, med en/ein/ei gang/gong svar, med en/ein/ei gang/gong hjelp
+2: svar med en/ein/ei gang/gong, hjelp med en/ein/ei gang/gong, på første/fyrste forsøk, fem minutter senere
+2: løst/løyst med en/ein/ei gang/gong, ordnet med en/ein/ei gang/gong, fikset med en/ein/ei gang/gong, ekte menneske
+2: et/eit friskt pust, akkurat som det skal, akkurat det vi trengte, akkurat det jeg/eg trengte, nettopp det vi trengte, midt i blinken
+2: ikke/ikkje noe/noko å si på, ingenting å si på, ikkje noko å seie på, innfridde, innfrir, over all måte, til stor hjelp
+2: til god hjelp, gjort en/ein/ei god, godt fornøyd/nøgd, verdt å, mye/mykje lettere, mykje lettare, mye/mykje enklere, mykje enklare
+2: langt enklere, lettere, lettare, ikke/ikkje angret/angra, angrer ikke/ikkje, takket være, takka vere, framifrå, kjempefornøgd, best
+2: enn forventet/venta, enn jeg/eg trodde/trudde, enn jeg/eg hadde trodd/trudd, raskare, enklare, beste, uten/utan styr, uten/utan mas
+2: brikkene på plass, hører etter, høyrer etter, falt på plass
+2s: fungerer/fungerar igjen, fungerer/fungerar nå/no, fungerer/fungerar som det skal, fungerer/fungerar fint, fungerer/fungerar bra
+2s: fungerer/fungerar godt, fungerer/fungerar utmerka, funker/funkar igjen, funker/funkar nå/no, funker/funkar fint, funker/funkar bra
+2s: funker/funkar som det skal, virker/verkar igjen, virker/verkar nå/no, virker/verkar som det skal, virker/verkar fint
+2s: nå/no fungerer/fungerar, nå/no funker/funkar, nå/no virker/verkar, nå/no går det, det hjalp, det gjorde susen, gjorde susen
+2s: det løste seg, løste seg, det løyste seg, løyste seg, ordnet seg, ordna seg, problemet er løst/løyst, problemet løst/løyst
+2s: saken er løst/løyst, saka er løyst, er løst/løyst, ble/vart/blei løst/løyst, er ordnet, er ordna, ble/vart/blei ordnet, vart ordna
+2s: blei ordna, ble/vart/blei fikset, vart fiksa, er fikset, er fiksa, fikset det, fiksa det, løst/løyst, oppklart, alt i orden
+2s: alt er i orden, i orden igjen, alt er bra, alt fungerer/fungerar, alt funker/funkar, alt virker/verkar, er oppe igjen, oppe og går
+2s: tilbake til normalen, er tilbake, inne igjen, får logget inn igjen, fikk/fekk det til, endelig fungerer/fungerar
+2s: endelig virker/verkar, endelig på plass, endelig løst/løyst, endelig i orden, endeleg på plass, endeleg fungerer/fungerar
+2s: endeleg løyst, kom fram i dag, kom frem i dag, fått pengene tilbake, fikk/fekk pengene tilbake, har mottatt/motteke pengene
+2s: kan jobbe igjen, kan arbeide igjen, hjalp meg, hjalp oss, hjelpte meg, hjelpte oss, hjalp veldig, hjelpte veldig
+1.5: fungerer/fungerar^, fungerte^, fungere^, funker/funkar^, funket^, funka^, funke^, virker/verkar bra, går bra, gikk/gjekk bra
+1.5: går fint, gikk/gjekk fint, går greit, gikk/gjekk greit, gikk/gjekk knirkefritt, knirkefritt, uten problemer, utan problem
+1.5: uten problem, problemfritt, problemfri*, feilfri*, feilfritt, hjelper^, hjalp^, hjelpte^, heldigvis, heldigvis så, heldig, heldige
+1.5: endelig, endeleg, bedre/betre, riktige, rettferdig*, forståelig*, forståeleg*, klart og tydelig, tydelig, grei, greie, trives
+1.5: trivst, ingenting å klage på, ingenting å utsette, ikke/ikkje noe/noko å utsette, har ikke/ikkje noe/noko å klage på, gode nyheter
+1.5: gode nyhende, godt nytt, godt å høre, godt å høyre, bra å høre, kjekt å høyre, hyggelig å høre, godt å vite, godt å se, gleder meg
+1.5: gler meg, gleder oss, gler oss, fortsetter som kunde, lojal kunde, fornøyd/nøgd kunde, god løsning/løysing, god erfaring
+1.5: gode erfaringer, god opplevelse, god oppleving, liker, likar, likte, likt, favoritt*
+1: greit, ok, okei, okay, helt/heilt grei, akseptabel, akseptabelt, tilstrekkelig, tilstrekkeleg, ikke/ikkje verst
+1: ikke/ikkje dårlig/dårleg, slett ikke/ikkje verst, overrasket, overraska, interessant, interessante, interessert, takk for svar*
+1: takk for info*, takk for oppdatering*, takk for tilbakemelding*, takk for beskjed*, takk for raskt svar, skjønner, forstår nå/no
+1: ser ut til å fungere, ser bra ut, ser fint ut, ikke/ikkje så dumt, ikke/ikkje så gale
-1f: feil, feilen, feila, feilar, feiler, feilet, feilaktig*, *feil, problem, problemer, problema, problemet, problemene, *problem
-1f: *problemer, trøbbel, vansker, vanskar, vanskelig*, vanskeleg*, bug, bugs, krasj*, kræsj*, heng*, hakker, hakkar, fryser, frys
-1f: frøys, fraus, låst, låste, stopper, stoppar, stoppet opp, stoppa opp, ødelagt*, øydelagd*, øydelagt*, ødelegger, øydelegg, defekt*
-1f: skadet, skada, skade, skader, sprukket, sprukken, sprekk*, riper, bulk*, lekker vann, lekkasje*, borte, forsvunnet, forsvinner
-1f: forsvunne, forsvann, forsvinn, mistet, mista, mister/mistar, tapt, tapte, slettet ved, nede, nedetid, ute av drift, utilgjengelig*
-1f: utilgjengeleg*, utestengt, stengt ute, stengd ute, kastet ut, kasta ut, blir kastet, blir kasta, får ikke/ikkje
-1f: fikk/fekk ikke/ikkje, har ikke/ikkje fått, kan ikke/ikkje logge, klarer ikke/ikkje, klarar ikkje, greier ikke/ikkje
-1f: greidde ikke/ikkje, klarte ikke/ikkje, kommer/kjem ikke/ikkje inn, kommer/kjem ikke/ikkje på, slipper ikke/ikkje inn
-1f: ikke/ikkje mulig, ikkje mogleg, umulig, umogleg, går ikke/ikkje, gikk/gjekk ikke/ikkje, lar seg ikke/ikkje, lèt seg ikkje
-1f: har ikke/ikkje mottatt/motteke, ikke/ikkje mottatt/motteke, ikke/ikkje kommet, ikkje komen, ikkje kome, kom aldri, kom ikke/ikkje
-1f: dukket aldri opp, ikke/ikkje levert, ikke/ikkje dukket, vises ikke/ikkje, synes ikke/ikkje, viser ikke/ikkje, visest ikkje
-1f: åpner ikke/ikkje, opnar ikkje, åpner seg ikke/ikkje, starter ikke/ikkje, startar ikkje, svarer/svarar ikke/ikkje
-1f: skriver ikke/ikkje ut, synkroniserer ikke/ikkje, lagres ikke/ikkje, lagrast ikkje, laster ikke/ikkje, lastar ikkje
-1f: oppdateres ikke/ikkje, oppdaterer ikke/ikkje, fungerer/fungerar ikke/ikkje, funker/funkar ikke/ikkje, virker/verkar ikke/ikkje
-1f: fungerte ikke/ikkje, funket ikke/ikkje, virket ikke/ikkje, fungerer/fungerar dårlig/dårleg, fungerer/fungerar ~ ikke/ikkje
-1f: funker/funkar ~ ikke/ikkje, virker/verkar ~ ikke/ikkje, sluttet/slutta å virke, sluttet/slutta å fungere, slutta å verke
-1f: ikke/ikkje tilgang, treg, tregt, trege, treig*, sein, seint, sent, sen, saktegående, sakte, ustabil*, faller ut, fell ut
-1f: henger seg, heng seg, står og spinner, svart skjerm, blank skjerm, blå skjerm, hvit skjerm, kvit skjerm, tom side, dobbelt*
-1f: trukket to ganger/gonger, trekt to gonger, belastet to ganger/gonger, belasta to gonger, fakturert to ganger/gonger
-1f: fakturert dobbelt, fakturert for mye/mykje, trukket for mye/mykje, feil vare, feil beløp, feil adresse, feil størrelse
-1f: feil storleik, feil pris, feil faktura, for dyr*, dyrt, dyr, dyre, overpris*, forsink*, forseink*, utsatt igjen, utsett igjen
-1f: for sent, for seint, for lang tid, for lenge, for liten, for stor, for høy, for høg, tar lang tid, tek lang tid, tok lang tid
-1f: tar evigheter, tar en/ein/ei evighet, tek ei æve, bråkete, skitten, skittent, usikkert, hacket, hacka, svindel, spam, uklart, uklar
-1f: uklare, forvirr*, komplisert*, tungvint*, tungvinte, tungvindt, kronglete, krongl*, brudd, avvist, avslag, nektet, nekta, blokkert
-1f: overopphet*, piper, sitter fast, sit fast, papirstopp, tulle, tuller, tullar, tull med, kluss*, rot med, tulling, timeout
-1f: duplikat*, mangelfull*, mangler^, manglar^, ufullstendig*, gått i stykker, gått sund, i stykker, sund, røket, røyk, strømbrudd
-1f: straumbrot, tilbakevis*, ripe, ripa, sprekk, sprekker, bulk, bulken, hull, flekk, flekker, rust, rusten, løs, løst/løyst kontakt
-1f: bøyd, uskarp, faller ned, faller fortsatt/framleis, går ned, gikk/gjekk ned, slår seg av, slo seg av, skrur seg av, kobler fra/frå
-1f: koples frå, koblet fra/frå, mister/mistar forbindelsen, mister/mistar kontakt, mistet forbindelsen, ingen lyd, ikke/ikkje lyd
-1f: ingen dekning, ikke/ikkje nett, ingen nett, ikke/ikkje internett, ikke/ikkje strøm, ingen strøm, kjennes ikke/ikkje igjen
-1f: gjenkjenner ikke/ikkje, blir ikke/ikkje godtatt, stemmer ikke/ikkje, finner ikke/ikkje, finn ikkje, finner ikke/ikkje igjen
-1f: ser ikke/ikkje, ikke/ikkje synlig, ikke/ikkje tilgjengelig, ikkje tilgjengeleg, ikke/ikkje lenger mulig, ikke/ikkje lenger
-1f: ligget på lageret, ligg på lageret, ligger på lageret, belastet for, belasta for, fakturert for, må starte på nytt, må restarte
-1f: ingenting skjer, skjer ingenting, skjer ingen ting, skjer det ingenting, det skjer ingenting, bare/berre halve, halvparten
-1f: i stedet for, i staden for, kortslutning, lukter, luktar, lukt, brent, mugg, feil produkt, feil modell, feil farge, feil del
-1f: ikke/ikkje riktig, ikke/ikkje rett, utløpt, nekter, nektar, forskjellige, ulike, avviker, slettet, sletta, tar timer, tar dager
-1f: tar minutter, tek timar, død, dødt, dau, daud, røk, rauk, gikk i stykker, gjekk i stykker, falt av, datt av, grå, broten, brote
-1f: blir trukket, blir trekt, trukket selv om, røyk av, kjemper med, kjempet med, kjempa med, drypper, dryp, lekker, lek, lekk, dam på
-1f: ulyd*, skrangl*, hyler, piping, rister, vibrer*, durer, brumm*, iskald*, trekker kaldt, trekk, svidd, brent lukt, oversvømt, vått
-1f: fukt*, farlig*, farleg*, bukler, bulker, sotete, er tom, er tomt, helt tom, helt tomt, tom eske, tomt for
-1.5: dessverre, diverre, beklagelig*, beklageleg*, trist, triste, synd, leit, lei meg, uheldig*, bekymr*, bekymra, uroa, uroleg, urolig
-1.5: redd for, redd, engster, nervøs, ikke/ikkje fornøyd/nøgd, ikke/ikkje bra, ikke/ikkje god, ikke/ikkje godt nok, ikke/ikkje bra nok
-1.5: ikke/ikkje optimalt, hjelper ikke/ikkje, hjalp ikke/ikkje, hjelpte ikkje, ikke/ikkje til hjelp, til ingen hjelp, til inga hjelp
-1.5: ubrukt, upraktisk*, unødvendig*, unødig*, unødvendig, meningsløs*, meiningslaus*, poengløs*, poenglaus*, kjedelig*, kjedeleg*
-1.5: plagsom*, plagsam*, irriter*, slitsom*, slitsam*, stress*, frustrer*, rotete, rotet, rot, slurv*, slapp, slapt, inkonsekvent
-1.5: upålitelig*, upåliteleg*, dårlig/dårleg, dårlige, dårleg*, svak, svake, svakt, mangelfullt, rart, rar, merkelig*, merkeleg*
-1.5: pussig, sliter, slit, slitt, strever, strevar, strevd, tålmodigheten, tolmodet, utålmodig*, utolmodig*, sliten, slitne, oppgitt*
-1.5: oppgjeven*, oppgitt over, kaos i, fortsatt/framleis ikke/ikkje, fremdeles/framleis ikke/ikkje, enda ikke/ikkje, ennå ikke/ikkje
-1.5: enno ikkje, fortsatt/framleis ingen, fremdeles/framleis ingen, fortsatt/framleis ikke/ikkje fått, fortsatt/framleis samme
-1.5: framleis same, fremdeles/framleis samme, fortsatt/framleis feil, fremdeles/framleis feil, fortsatt/framleis problem*
-1.5: fremdeles/framleis problem*, venter/ventar fortsatt/framleis, venter/ventar fremdeles/framleis, har ventet/venta, ventet/venta i
-1.5: ventet/venta lenge, vente i, vente så lenge, måtte vente, lang ventetid, ventetid, ventetiden, ventetida, i ukevis, i vekevis
-1.5: i månedsvis, i månadsvis, i dagevis, i timevis, i flere uker/veker, i fleire veker, i flere dager/dagar, i fleire dagar
-1.5: i flere måneder/månader, i over en/ein/ei uke/veke, uker/veker siden/sidan, igjen og igjen, om og om igjen, gang/gong på gang/gong
-1.5: nok en/ein/ei gang/gong, enda en/ein/ei gang/gong, atter en/ein/ei gang/gong, støtt og stadig, kontinuerlig, samme feil igjen
-1.5: same feil igjen, samme problem igjen, same problem igjen, skjedd igjen, skjer igjen, gjentatte, gjentekne, andre gang/gong
-1.5: for andre gang/gong, purr*, purring, purrer, purrar, ingen svar, inga svar, ikke/ikkje svar, ikke/ikkje fått svar, uten svar
-1.5: utan svar, ubesvart, intet svar, svarer/svarar ingen, ingen svarer/svarar, ingen reagerer, ingen tar telefonen
-1.5: ingen tek telefonen, ingen ringer, ingen ringte, ikke/ikkje ringt, ikke/ikkje hørt, ikkje høyrt, hører ingenting, høyrer ingenting
-1.5: hører ikke/ikkje noe/noko, ingen tilbakemelding, ikke/ikkje tilbakemelding, ingen løsning/løysing, inga løysing
-1.5: ikke/ikkje løst/løyst, ikke/ikkje fikset, ikkje fiksa, ikke/ikkje rettet, ikkje retta, uløst, uløyst, bortkastet, bortkasta, sløs*
-1.5: kaster bort, mister/mistar kunder, mistar kundar, taper penger, tapar pengar, koster oss, kostar oss, kostet oss, tapt arbeid
-1.5: mistet alt, mista alt, klage, klager, klagar, klagen, klaga, reklam*, refusjon, pengene tilbake, pengane tilbake, refunder*
-1.5: heve kjøpet, avslutte ~ abonnement, avslutte kundeforhold*, bytte leverandør, byter leverandør, bytter leverandør
-1.5: finne en/ein/ei annen, finne ein annan, konkurrent*, hastesak, prekær*, fortvil*, desperat*, sjefen din, eskaler*, nødsituasjon
-1.5: må løses nå/no, må løysast no, forventet mer, forventet bedre/betre, hadde forventet, hadde venta, venta meir, forventer mer
-1.5: forventer bedre/betre, venter/ventar meg mer, fortjener bedre/betre, er det noen der, er det nokon der, leser noen
-1.5: leser dere/de/dykk, les nokon, sitter i kø, sitte i kø, sitt i kø, i telefonkø, mistet ~ dag, mista ~ dag, en/ein/ei hel dag
-1.5: ein heil dag, en/ein/ei hel arbeidsdag, gjøre alt på nytt, gjere alt på nytt, gjøre om igjen, starte på nytt igjen
-1.5: begynne på nytt, forklart ~ ganger/gonger, spurt ~ ganger/gonger, ringt ~ ganger/gonger, skrevet/skrive ~ ganger/gonger
-1.5: sendt ~ ganger/gonger, lovet å, lova å, ble/vart/blei lovet, blei lova, vart lova, dere/de/dykk lovet, dere/de/dykk lova
-1.5: skulle vært/vore, skulle ha vært/vore, burde vært/vore, tilbake til start, ingen vet, ingen veit, ingen kan hjelpe, ingen hjelper
-1.5: kundene venter/ventar, kundane ventar, kundene klager, får ikke/ikkje fakturert, bortforklaring*, unnskyldning*, standardsvar*
-1.5: autosvar igjen, lukket uten, lukka utan, lukket saken, lukka saka, ikke/ikkje første/fyrste gang/gong, til ingen nytte
-1.5: til inga nytte, forgjeves, hva/kva betaler vi for, hva/kva betaler jeg/eg, skjulte kostnader, skjulte gebyr*, prisøkning*
-1.5: prisauke*, satt opp prisen, orker ikke/ikkje, orkar ikkje, gidder ikke/ikkje, gidd ikkje, for dårlig/dårleg at
-1.5: rett og slett ikke/ikkje, står fast, steg tilbake, skritt tilbake, hver eneste, kvar einaste, mållaus*, herregud, for guds skyld
-1.5: en annen kundes, ein annan kunde, avtalt noe annet, noe annet vi avtalte, null, ikke/ikkje klok på, blir ikke/ikkje klok
-1.5: forstår ingenting, skjønner ingenting, skjønar ingenting, i to/tre/fire/flere/fleire uker/veker
-1.5: i to/tre/fire/flere/fleire måneder/månader, på to/tre/flere/fleire uker/veker, måneder/månader uten/utan, uker/veker uten/utan
-1.5: dager/dagar uten/utan
-2.5: skuff*, misfornøyd*, misnøgd*, utilfreds*, utilfredsstill*, sint, sinte, sinna, sinne, rasende, rasande, forbanna*, forbannet
-2.5: provosert*, provoser*, opprørt*, opprør*, opprørende, sur, sure, lei av, lei og, luta lei, drittlei*, møkklei*, grundig lei
-2.5: kjempelei, gått lei, fått nok, får nok, nok er nok, har mistet tålmodigheten, mistet tilliten, mista tilliten
-2.5: mister/mistar tilliten, mister/mistar tålmodigheten, mistet troa, tålmodigheten er, slutt på tålmodigheten, tredje gang/gong
-2.5: fjerde gang/gong, femte gang/gong, sjette gang/gong, tiende gang/gong, for tredje, for fjerde, for femte, 3 gang/gong, 4 gang/gong
-2.5: 5 gang/gong, hvor/kor mange ganger/gonger, hvor/kor lenge skal, hvor/kor lenge må, hvor/kor vanskelig, kor vanskeleg
-2.5: når skal dere/de/dykk, når har dere/de/dykk tenkt, hva/kva skjer, hva/kva i all verden, kva i all verda
-2.5: hva/kva er det dere/de/dykk driver, hva/kva driver dere/de/dykk, kva driv de, er det virkelig, er dette seriøst, seriøst, useriøs*
-2.5: useriøst, uprofesjonell*, uprofesjonelt, inkompetent*, udugelig*, udugeleg*, amatør*, klovner, idiot*, dum, dumt, dumme, tåpelig*
-2.5: tåpeleg*, teit, latterlig*, latterleg*, vits, vitsløst, en/ein/ei vits, farse*, sirkus, tull, tøys, vås, pisspreik, piss, møkk*
-2.5: drit*, skrot, søppel, boss, ræva, ræv, elendig*, elendig, kjip*, begredelig*, ynkelig*, ynkeleg*, patetisk*, uhøflig*, uhøfleg*
-2.5: frekk*, arrogant*, respektløs*, respektlaus*, nedlatende, nedlatande, uvennlig*, uvenleg*, ignorer*, oversett, oversedd, blåser i
-2.5: bryr seg ikke/ikkje, driter i, kasteball, sendt rundt, sendes rundt, gir opp, gjev opp, gitt opp, gjeve opp, håpløs*, håplaus*
-2.5: uholdbar*, uhaldbar*, ulevelig, ubrukelig*, ubrukeleg*, ubrukande, verdiløs*, verdilaus*, bortkastet tid, bortkasta tid
-2.5: bortkastede penger, bortkasta pengar, bløff*, lure, lurt, lurer kunder, lurte oss, svindl*, svindler*, juks*, løgn*, løy, lyver
-2.5: lyg, løy til, villed*, villei*, tomme løfter, tomme løfte, løftebrudd, holder ikke/ikkje det, held ikkje, brutt løfte
-2.5: brutte løfter, ikke/ikkje det vi ble/vart/blei lovet, ikke/ikkje som lovet, aldri mer, aldri meir, aldri igjen, siste gang/gong
-2.5: angrer på, angrar på, styr unna, hold dere/de/dykk unna, hald dykk unna, anbefaler ikke/ikkje, anbefalar ikkje
-2.5: kan ikke/ikkje anbefale, vil ikke/ikkje anbefale, fraråder, frarår, advokat*, rettslig*, rettsleg*, forliksråd*, forbrukerråd*
-2.5: forbrukarråd*, forbrukertilsyn*, anmelde*, melde dere/de/dykk, dårlig/dårleg omtale, dårlig/dårleg service, dårlig/dårleg kvalitet
-2.5: dårlig/dårleg støtte, dårlig/dårleg oppfølging, dårlig/dårleg kundeservice, dårlig/dårleg opplevelse, dårlig/dårleg erfaring
-2.5: veldig dårlig/dårleg, svært dårlig/dårleg, altfor dårlig/dårleg, så dårlig/dårleg, for dårlig/dårleg, hater, hatar, avskyr
-2.5: mareritt, mareritt*, kaos, kaotisk*, katastrofe*, katastrofal*, fiasko*, stort problem, store problemer, store problem, alvorlig*
-2.5: alvorleg*, altfor tregt, altfor treg, alt for tregt, utrolig/utruleg tregt, sjokk*, målløs, forferd*, rystet, rysta, pinlig*
-2.5: pinleg*, flau, flaut, fornærm*, krenk*, sveket, svike, sviktet, svikta, svikt, urettferdig*, urimelig*, urimeleg*, urimelig
-2.5: utdatert*, verre, verre og verre, enda verre, holder ikke/ikkje mål, held ikkje mål, ikke/ikkje akseptabel*, ikke/ikkje greit
-2.5: ikkje greitt, ikke/ikkje ok, ikke/ikkje i orden, godtar ikke/ikkje, godtek ikkje, finner oss ikke/ikkje i, finn oss ikkje i
-2.5: finner meg ikke/ikkje i, kan ikke/ikkje fortsette, kan ikkje halde fram, må ta slutt, takk for ingenting, takk for null
-2.5: null hjelp, null svar, null service, null oppfølging, ingen bryr seg, ingen hjelp, inga hjelp, tragisk*, trasig, gremmes, gremmer
-2.5: vettug, står helt/heilt, helt/heilt stopp, full stopp, stillstand, står bom fast, bom fast, på felgen, gråte, gråter, grine, grin
-2.5: behandlet slik, behandla slik, behandlet sånn, behandlet på denne, aldri opplevd, aldri opplevd noe/noko lignende
-2.5: aldri blitt behandlet, rive seg i håret, rive meg i håret, rive av meg håret, sprø, blir sprø, blir gal, blir galen, gjør meg gal
-2.5: går meg på nervene, på nervene, gjort til narr, holdt for narr, tatt for, legger på røret, la på røret, la bare/berre på, la på
-2.5: smelte på røret, slengte på, ødela, øydela, spolert*, saboter*, ferdig med dere, i knas, i tusen biter, i tusen knas, knust
-2.5: smadra, smadret, kastet over, kastet pakken, slengt, gratulerer dere, hvordan kan dere, korleis kan de, som faktisk kan
-2.5: som faktisk vet, noen som kan noe, hvordan våger, skamme, burde skamme, begynner det å bli, byrjar det å bli
-3.5: forferdelig*, forferdeleg*, fryktelig dårlig*, grusom*, grufull*, horribel*, horribelt, uakseptab*, uaksept*, uhørt, uhøyrt
-3.5: under enhver kritikk, under all kritikk, under einkvar kritikk, skandale*, skandaløs*, skam, skammelig*, skammeleg*, skammer
-3.5: verst, verste, værste, ikke/ikkje til å tro, helvete, faen, fanden, satan, jævlig dårlig/dårleg, forbannede, dritt, drittservice
-3.5: drittfirma, fy, fyttikatta, fytti, rasende på, kokende, kokende forbanna, aldri opplevd maken, aldri opplevd så dårlig/dårleg
-3.5: aldri sett på maken, elendig service, elendig kundeservice, null respekt, krise, total krise, helt/heilt krise, helt/heilt elendig
-3.5: helt/heilt uholdbart, helt/heilt forkastelig*, forkastelig*, forkasteleg*, avskyelig*, motbydelig*, utilgivelig*, utilgjeveleg*
-3.5: hårreisende, hårreisande, provoserende, begeret er, dråpen
very-3.5: jævlig, jævla, helvetes, forbanna
very+3: sinnsykt, super
-0.7: haster, hastar, haste, straks, umiddelbart, øyeblikkelig, omgående, snarest, kritisk*, avbestille, si opp, seie opp, sier opp
-0.7: seier opp, sagt opp, oppsigelse*, oppseiing*, leder, lederen, påminnelse, påminning, minner om, slett kontoen, slette kontoen min
-0.7: lukk kontoen
again: igjen, enda, ennå, enno, hver gang/gong, kvar gong, hele/heile tiden, heile tida, stadig, hver dag, kvar dag, hver morgen
again: kvar morgon, i to/tre/fire/fem/seks/sju/åtte/ti/flere/fleire/mange/# dager/uker/måneder/timer/dagar/veker/månader/timar
again: i en/ein/ei uke/veke, hele/heile dagen, hele/heile uka, hele/heile formiddagen, allerede, atter, stadig vekk
-0.7f: dager/dagar siden/sidan, for en/ein/ei uke/veke siden/sidan, siden/sidan forrige uke/veke, dager/dagar senere
-0.7f: over en/ein/ei uke/veke, mer enn en/ein/ei uke/veke, to ganger/gonger, tre ganger/gonger, feilmelding*, feilkode*, uten/utan at
-0.7f: uten/utan varsel, uten/utan å spørre
+1.2s: fikset, fiksa, løst, løyst, løste, ordnet, ordna
not: uten, utan, verken, hverken, korkje, lite, mangel på, mangelen på, slutt på, fri for, langt fra/frå, langt ifrå
again-0.4: fortsatt/framleis, fremdeles/framleis, siden mandag/tirsdag/onsdag/torsdag/fredag/i går/sist
again-0.4: sidan måndag/tysdag/onsdag/torsdag/fredag/i går, siden helgen/helga, sidan helga, siden i helgen, siden oppdateringen
again-0.4: siden i morges
-0.5f: hvorfor, kvifor
not-0.7: knapt, knapp, neppe
+2.5: super*
very+2.5: kjempe*
-2: i regnet, kaster bort tiden, kaster bort tida
+1.8: tusen takk for, mange takk for, hjertelig takk for, hjarteleg takk for, takk så mye for, takk så mykje for, stor takk for
+1.8: tusen takk til, mange takk til, takk for at, takk for en, takk for ein, takk for ei, takk for et, takk for eit, tusen takk at
+1.8: takk skal dere ha for, takk skal du ha for
`;
