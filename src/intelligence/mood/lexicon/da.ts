/** Moods in Danish: see lexicon.ts for how a table is written. */
export const da = `
not-0.4: ikke, aldrig, ingen, intet, ingenting, alt andet end, manglende, ikk, ik
very: meget, rigtig, virkelig, utrolig, ekstremt, helt, fuldstændig, fuldstændigt, totalt, absolut, så, særdeles, enormt, vildt
very: sindssygt, afsindigt, specielt, især, særligt, ualmindelig, ualmindeligt, usædvanligt, forfærdeligt, frygtelig, dybt, alt for
very: altfor, for, meget mere, altid, langt, simpelthen, decideret, yderst, overordentlig, overordentligt, så utrolig, uendelig
very: ufattelig, ufatteligt, ret så, i den grad, ikke ord for, mangler ord
bit: lidt, noget, en smule, en anelse, nogenlunde, delvis, delvist, til dels, ret, temmelig, rimelig, rimeligt, forholdsvis, næsten
bit: ikke så, ikke helt, ikke specielt, ikke særlig, ikke særligt, ikke just, ikke ligefrem, mere eller mindre, en kende, knap så
but: men, dog, imidlertid, derimot, derimod, alligevel, på den anden side, bortset fra, undtagen, lige bortset fra, til gengæld
though: selvom, selv om, på trods af, trods, til trods for, omend, ganske vist
if: hvis, såfremt, kunne, ville, skulle, burde, er det muligt, i tilfælde af, medmindre, hvor, hvornår, har du, håber, ønsker at, om det
if: gad vide, tænkte på, så snart, om i, om du, tips
ask: hvordan kan/får/gør/skifter/ændrer/opretter, hvordan, er det muligt at, er der mulighed for, kan i, kan du, kunne i, kunne du
ask: vil i, vil du, jeg vil gerne, vi vil gerne, vil gerne høre, vil gerne bestille, vil gerne, jeg ville gerne, har i, findes der
ask: hvad koster, hvad er, hvor finder, hvor kan, hvornår kommer, ønsker at bestille, venligst, vedhæftet, vedlagt, til orientering
ask: til info, giv besked, giv lige, bekræft, bedes, kan jeg, kan vi, kan man, hvilke*, hvilken, jeg har et spørgsmål, et spørgsmål om
ask: spørgsmål til
none: på forhånd tak, tak på forhånd, mange tak på forhånd, på forhånd mange tak, på forhånd tusind tak, med venlig hilsen
none: venlig hilsen, med venlige hilsner, venlige hilsner, bedste hilsner, bedste hilsen, de bedste hilsner, kærlig hilsen, hilsen
none: mange hilsner, hilsner, vh, mvh, kh, hej, hejsa, hallo, goddag, god dag, godmorgen, god morgen, godaften, kære, dav, davs
none: ha' en god/fortsat/dejlig dag/weekend/aften, hav en god/fortsat/dejlig/fin dag/weekend/aften/uge
none: ha en god/fortsat/dejlig dag/weekend/aften, fortsat god dag, god weekend, god aften, glædelig jul, godt nytår, god sommer
none: god påske, ser frem til at høre, ser frem til jeres svar, ser frem til, glæder mig til at høre, glæder os til at høre
none: håber at høre, tak for tålmodigheden, tak for forståelsen, tak for jeres forståelse, tak for snakken, tak for din tid
none: tak for jeres tid, intet problem, ikke noget problem, det er ikke noget problem, ikke kun, ikke bare, ikke blot, vær venlig
none: vær så venlig, vær så god, vær rar, være rart hvis, det ville være rart, ville være rart, ville være dejligt, ville være godt
none: ville være fint, ville være en hjælp, ville være super, ville være fedt, vil være fint, vil være rart, vil være dejligt
none: vil være godt, kunne være rart, kunne være fint, kunne være fedt, rart hvis, dejligt hvis, godt hvis, fint hvis, super hvis
none: fedt hvis, rart om, dejligt om, taknemmelig hvis, taknemmelig for svar, taknemmelig for hjælp, taknemmelig for en, glad hvis
none: glade hvis, glad for svar, glad for en tilbagemelding, glad for hjælp, sætter pris på hvis, sætte pris på, ville sætte pris på
none: vil sætte pris på, sætter pris på et, sætter pris på en, gerne, så godt som, såvel som, lige så godt, lige så god, selv tak
none: det var så lidt, i god tid før, godt spørgsmål, undskyld forstyrrelsen, beklager forstyrrelsen, beklager det sene svar
none: undskyld det sene svar, haster ikke, ingen hast, ingen hastværk, fejlsøg*, fejlret*, problemstilling*, problemløs*, ikke sandt
none: ikke mindst, ikke længere end, ikke senere end, ikke endnu, ved ikke, ikke sikker, usikker på, om ikke, i værste fald
none: i bedste fald, bedste måde, bedst muligt, hurtigst muligt, hurtigst, så hurtigt som muligt, snarest muligt, så snart som muligt
none: bedre sent end aldrig, returadresse*, returlabel*, returseddel*, opsigelsesvarsel, venteliste*, kritisk opdatering, gratis
none: klageformular*, med det samme, helt til, helt ny, helt nye, helt nyt, ikke brug for, ikke behov for, hvad for, for en, for et
none: for de, for den, for det, for os, for mig, for dig, for jer, for alle, for min, for vores, for hjælp*, for svar*, for jeres
none: for din, for hver, for første gang, for tiden, for øvrigt, for eksempel, i orden at, god samvittighed, den rigtige, det rigtige
none: jeg mangler en, jeg mangler et, jeg mangler at, mangler at få, mangler en kopi, mangler lige, som aftalt, som lovet, som forventet
none: præcis samme, præcis det samme, superoffice*, superbruger*, supermarked*, mange tak for jeres mail, tak for din mail
none: tak for jeres mail, tak for mailen, tak for henvendelsen, mange tak for tålmodigheden, hvad sker der hvis, hvad sker der når
none: hvad sker der med, behøver ikke, har ikke brug, ikke før, ikke besluttet, ikke nødvendigt
thanks: tak, takker, mange tak, tusind tak, 1000 tak, tusinde tak, tak skal i have, tak skal du have, hjertelig tak, stor tak
thanks: mange mange tak, tak igen, tak for det, et stort tak, jeg takker, vi takker
+4: fantastisk, fantastiske, fænomenal*, enestående, overgår alle forventninger, over al forventning, over forventning
+4: over forventningerne, overgik forventningerne, kunne ikke være mere tilfreds, kunne ikke være bedre, kunne ikke have været bedre
+4: kan ikke rose, kan ikke takke nok, reddede dagen, reddet dagen, reddede min dag, i verdensklasse, i topklasse, ti ud af ti, 10 10
+4: fem stjerner, 5 stjerner, seks stjerner, aldrig oplevet bedre, aldrig oplevet så god, bedste ~ nogensinde, elsker, vild med
+4: helt vild med, ti stjerner, femstjernet
+3: fremragende, glimrende, strålende, udmærket, storartet*, perfekt*, suveræn*, superb*, superfed*, supergod*, superglad*, superhurtig*
+3: supernem*, supertilfreds*, superfint, super service, super hjælp, super support, super god, super fint, flot, flotte, dejlig*, skøn
+3: skønt, skønne, herlig*, vidunderlig*, pragtfuld*, kanon, kanongod*, kanonfint, fed, fedt, fede, mega fedt, mega god*, genial*
+3: imponer*, begejstr*, henrykt*, ovenud, ovenud tilfreds, lykkelig*, jubler, jubel, top, topklasse, i top, tip top, tiptop
+3: top service, topservice, topprofessionel*, førsteklasses, god service, rigtig god service, kæmpe ros, stor ros, ros til, ros herfra
+3: roser, rose jer, rose, rost, al ære, hatten af, bravo, hurra, yes, godt arbejde, flot arbejde, godt gået, flot klaret, godt klaret
+3: godt gjort, flot stykke arbejde, bliv ved, fortsæt det gode arbejde, kæmpe tak, kæmpestor tak, anbefaler, anbefales, vil anbefale
+3: kan anbefale, anbefale jer, varmeste anbefalinger, varmt anbefale, lettet, lettelse, sikke en lettelse, redningen, helte
+3: i er bare de bedste, i er de bedste, i er bedst, i er guld, du er guld, guld værd, uvurderlig*, virker perfekt, fungerer perfekt
+3: kører perfekt, spiller bare, det spiller, det kører bare, som smurt, som en drøm, spot on, lige i øjet, tusind tak for hurtig*
+3: tusind tak for den hurtige, tusind tak for hjælp*, tusind tak for god*, tusind tak for al, tusind tak for jeres, lækkert, lækre
+3: en drøm, ellevild*, ekstase, på det varmeste
+2: god, godt, gode, fin, fint, fine, tilfreds*, tilfredsstillende, glad, glade, glæde, glædelig*, glæder, rar, rart, rare, hyggelig*
+2: venlig, venlige, venligt, imødekommende, hjælpsom*, sød, søde, sødt, flink*, behagelig*, smidig*, effektiv*, professionel
+2: professionelle, professionelt, dygtig*, kompetent*, serviceminded*, tålmodig, tålmodige, tålmodigt, pålidelig*, til at stole på
+2: stabil*, solid*, tryg, trygt, trygge, tryghed, nem, nemt, nemme, nemmere, let, lette, letforståelig*, enkel, enkelt, enkle
+2: brugervenlig*, overskuelig*, intuitiv*, nyttig*, lærerig*, værdifuld*, praktisk*, smart, smarte, elegant*, moderne, god pris
+2: fair pris, rimelig pris, pengene værd, hver en krone værd, alle pengene værd, sparer tid, sparer os, tidsbesparende, sjov, sjovt
+2: sjove, spændende, positiv, positivt, positive, tommel op, tommelfinger op, tommelfingeren op, begge tommelfingre, forbedring*
+2: forbedret, fremskridt, succes*, vellykket, vellykkede, lykkedes, taknemmelig*, taknemlig*, sætter pris på, satte pris på
+2: sætter stor pris på, sat pris på, hurtig, hurtigt, hurtige, hurtigere, lynhurtig*, prompte, på ingen tid, på nul komma fem
+2: på få minutter, inden for få minutter, inden for en time, samme dag, dag til dag, hurtigere end forventet, tidligere end forventet
+2: før tid, bedre end forventet, bedre end nogensinde, meget bedre, langt bedre, bedre end før, bedre end ventet, tak for hurtig*
+2: tak for den hurtige, tak for god*, tak for den gode, tak for det gode, tak for al, tak for super, tak for flot, tak for hjælpen
+2: tak for hjælp, tak for jeres hjælp, tak for din hjælp, tak for indsatsen, tak for jeres indsats, tak for venlig*, tak for et godt
+2: tak for en god/fin/flot/super/hurtig, tak for et fint/flot/super/hurtigt, tak for jeres gode/hurtige/store/fine/venlige
+2: tak for din gode/hurtige/store/fine/venlige, tak fordi i/du, tak til, takke, takke for, takke jer, vil takke, svarede hurtigt
+2: hurtigt svar, fik hurtigt svar, fik hurtigt hjælp, fik god hjælp, god hjælp, god støtte, god support, god kvalitet, god opfølgning
+2: god forklaring, god vejledning, god oplevelse, gode oplevelser, god behandling, god dialog, forklarede det godt, tydelig forklaring
+2: ordentlig*, grundig*, præcis, præcist, omsorgsfuld*, forstående, lydhør*, på plads, til tiden, til aftalt tid, rettidig*
+2: velfungerende, velfunger*, gennemtænkt*, velskrev*, i særklasse, som ny, som nyt, som nye, bedste køb, handler gerne igen
+2: kommer gerne igen, kommer tilbake, køber igen, bestiller igen, handler her igen, en skat, hel og fin, helskindet, ingen flere fejl
+2: ingen flere problemer, sove godt, sove roligt, sten fra hjertet, sten faldt, stor forskel, sikke en forskel, kæmpe forskel
+2: gør hverdagen nemmere, hverdagen lettere, gør det nemt, gør det nemmere, gjorde det nemt, det lille ekstra, den ekstra mil
+2: ekstra mil, det værd, absolut det værd, alle er glade, kolleger elsker, kunderne er glade, kunderne er tilfredse, tilfreds med
+2: glad for, glade for, rigtig godt, rigtig god, rigtig fint, virkelig godt, meget godt, så godt, svar med det samme
+2: hjælp med det samme, hjulpet med det samme, løst med det samme, første forsøg, i første forsøg, fem minutter senere
+2: et rigtigt menneske, frisk pust, præcis som det skal, lige hvad vi havde brug for, lige hvad jeg havde brug for, præcis det vi
+2: midt i plet, lige i skabet, intet at udsætte, ikke en finger, indfrier, indfriede, til stor hjælp, stor hjælp, kæmpe hjælp
+2: godt tilfreds, går som en leg, leg at, en leg, meget lettere, meget nemmere, langt nemmere, lettere, ikke fortrudt, fortryder ikke
+2: takket være, bedste, bedst, end forventet, end jeg troede, end ventet, uden bøvl, uden besvær, helt uden bøvl, tiøren faldt
+2: faldt tiøren, som lytter, der lytter
+2s: virker igen, virker nu, virker som det skal, virker fint, virker godt, virker upåklageligt, fungerer igen, fungerer nu
+2s: fungerer som det skal, fungerer fint, fungerer godt, fungerer upåklageligt, kører igen, kører nu, kører fint, kører som det skal
+2s: nu virker, nu fungerer, nu kører, så virker, det hjalp, det gjorde udslaget, det løste, det løste problemet, løste problemet
+2s: problemet er løst, problemet løst, problemet blev løst, sagen er løst, er løst, blev løst, er blevet løst, er ordnet, blev ordnet
+2s: er fikset, blev fikset, fiksede det, løste sig, på plads igen, i orden igen, alt er i orden, alt i orden, i orden nu, alt er godt
+2s: alt virker, alt fungerer, alt kører, er oppe igen, oppe at køre, oppe at køre igen, tilbage til normalen, er tilbage, inde igen
+2s: kan logge ind igen, fik det til at virke, kom ind igen, endelig virker, endelig fungerer, endelig på plads, endelig løst
+2s: virker endelig, kom frem i dag, ankom i dag, har fået pengene tilbage, fik pengene retur, fik pengene tilbage, har modtaget pengene
+2s: kan arbejde igen, hjalp mig, hjalp os, hjalp meget, kommet på plads, gik op i en højere enhed
+1.5: virker^, virkede^, virke^, fungerer^, fungerede^, fungere^, kører^, går godt, gik godt, går fint, gik fint, går glat, gik glat
+1.5: gnidningsfri*, gnidningsløst, uden problemer, uden problem, problemfri*, problemfrit, fejlfri*, upåklagelig*, hjælper^, hjalp^
+1.5: heldigvis, heldig, heldige, endelig, bedre, rigtigt, retfærdig*, forståelig*, klart og tydeligt, tydelig, tydeligt, trives
+1.5: intet at klage over, ikke noget at klage over, ingen klager, kan ikke klage, gode nyheder, godt nyt, godt at høre, dejligt at høre
+1.5: rart at høre, godt at vide, rart at vide, godt at se, glæder mig, glæder os, fortsætter som kunde, loyal kunde, tilfreds kunde
+1.5: glad kunde, god løsning, god erfaring, gode erfaringer, kan lide, kan godt lide, synes godt om, yndling*, favorit*, fair
+1: okay, ok, acceptabel, acceptabelt, tilstrækkelig*, ikke dårlig, ikke dårligt, ikke værst, ikke ringe, slet ikke dårligt, overrasket
+1: interessant*, interesseret, tak for svaret, tak for svar, tak for dit svar, tak for jeres svar, tak for info*, tak for opdateringen
+1: tak for tilbagemeldingen, tak for besked*, forstår nu, ser ud til at virke, ser godt ud, ser fint ud, udmærket at, ikke så dumt
+1: ikke tosset, slet ikke tosset
-1f: fejl, fejlen, fejlene, fejler, fejlede, fejlagtig*, *fejl, problem, problemer, problemet, problemerne, *problem, *problemer, bøvl*
-1f: besvær, besværlig*, besværligt, vanskelig*, svær, svært, svære, bug, bugs, crash*, går ned, gik ned, gået ned, bryder sammen
-1f: brød sammen, brudt sammen, nedbrud, hænger, hænger fast, hakker, fryser, frøs, frosset, låst, låser sig, stopper, stoppede
-1f: går i stå, gik i stå, gået i stå, ødelagt*, ødelægger, ødelagde, i stykker, defekt*, skadet, skade, skader, beskadig*, knust
-1f: revnet, revner, flækket, ridset, ridser, bule*, lækker vand, læk*, utæt, væk, forsvundet, forsvinder, forsvandt, mistet, mister
-1f: mistede, tabt, tabte, nede, nedetid, ude af drift, utilgængelig*, lukket ude, smidt ud, smides ud, ryger ud, røg ud, kan ikke logge
-1f: kan ikke komme, kan ikke åbne, kan ikke få, kan ikke finde, kan ikke se, kan ikke sende, kan ikke printe, kan ikke gemme
-1f: kan ikke bruge, kan ikke betale, kan ikke, kommer ikke ind, får ikke, fik ikke, har ikke fået, ikke muligt, umuligt, umulig
-1f: går ikke, gik ikke, lykkes ikke, har ikke modtaget, ikke modtaget, modtog aldrig, aldrig modtaget, ikke kommet, ikke ankommet
-1f: kom aldrig, kom ikke, dukkede aldrig op, ikke leveret, vises ikke, viser ikke, åbner ikke, starter ikke, svarer ikke, printer ikke
-1f: udskriver ikke, synkroniserer ikke, gemmes ikke, gemmer ikke, indlæses ikke, opdateres ikke, opdaterer ikke, afvist, afviser
-1f: afvises, nægtet, nægter, blokeret, spærret, virker ikke, fungerer ikke, kører ikke, virkede ikke, fungerede ikke, virker ~ ikke
-1f: fungerer ~ ikke, virker dårligt, fungerer dårligt, holdt op med at virke, holdt op med at fungere, stoppet med at virke
-1f: ikke adgang, ingen adgang, langsom*, sløv, sløvt, træg*, ustabil*, falder ud, falder af, sort skærm, blank skærm, blå skærm
-1f: hvid skærm, tom side, dobbelt*, trukket to gange, opkrævet to gange, faktureret to gange, faktureret dobbelt, trukket dobbelt
-1f: trukket for meget, betalt for meget, forkert*, forkert vare, forkert beløb, forkert adresse, for dyr*, dyrt, dyr, dyre, overpris
-1f: forsink*, udskudt igen, udsat igen, for sent, for sen, for lang tid, for længe, for lille, for stor, for høj, tager lang tid
-1f: tog lang tid, tager evigheder, tager en evighed, larmer, beskidt*, snavset, usikkert, hacket, svindel, spam, uklart, uklar, uklare
-1f: utydelig*, forvirr*, kompliceret*, indviklet, bøvlet, afbrud*, sidder fast, papirstop, overophed*, bipper, roder, kludder, rod i
-1f: ged i, gået galt, gik galt, går galt, galt, timeout, mangelfuld*, mangler^, manglede, ufuldstændig*, ugyldig*, strømsvigt, dublet*
-1f: sletter, ridse, ridsen, revne, bule, hul, huller, plet, pletter, rust, rusten, løs, bøjet, uskarp, ryger, ryger stadig, ryger af
-1f: slukker, slår fra, slår ud, kobler fra, mister forbindelsen, mister forbindelse, mistet forbindelsen, ingen lyd, ikke lyd
-1f: ingen dækning, intet signal, ikke net, intet net, intet internet, ingen strøm, genkender ikke, accepterer ikke kortet
-1f: bliver ikke godkendt, passer ikke, stemmer ikke, finder ikke, ser ikke, ikke synlig, ikke tilgængelig*, ikke længere muligt
-1f: ikke længere, længere ikke, ligget på jeres, ligger på jeres lager, opkrævet for, blevet opkrævet, faktureret for, skal genstarte
-1f: må genstarte, intet sker, sker intet, sker ikke noget, sker der ikke noget, sker der intet, kun halvdelen, halvdelen, i stedet for
-1f: kortslutning, røg, lugter, lugt, brændt, skimmel, forkert produkt, forkert model, forkert farve, ikke rigtig, ikke den rigtige
-1f: udløbet, forskellige, er forskellig, afviger, slettet, slettede, tager timer, tager dage, tager minutter, lækker, død, dødt
-1f: gik i stykker, faldt af, knækkede, knækket, grå, bliver trukket, blevet trukket, afbrudt, drypper, larm, larmer*, skrangl*, hyler
-1f: hviner, brummer, ryster, vibrer*, iskold*, trækker koldt, trækker, svedent, brændt lugt, oversvømmet, vådt, fugt*, farlig*, beskidt
-1f: er tom, er tomt, helt tom, helt tomt, tom eske, tomt for
-1.5: desværre, beklagelig*, trist, triste, ærgerlig*, ærgrer, synd, ked af, uheldig*, bekymr*, urolig*, nervøs*, bange for, frygter
-1.5: ikke tilfreds, ikke god, ikke godt, ikke godt nok, ikke god nok, ikke optimalt, hjælper ikke, hjalp ikke, ikke til hjælp
-1.5: til ingen hjælp, til ingen nytte, ubrugt, upraktisk*, unødvendig*, unødig*, meningsløs*, formålsløs*, kedelig*, generende, generer
-1.5: irriter*, plagsom*, trættende, anstrengende, stress*, frustrer*, rodet*, rod, roderi, sjusk*, sløset, sløseri, inkonsekvent
-1.5: upålidelig*, dårlig, dårlige, dårligt, svag, svage, mangelfuldt, mærkelig*, underlig*, besynderlig*, kæmper med, kæmpet med, døjer
-1.5: døjet, lider under, tålmodigheden, utålmodig*, træt, trætte, opgivende, udmattet, hårdt, stadig ikke, stadigvæk ikke, fortsat ikke
-1.5: endnu ikke, stadig ingen, stadig intet, fortsat ingen, stadig samme, stadig de samme, stadig fejl, stadig problem*, venter stadig
-1.5: venter fortsat, venter stadigvæk, har ventet, ventet i, ventet længe, vente i, vente så længe, måtte vente, lang ventetid
-1.5: ventetid, ventetiden, i ugevis, i månedsvis, i dagevis, i timevis, i flere uger, i flere dage, i flere måneder, i over en uge
-1.5: uger siden, igen og igen, om og om igen, gang på gang, gang efter gang, nok en gang, endnu en gang, atter engang, konstant
-1.5: konstante, uafbrudt, samme fejl igen, samme problem igen, sket igen, sker igen, gentagne, gentagende, anden gang, for anden gang
-1.5: rykker, rykke, rykket, rykkere, ingen svar, intet svar, ikke svar, ikke fået svar, uden svar, ubesvaret, ubesvarede, ingen svarer
-1.5: ingen reagerer, ingen tager telefonen, tager ikke telefonen, ingen ringer, ingen ringede, ikke ringet, ikke hørt, hører intet
-1.5: hører ikke noget, hørt intet, hørt noget, ingen tilbagemelding, ingen respons, ingen reaktion, ingen løsning, ikke løst
-1.5: ikke fikset, ikke rettet, uløst*, uafklaret, spildt, spild af, spilder, mister kunder, taber penger, koster os, kostede os
-1.5: kostet os, tabt arbejde, mistet alt, klage, klager, klagen, klaget, reklam*, refusion, pengene tilbage, pengene retur, refunder*
-1.5: tilbagebetal*, ophæve købet, hæve købet, fortryde købet, skifte leverandør, skifter leverandør, finde en anden, finder en anden
-1.5: konkurrent*, hastesag, desperat*, fortvivl*, eskaler*, nødsituation, skal løses nu, forventet mere, forventet bedre
-1.5: havde forventet, forventer mere, forventer bedre, fortjener bedre, er der nogen, læser nogen, læser i, sidder i kø, siddet i kø
-1.5: i telefonkø, i kø i, mistet ~ dag, en hel dag, en hel arbejdsdag, gøre det hele om, lave det hele om, starte forfra
-1.5: begynde forfra, forklaret ~ gange, spurgt ~ gange, ringet ~ gange, skrevet ~ gange, sendt ~ gange, lovede at, lovet at, blev lovet
-1.5: i lovede, fik lovning, skulle have været, burde have været, burde være, tilbage til start, ingen ved, ingen kan hjælpe
-1.5: ingen hjælper, kunderne venter, kunder venter, kunderne klager, kan ikke fakturere, bortforklaring*, undskyldning*, standardsvar*
-1.5: autosvar igen, lukket uden, lukket sagen, lukkede sagen, ikke første gang, forgæves, til ingen verdens nytte, hvad betaler vi for
-1.5: hvad betaler jeg, skjulte omkostninger, skjulte gebyrer, prisstigning*, sat prisen op, orker ikke, for dårligt at, simpelthen ikke
-1.5: skridt tilbage, hver eneste, herregud, for guds skyld, en anden kundes, aftalt noget andet, nul, ikke klog på, forstår ingenting
-1.5: forstår intet, i to/tre/fire/flere uger, i to/tre/flere måneder, på to/tre/flere uger, måneder uden, uger uden, dage uden
-2.5: skuff*, utilfreds*, misfornøj*, sur, sure, vred, vrede, rasende, gal, hidsig, oprørt*, oprørende, provoser*, forarget, forarg*
-2.5: harm, træt af, så træt af, dødtræt af, led og ked, led ved, fået nok, får nok, nok er nok, mistet tålmodigheden
-2.5: mister tålmodigheden, mistet tilliden, mister tilliden, mistet troen, tålmodigheden er, løbet tør, slut med tålmodigheden
-2.5: tredje gang, fjerde gang, femte gang, sjette gang, tiende gang, for tredje, for fjerde, for femte, 3 gang, 4 gang, 5 gang
-2.5: gud ved hvilken gang, hvor mange gange, hvor længe skal, hvor længe mon, hvor svært kan, hvornår har i tænkt, hvornår får i
-2.5: hvad sker der, hvad i alverden, hvad laver i, hvad foregår, mener i det, er det en joke, seriøst, useriøs*, useriøst
-2.5: uprofessionel*, inkompetent*, uduelig*, amatør*, klovne*, idiot*, dum, dumt, dumme, tåbelig*, åndssvag*, åndsvag*, latterlig*
-2.5: til grin, joke, en joke, farce*, cirkus, vås, vrøvl, pjat, pis, møg*, lort*, skrald, bras, elendig*, jammerlig*, sølle, ynkelig*
-2.5: patetisk*, uhøflig*, uforskammet*, fræk, frække, arrogant*, respektløs*, nedladende, uvenlig*, ignorer*, overset, blæser på
-2.5: ligeglad*, ligeglade, fløjter, kastebold, sendt rundt, sendes rundt, stillet rundt, giver op, givet op, opgivet, opgiver, håbløs*
-2.5: uholdbar*, utålelig*, ubrugelig*, uanvendelig*, værdiløs*, spild af tid, tidsspild, spild af penge, snyd*, snydt, snyder, svindl*
-2.5: svindler*, løgn*, løj, lyver, vildled*, bedrag*, fup, tomme løfter, løftebrud, brudte løfter, overholder ikke, holder ikke hvad
-2.5: ikke som lovet, ikke det vi blev lovet, aldrig mere, aldrig igen, sidste gang, fortryder, fortrød, hold jer væk, undgå
-2.5: anbefaler ikke, kan ikke anbefale, vil ikke anbefale, fraråder, kan kun advare, advokat*, retssag, retsligt, juridisk*
-2.5: forbrugerråd*, forbrugerklage*, forbrugerombudsmand*, anmelde*, politianmeld*, dårlig anmeldelse, trustpilot, dårlig service
-2.5: dårlig kvalitet, dårlig support, dårlig opfølgning, dårlig kundeservice, dårlig oplevelse, dårlig erfaring, dårlig behandling
-2.5: ringe service, ringe kvalitet, ringe support, meget dårlig*, rigtig dårlig*, virkelig dårlig*, alt for dårlig*, så dårlig*
-2.5: for dårligt, for dårlig, hader, afskyr, mareridt*, kaos, kaotisk*, katastrofe*, katastrofal*, fiasko*, stort problem
-2.5: store problemer, alvorlig*, alt for langsom*, utroligt langsom*, chok*, målløs*, rystet, rystende, pinlig*, flovt, flov, fornærm*
-2.5: krænk*, svigt*, sviget, uretfærdig*, urimelig*, forældet, værre, værre og værre, endnu værre, lever ikke op, holder ikke
-2.5: ikke acceptabel*, ikke i orden, ikke okay, ikke ok, accepterer ikke, finder mig ikke i, finder os ikke i, vil ikke finde
-2.5: kan ikke fortsætte, kan ikke blive ved, må stoppe, tak for ingenting, tak for lort, nul hjælp, nul svar, nul service
-2.5: ingen er interesseret, ingen hjælp, ingen gider, gider ikke, tragisk*, sørgelig*, til at græde, ligger helt stille, ligger stille
-2.5: helt i stå, helt ude i hampen, hen i vejret, hul i hovedet, grotesk*, absurd*, kritisabel*, kritisabelt, beskæmmende
-2.5: behandlet sådan, behandlet på den måde, aldrig blevet behandlet, aldrig oplevet, aldrig oplevet noget lignende, rive mig i håret
-2.5: rive sig i håret, rive håret, skør, bliver skør, vanvittig, vanvid, til vanvid, sindssyg af, går mig på nerverne, på nerverne
-2.5: gjort til grin, holdt for nar, taget ved næsen, smækker røret, smækkede røret, smækkede bare røret, smækkede på, lagde på
-2.5: lagde bare på, lægger på, ødelagde vores, spoleret*, saboter*, færdig med jer, i stumper og stykker, i stumper, i småstykker
-2.5: smadret, smadrede, kastet over, kastede pakken, tillykke i, smidt, hvordan kan i, der rent faktisk ved, hvordan vover, skændsel
-2.5: burde skamme
-3.5: forfærdelig*, frygtelig dårlig*, frygtelig oplevelse, grusom*, gruopvækkende, rædsel*, rædselsfuld*, rædsom*, horribel*, horribelt
-3.5: uacceptab*, uhørt*, under al kritik, under lavmål, skandale*, skandaløs*, skam, skammelig*, skamme, skammer, værst, værste
-3.5: ikke til at tro, utrolig dårlig*, helvede, fanden, for fanden, satan, sgu, kraftedeme, fandeme, fuck, fucking, shit, lorte*
-3.5: lortefirma, skod, pissedårlig*, hold kæft, rasende over, aldrig oplevet magen, aldrig oplevet så dårlig*
-3.5: aldrig set noget lignende, elendig service, helt elendig*, fuldstændig uacceptabelt, total katastrofe, utilgivelig*, afskyelig*
-3.5: modbydelig*, hårrejsende, bægeret, dråben, har mistet enhver, røvdårlig*, røv
very-2.5: pisse, skide, fandens, jævlig, satans
very+3: super
-0.7: haster, haste, straks, øjeblikkelig*, omgående, akut, kritisk*, opsige, opsiger, opsagt, opsigelse*, afbestille, annullere ordren
-0.7: annullere min, leder, chefen, påmindelse, minder om, slet min konto, lukke min konto, luk min konto
again: igen, endnu, hver gang, hele tiden, hver dag, hver morgen
again: i to/tre/fire/fem/seks/syv/otte/ti/flere/mange/# dage/uger/måneder/timer, i en uge, hele dagen, hele ugen, hele formiddagen
again: allerede, atter
-0.7f: dage siden, måneder siden, en uge siden, siden sidste uge, dage senere, over en uge, mere end en uge, to gange, tre gange
-0.7f: fejlmeddelelse*, fejlbesked*, fejlkode*, fejlmelding*, uden at, uden varsel, uden at spørge, sat op
+1.2s: fikset, fiksede, løst, løste, ordnet, ordnede, klaret
not: uden, hverken, mangel på, manglen på, fri for, langt fra, ej, stoppet med at, holdt op med at
again-0.4: stadig, stadigvæk, fortsat, siden mandag/tirsdag/onsdag/torsdag/fredag/i går/sidste, siden weekenden, siden opdateringen
again-0.4: siden i morges
-0.5f: hvorfor
not-0.7: næppe, knap, knapt
+2.5: super*
very+2: kæmpe*
-2: i regnen, ude i regnen, spilder min tid, spilder vores tid
+1.8: tusind tak for, mange tak for, hjertelig tak for, stort tak for, stort tak til, tusind tak til, mange tak til, tak fordi
+1.8: tak for en, tak for et, tak for den
`;
