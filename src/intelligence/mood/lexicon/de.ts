/** Moods in German: see lexicon.ts for how a table is written. */
export const de = `
not-0.4: nicht, nie, niemals, kein, keine, keinen, keinem, keiner, keinerlei, keines, nichts, nirgends, niemand, nimmer, nich, ned, net
not-0.4: fehlende, fehlender, fehlendes, fehlenden, mangelnde, mangelnder, nicht mehr, zu wenig
very: sehr, wirklich, äußerst, extrem, total, absolut, völlig, vollkommen, komplett, unglaublich, so, richtig, überaus, höchst
very: besonders, ausgesprochen, ungemein, enorm, wahnsinnig, furchtbar, echt, ganz besonders, ganz, zutiefst, viel, viel zu, zu
very: noch mehr, dermaßen, derart, schier, durchaus, rundum, restlos, hoch, voll, unfassbar, rund um, außerordentlich, überwiegend
very: insgesamt, maßlos, sowas von, einfach, einfach nur, mehr als, über alle maßen, schrecklich, fehlen die worte, keine worte
bit: etwas, ein bisschen, ein wenig, bisschen, einigermaßen, teilweise, zum teil, relativ, ziemlich, leicht, verhältnismäßig, halbwegs
bit: mehr oder weniger, fast, beinahe, nicht so, nicht ganz, nicht sehr, nicht besonders, nicht gerade, nicht sonderlich, nicht wirklich
bit: eher, bedingt
but: aber, jedoch, allerdings, dennoch, trotzdem, doch, hingegen, andererseits, nur leider, leider nur, sondern, nichtsdestotrotz
but: gleichwohl, außer dass, bis auf
though: obwohl, obgleich, trotz, wenngleich, auch wenn, zwar, wenn auch, ungeachtet, obschon
if: wenn, falls, würde, würden, könnte, könnten, könntet, sollte, sollten, wäre, wären, hätte, hätten, im falle, sofern, wie kommt
if: hoffe, hoffen, hoffentlich, wünsche, ob, würdet, möchte, möchten, möge, tipps
ask: wie kann ich, wie können wir, wie kann man, wie mache ich, wie ändere ich, ist es möglich, gibt es die möglichkeit
ask: gibt es eine möglichkeit, können sie, könnten sie, könntet ihr, könnt ihr, würden sie, kann ich, kann man, können wir, ich möchte
ask: wir möchten, möchte gerne, möchte ich, ich würde gerne, wir würden gerne, würde gerne, ich bräuchte, wir bräuchten, wir benötigen
ask: ich benötige, haben sie, gibt es, was kostet, was ist, wo finde, wo kann, wann kommt, wann ist, welche, welcher, welches, bitte
ask: anbei, im anhang, zur info, zur information, zur kenntnis, geben sie, teilen sie, senden sie, schicken sie, bestätigen sie
ask: eine frage, frage zu, frage zur, anfrage, bezüglich, ab wann, ich wollte fragen, wollte fragen, wie kann, wie können, wie mache
ask: wie macht, wie geht, wie viel, wie viele, wie erhalte, wie bekomme, wie funktioniert, wie stelle, wie lautet, wie richte, wie finde
ask: wie lösche, wie muss, wie soll, wie ändere, wie hoch, wie komme, wie setze, wie sind, wie ist
none: danke im voraus, vielen dank im voraus, danke schon mal, danke schonmal, danke vorab, vielen dank vorab, vorab vielen dank
none: besten dank im voraus, im voraus vielen dank, herzlichen dank im voraus, schon mal danke, vielen dank schon mal
none: vielen dank schonmal, mit freundlichen grüßen, mit freundlichem gruß, freundliche grüße, freundlichen grüßen, freundlicher gruß
none: viele grüße, beste grüße, besten grüßen, herzliche grüße, liebe grüße, schöne grüße, grüße, gruß, mfg, lg, vg, hochachtungsvoll
none: sehr geehrte, sehr geehrter, geehrte, geehrter, hallo, guten tag, guten morgen, guten abend, liebe, lieber, liebes, moin, servus
none: grüß gott, hi, schönen guten tag, guten tag zusammen, schönen tag, schönes wochenende, schönen abend, schöne woche
none: schönen feierabend, einen schönen tag noch, einen guten start, schöne feiertage, frohe weihnachten, gutes neues jahr
none: ich freue mich auf, wir freuen uns auf, freue mich auf ihre, freue mich über ihre, freue mich auf eine, freue mich von ihnen
none: freue mich auf rückmeldung, über eine rückmeldung würde, würde ich mich freuen, würden wir uns freuen, würde mich freuen
none: würde mich sehr freuen, würden uns freuen, ich würde mich freuen, wir würden uns freuen, würde ich mich sehr freuen
none: danke für ihr verständnis, vielen dank für ihr verständnis, danke für ihre geduld, vielen dank für ihre geduld
none: danke für das verständnis, danke für die geduld, danke für ihre zeit, vielen dank für ihre zeit, danke für das gespräch
none: danke für eure geduld, kein problem, keine ursache, nicht nur, nicht zuletzt, nicht wahr, kein thema, keine eile, eilt nicht
none: nicht dringend, wäre schön, wäre nett, wäre toll, wäre super, wäre prima, wäre gut, wäre hilfreich, wäre klasse
none: wäre sehr hilfreich, wäre sehr nett, wäre sehr schön, wäre sehr dankbar, wäre ihnen dankbar, wäre dankbar, wären dankbar
none: wäre ideal, wäre perfekt, wäre großartig, wäre cool, wäre es schön, wäre es gut, wäre es toll, wäre froh, wäre ihnen sehr dankbar
none: wären ihnen dankbar, wären wir dankbar, wäre ich dankbar, wäre ich ihnen dankbar, wäre ich ihnen sehr dankbar
none: wäre ich sehr dankbar, wären wir ihnen dankbar, wären wir sehr dankbar, für hilfe dankbar, dankbar für, so gut wie, sowohl als
none: gern geschehen, seien sie so gut, seien sie so nett, so freundlich, so nett, so lieb, wenn möglich, gerne, gern, gut möglich
none: gute frage, guten appetit, entschuldigung für die störung, entschuldigen sie die störung, entschuldigung für die späte
none: entschuldigen sie, fehlerbild, fehlerbeschreibung*, fehlersuche, fehlerbehebung*, fehlerprotokoll*, problemlösung*
none: problembeschreibung*, problemstellung*, störungsmeldung*, nicht länger als, nicht später als, noch nicht, weiß nicht, nicht sicher
none: unsicher ob, im schlimmsten fall, schlimmstenfalls, bestenfalls, am besten, so schnell wie möglich, so bald wie möglich
none: schnellstmöglich*, baldmöglichst, möglichst schnell, möglichst bald, besser spät als nie, rücksendeadresse, rücksendeetikett*
none: retourenlabel, retourenschein, kündigungsfrist*, warteliste*, kritisches update, gratis, kostenlos*, beschwerdeformular
none: gut zu wissen ob, sofort lieferbar, sofortüberweisung, direkt, zu erreichen, zu viel*, nicht erforderlich, nicht nötig
none: im guten glauben, guter letzt, bis auf weiteres, um zu, ganz neu, ganz neue, ganz neues, zu hause, zu uns, zu mir, zu ihnen
none: zu diesem, zu meiner, zu unserer, zu den, zu der, zu einem, zu einer, zu ihrem, zu ihrer, zur verfügung, rechts klick
none: rechte seite, die richtige adresse, richtige ansprechpartner, richtigen ansprechpartner, richtige abteilung, guthaben, gutschein*
none: gutschrift*, gültig*, gut lesbar, auf dem weg, auf diesem weg*, auf den weg, tut mir leid, es tut mir leid, leid tut
none: wie vereinbart, wie versprochen, wie erwartet, wie besprochen, genau der/die/das gleiche, genau derselbe, genau dieselbe
none: superoffice*, superuser*, supermarkt*, supermärkt*, supervis*, vielen dank für ihre mail, vielen dank für ihre e mail
none: vielen dank für ihre nachricht, danke für ihre nachricht, danke für die mail, danke für ihre mail, vielen dank für ihr schreiben
none: was passiert wenn, was geschieht wenn, brauche ich nicht, brauchen wir nicht, benötige ich nicht, nicht vor
none: noch nicht entschieden, nicht mehr benötigt
thanks: danke, dankeschön, vielen dank, besten dank, herzlichen dank, tausend dank, danke sehr, danke schön, vielen lieben dank
thanks: lieben dank, ganz herzlichen dank, recht herzlichen dank, nochmals danke, nochmals vielen dank, danke nochmal, danke euch
thanks: danke ihnen, ich danke, wir danken, ich bedanke mich, wir bedanken uns, dank, dankend
+4: fantastisch*, phänomenal*, grandios*, sensationell*, überragend*, hervorragend*, übertrifft ~ erwartungen, übertroffen
+4: erwartungen übertroffen, alle erwartungen, könnte nicht besser sein, könnte nicht zufriedener sein, besser geht es nicht
+4: besser geht's nicht, besser gehts nicht, kann man nicht besser, kann nicht genug loben, nicht genug danken, tag gerettet
+4: den tag gerettet, weltklasse, erstklassig*, erste klasse, note 1, 10 10, zehn von zehn, fünf sterne, 5 sterne, nie besser
+4: noch nie so guten, bester ~ überhaupt, der beste service, beste support, besten support, liebe es, lieben es, ich liebe
+4: einsame spitze, makellos*, zehn sterne, zehn punkte
+3: ausgezeichnet*, exzellent*, wunderbar*, großartig*, perfekt*, vorbildlich*, vorzüglich*, brillant*, genial*, toll, tolle, tollen
+3: toller, tolles, superschnell*, supernett*, superfreundlich*, superzufrieden, supertoll, supereinfach, klasse, prima, spitze
+3: spitzenmäßig*, spitzenservice, spitzenteam, top, topservice, topp, traumhaft*, herrlich*, wundervoll*, himmlisch, der hammer, geil
+3: sehr zufrieden, äußerst zufrieden, rundum zufrieden, vollkommen zufrieden, vollauf zufrieden, mehr als zufrieden, begeister*
+3: beeindruck*, entzückt, überglücklich, hocherfreut, hochzufrieden, glücklich*, sehr erfreut, sehr gut, sehr gute, sehr guter
+3: sehr gutes, sehr guten, gute arbeit, gut gemacht, toll gemacht, super gemacht, tolle arbeit, klasse arbeit, super arbeit
+3: starke leistung, tolle leistung, weiter so, machen sie weiter so, macht weiter so, hut ab, respekt, bravo, chapeau, hurra, juhu
+3: yeah, wow, großes lob, ein lob, lob, loben, lobend, dickes lob, lob an, kompliment*, ein großes dankeschön, großes dankeschön
+3: riesen dank, riesendank, riesiges dankeschön, empfehle, empfehlen ~ weiter, weiterempfehl*, weiter empfehlen, empfehlenswert*
+3: kann ich nur empfehlen, nur zu empfehlen, sehr zu empfehlen, wärmstens empfehlen, erleichtert, erleichterung, welche erleichterung
+3: rettung, gerettet, retter*, held, helden, heldin, engel, schatz, goldwert, gold wert, unbezahlbar, die besten, der beste, die beste
+3: ihr seid spitze, ihr seid super, sie sind spitze, ihr seid die besten, ihr seid klasse, funktioniert perfekt, läuft perfekt
+3: funktioniert einwandfrei, läuft einwandfrei, einwandfrei*, tadellos*, reibungslos*, wie am schnürchen, wie geschmiert
+3: läuft wie geschmiert, tausend dank für, tausend dank für die, herzlichen dank für die, herzlichen dank für ihre, ein traum, hellauf
+3: super leicht, super einfach, leicht einzurichten, einfach einzurichten, wärmstens
+2: gut, gute, guten, guter, gutes, gutem, schön, schöne, schönes, schöner, schönen, zufrieden, zufriedene, zufriedener
+2: zufriedenstellend*, zufriedenheit, froh, glücklicherweise, erfreut, erfreulich*, freue mich, freuen uns, freut mich, freut uns
+2: freude, freuen, freundlich*, nett, nette, netten, netter, nettes, höflich*, zuvorkommend*, hilfsbereit*, hilfsbereitschaft
+2: hilfreich*, angenehm*, sympathisch*, kulant*, kulanz, entgegenkommend*, entgegenkommen, professionell*, kompetent*, kompetenz
+2: fachkundig*, geduldig*, engagiert*, bemüht, aufmerksam*, zuverlässig*, verlässlich*, vertrauenswürdig*, stabil*, solide*
+2: sicher verpackt, effizient*, effektiv*, einfach zu, einfach zu bedienen, leicht zu, leicht zu bedienen, leicht verständlich
+2: kinderleicht, unkompliziert*, problemlos*, mühelos*, übersichtlich*, intuitiv*, benutzerfreundlich*, bedienerfreundlich*
+2: anwenderfreundlich*, nützlich*, wertvoll*, praktisch*, durchdacht*, clever*, schick, schickes, elegant*, modern*, preiswert*
+2: fairer preis, faire preise, guter preis, günstig*, jeden cent wert, jeden euro wert, sein geld wert, ihr geld wert, lohnt sich
+2: gelohnt, spart zeit, spart uns, zeitersparnis, erspart, spaß, spannend*, positiv*, daumen hoch, verbesser*, fortschritt*, erfolg
+2: erfolge, erfolgreich*, gelungen*, geklappt, gelingt, dankbar, dankbarkeit, schätze, schätzen, wertschätz*, geschätzt, lobenswert*
+2: schnell, schnelle, schnellen, schneller, schnelles, rasch*, zügig*, flott*, prompt*, blitzschnell*, umgehend geholfen, im nu
+2: innerhalb von minuten, innerhalb weniger minuten, innerhalb einer stunde, innerhalb kürzester zeit, in kürzester zeit, am selben tag
+2: noch am selben tag, noch am gleichen tag, schneller als erwartet, früher als erwartet, besser als erwartet, besser als je zuvor
+2: viel besser, deutlich besser, besser als vorher, besser als zuvor, wesentlich besser
+2: danke für die schnelle/gute/tolle/super/nette/rasche/prompte/freundliche/großartige/kompetente
+2: vielen dank für die schnelle/gute/tolle/super/nette/rasche/prompte/freundliche/großartige/kompetente
+2: danke für ihre schnelle/gute/tolle/nette/rasche/prompte/freundliche/großartige
+2: vielen dank für ihre schnelle/gute/tolle/nette/rasche/prompte/freundliche/großartige, danke für die hilfe, danke für ihre hilfe
+2: danke für eure hilfe, danke für deine hilfe, vielen dank für die hilfe, vielen dank für ihre hilfe, vielen dank für eure hilfe
+2: vielen dank für die ~ hilfe, danke für die ~ hilfe, danke für die unterstützung, danke für ihre unterstützung
+2: vielen dank für die unterstützung, vielen dank für ihre unterstützung, danke für ihre mühe
+2: danke für den tollen/guten/super/schnellen, vielen dank für den tollen/guten/super/schnellen, danke für das tolle/gute/schnelle
+2: vielen dank für das tolle/gute/schnelle, danke für alles, danke dass sie, danke dass ihr, vielen dank dass sie, danke an
+2: vielen dank an, dank an, mich bedanken, uns bedanken, bedanken, möchte mich bedanken, möchten uns bedanken, schnelle antwort
+2: schnelle hilfe, schnelle reaktion, schnelle lösung, schnelle lieferung, schnell geholfen, schnell gelöst, schnell reagiert
+2: schnell geliefert, schnell beantwortet, sofort geholfen, gut geholfen, super geholfen, wurde mir geholfen, gute beratung
+2: guter service, guten service, gute betreuung, gute qualität, gute unterstützung, gut erklärt, verständlich erklärt, gute erklärung
+2: klare anleitung, gute erfahrung, gute erfahrungen, gute zusammenarbeit, angenehme zusammenarbeit, ordentlich*, gründlich*
+2: sorgfältig*, verständnisvoll*, liebevoll*, pünktlich*, fristgerecht, rechtzeitig, wie neu, bester kauf, gerne wieder
+2: immer wieder gern*, jederzeit wieder, komme wieder, kommen wieder, bestelle wieder, bestellen wieder, kaufe wieder, goldstück
+2: heil angekommen, unbeschadet, keine fehler mehr, keine probleme mehr, wieder ruhig schlafen, ruhig schlafen, stein vom herzen
+2: großer unterschied, welch ein unterschied, riesen unterschied, erleichtert die arbeit, erleichtert uns, erleichtert mir
+2: macht es einfach, arbeit leichter, alltag leichter, extra meile, nicht selbstverständlich, keine selbstverständlichkeit
+2: alle sind zufrieden, kollegen sind begeistert, kunden sind zufrieden, zufrieden mit, froh über, froh dass, sehr schön, richtig gut
+2: wirklich gut, echt gut, so gut, sofort gelöst, sofort behoben, sofort geklappt, sofort reagiert, sofort beantwortet, sofort erledigt
+2: sofort eine antwort, sofort funktioniert, umgehend gelöst, umgehend reagiert, umgehend beantwortet, auf anhieb, beim ersten versuch
+2: fünf minuten später, echter mensch, frischer wind, genau wie es soll, genau das was, genau was wir, genau das richtige
+2: genau richtig, ins schwarze, nichts zu meckern, gibt nichts zu, hält was, erfüllt unsere, erfüllt alle, große hilfe
+2: eine große hilfe, sehr hilfreich, weiterhelfen können, bestens, wohl gefühlt, gut aufgehoben, bin froh, sind froh, wunschlos
+2: viel einfacher, viel leichter, deutlich einfacher, einfacher, leichter, nicht bereut, bereuen nichts, bereuen es nicht
+2: bereue es nicht, dank ihrer, dank ihres, dank ihrem, dank eurer, beste, besten, bester, bestes, als erwartet, als gedacht
+2: als ich dachte, ohne gefummel, ohne probleme, ohne aufwand, ohne stress, ohne umstände, augen geöffnet, der zuhört, die zuhört
+2: zugehört
+2s: funktioniert wieder, funktioniert jetzt, funktioniert nun, funktioniert alles, funktioniert bestens, funktioniert super
+2s: funktioniert gut, funktioniert prima, funktioniert tadellos, läuft wieder, läuft jetzt, läuft nun, läuft bestens, läuft rund
+2s: läuft gut, läuft prima, läuft super, läuft stabil, geht wieder, geht jetzt, geht nun, jetzt geht, nun geht, klappt wieder
+2s: klappt jetzt, klappt nun, klappt prima, klappt super, jetzt funktioniert, nun funktioniert, jetzt läuft, nun läuft, jetzt klappt
+2s: nun klappt, hat geholfen, das hat geholfen, hat geklappt, hat funktioniert, hat alles geklappt, problem gelöst, problem ist gelöst
+2s: problem wurde gelöst, problem behoben, problem ist behoben, problem wurde behoben, fehler behoben, fehler ist behoben
+2s: fehler wurde behoben, ist gelöst, ist behoben, ist erledigt, hat sich erledigt, wurde behoben, wurde gelöst, repariert und
+2s: alles in ordnung, wieder in ordnung, alles bestens, alles gut, alles wieder gut, alles funktioniert, alles läuft, ist wieder da
+2s: wieder online, wieder da, wieder erreichbar, wieder einloggen, wieder anmelden, wieder arbeiten, wieder nutzen
+2s: endlich funktioniert, endlich geht, endlich gelöst, endlich geklappt, funktioniert endlich, läuft endlich, geht endlich
+2s: heute angekommen, gut angekommen, unversehrt angekommen, geld zurück erhalten, geld zurückbekommen, erstattung erhalten
+2s: weitergeholfen, sehr geholfen, mir geholfen, uns geholfen, auf den punkt
+1.5: funktioniert^, funktionierte^, funktionieren^, läuft^, klappt^, klappte^, hilft^, half^, empfehlen, zum glück, glück, endlich
+1.5: besser, bessere, besseres, richtig gemacht, fair, faire, gerecht*, verständlich*, nachvollziehbar*, klar und deutlich
+1.5: keine beanstandung*, nichts zu beanstanden, nichts auszusetzen, nicht meckern, nicht beschweren, keine beschwerden, keine klagen
+1.5: gute nachricht*, gute neuigkeiten, schön zu hören, gut zu hören, gut zu wissen, freut mich zu hören, bleibe kunde, bleiben kunde
+1.5: treuer kunde, zufriedener kunde, zufriedene kunden, gute lösung, tolle lösung, mag, mögen, gefällt^, gefallen^, gefiel^
+1.5: lieblings*, beruhigt, beruhigend, vertrauen, überzeugt, überzeugend*
+1: okay, ok, in ordnung^, akzeptabel, ausreichend*, passt^, passabel, nicht schlecht, nicht übel, gar nicht schlecht
+1: gar nicht so schlecht, überrascht, interessant*, interessiert, danke für die antwort, danke für ihre antwort
+1: vielen dank für ihre antwort, vielen dank für die antwort, danke für die info*, danke für die rückmeldung
+1: vielen dank für die rückmeldung, danke für ihre rückmeldung, danke für das update, danke für den hinweis, vielen dank für die info*
+1: verstanden, sieht gut aus, sieht super aus, scheint zu funktionieren, klingt gut, hört sich gut an
-1f: fehler, fehlers, fehlern, *fehler, fehlerhaft*, fehlerhafte*, fehlgeschlagen, fehlschlag*, problem, probleme, problemen, *problem
-1f: *probleme, schwierigkeit*, schwierig*, störung*, störungen, bug, bugs, verbuggt, absturz*, abstürze, abgestürzt, stürzt, stürzt ab
-1f: ausfall*, ausfälle, *ausfall, ausgefallen, fällt aus, fällt ständig, hängt, hängt sich auf, aufgehängt, hängen, hakt, ruckelt
-1f: friert, eingefroren, gesperrt, sperrt, ausgesperrt, kaputt*, defekt*, beschädig*, schaden, schäden, zerbrochen*, zerstört*
-1f: gebrochen, gerissen, riss, risse, kratzer, zerkratzt, delle*, verbeult, undicht, tropft, leck*, verschwunden*, verschwindet
-1f: verloren, verliert, verlust*, datenverlust, gelöscht worden, offline, nicht erreichbar, unerreichbar, nicht verfügbar
-1f: außer betrieb, rausgeworfen, rausgeschmissen, wirft mich, fliege raus, kann mich nicht, kann ich nicht, kann man nicht
-1f: können wir nicht, können nicht, kann nicht, konnte nicht, konnten nicht, lässt sich nicht, ließ sich nicht, lassen sich nicht
-1f: komme nicht, kommen nicht, bekomme keinen, bekomme kein, bekomme keine, nicht möglich, unmöglich, geht nicht, gehen nicht
-1f: ging nicht, geht gar nicht, geht nichts, nicht erhalten, nicht bekommen, nie erhalten, nie bekommen, nicht angekommen
-1f: nie angekommen, nicht eingetroffen, nicht geliefert, nie geliefert, nicht da, nicht zugestellt, wird nicht angezeigt
-1f: werden nicht angezeigt, nicht angezeigt, zeigt nicht, öffnet nicht, öffnet sich nicht, startet nicht, antwortet nicht
-1f: reagiert nicht, druckt nicht, druckt nur, synchronisiert nicht, speichert nicht, nicht gespeichert, lädt nicht, lädt ewig
-1f: aktualisiert nicht, nicht aktualisiert, verbindet nicht, abgelehnt, verweigert, blockiert, bricht ab, abgebrochen, abbruch
-1f: abbrüche, verbindungsabbr*, funktioniert nicht, funktionieren nicht, funktionierte nicht, funktioniert ~ nicht
-1f: funktionieren ~ nicht, funktioniert nicht mehr, geht nicht mehr, klappt nicht, klappte nicht, klappt ~ nicht, läuft nicht
-1f: läuft ~ nicht, nicht funktioniert, nicht geklappt, funktioniert schlecht, läuft schlecht, funktioniert nur, keinen zugriff
-1f: kein zugriff, keinen zugang, langsam*, lahm*, träge, zäh, instabil*, schwarzer bildschirm, blauer bildschirm, weißer bildschirm
-1f: leere seite, doppelt*, zweimal abgebucht, doppelt abgebucht, zweimal berechnet, doppelt berechnet, zu viel berechnet
-1f: zu viel abgebucht, zuviel berechnet, zweimal in rechnung, falsch*, falscher artikel, falsche ware, falscher betrag, falsche adresse
-1f: falsche größe, falsche rechnung, zu teuer, teuer*, überteuert*, überhöht*, verspätet*, verspätung*, verzöger*, erneut verschoben
-1f: schon wieder verschoben, zu spät, zu lange, zu klein, zu groß, zu hoch, zu laut, dauert ewig, dauert lange, dauert zu lange
-1f: dauerte, dauert, ewigkeit, ewig, schmutzig*, verschmutzt, dreckig*, unsicher*, gehackt, betrug, spam, unklar*, unverständlich*
-1f: verwirr*, kompliziert*, umständlich*, fehlt, fehlen, fehlte, mangel, mängel, mangelhaft*, unvollständig*, ungültig*, stromausfall
-1f: duplikat*, papierstau, überhitzt, piept, klemmt, steckt fest, festgefahren, schiefgelaufen, schief gelaufen, schief gegangen
-1f: schiefgegangen, läuft schief, timeout, macken, macke, zickt, spinnt, streikt, schwer zu, ist weg, sind weg, plötzlich weg
-1f: komplett weg, alles weg, spurlos, beule, loch, löcher, fleck, flecken, rost, rostig, wackelt, wackelig, locker, verbogen, unscharf
-1f: bricht ~ ab, brechen ~ ab, bricht zusammen, schaltet sich ab, schaltet sich aus, schaltet ~ ab, geht aus, geht ständig aus
-1f: verbindung weg, verliert die verbindung, kein ton, keinen ton, kein empfang, kein signal, kein netz, kein internet
-1f: keine verbindung, kein bild, kein strom, wird nicht erkannt, erkennt nicht, nicht erkannt, nicht akzeptiert, akzeptiert nicht
-1f: stimmt nicht, stimmen nicht, stimmt ~ nicht, finde ~ nicht, finden ~ nicht, nicht mehr finden, nicht zu finden, nicht sichtbar
-1f: sehe ~ nicht, nicht mehr möglich, nicht mehr verfügbar, nicht mehr da, liegt seit, liegt immer noch, berechnet obwohl
-1f: in rechnung gestellt, wurde abgebucht, wurden berechnet, wurden abgebucht, es passiert nichts, leer, leere, nur die hälfte, hälfte
-1f: stattdessen, angeblich, kurzschluss, rauch, riecht, geruch, verbrannt, schimmel, falsches produkt, falsches modell, falsche farbe
-1f: falsches teil, nicht der richtige, nicht richtig, abgelaufen, weigert, ist ~ weg, sind ~ weg, war ~ weg, stimmen nicht überein
-1f: weicht ab, weichen ab, abweich*, unterscheiden sich, gelöscht, dauert stunden, dauert tage, dauert minuten, anders vorgestellt
-1f: anders als, stürzt ~ ab, hängt ~ auf, fällt ~ aus, geht ~ kaputt, friert ~ ein, tot, abgegangen, abgefallen, abgerissen, ausgegraut
-1f: abgebucht, wird weiter, ganz anders, anders aus, völlig anders, verwirrt, lärm*, klappert, klappern, quietscht, quietschen, brummt
-1f: brummen, surrt, vibriert, vibrieren, pfeift, rattert, eiskalt, zieht kalt, zugluft, überschwemmt, nass, feucht*, gefährlich*
-1f: pfütze*, geräusch*
-1.5: leider, bedauerlich*, bedaure, bedauern, schade, traurig*, enttäuschend, besorgt, besorgnis, beunruhig*, sorge, sorgen
-1.5: mache mir sorgen, nervös, befürchte, befürchten, unglücklich, nicht zufrieden, nicht gut, nicht gut genug, nicht optimal
-1.5: nicht ideal, nicht schön, nicht hilfreich, hilft nicht, half nicht, nicht geholfen, nicht weitergeholfen, keine hilfe
-1.5: unpraktisch*, unnötig*, sinnlos*, zwecklos, nutzlos*, überflüssig*, lästig*, langweilig*, nervig*, nervt, nerven, nervend, ärger
-1.5: ärgerlich*, ärgert, ärgern, ärgere, geärgert, irritier*, anstrengend*, mühsam*, stress*, stressig, frustrier*, chaotisch*
-1.5: unübersichtlich*, schlampig*, schlampe*, nachlässig*, unzuverlässig*, schlecht*, schwach*, dürftig*, minderwertig*, merkwürdig*
-1.5: komisch*, seltsam*, kämpfe, kämpfen, leide, leiden, geduld, ungeduldig*, müde, erschöpft, ratlos*, überfordert, mangelhaft
-1.5: immer noch nicht, immer noch kein, immer noch keine, immer noch keinen, noch immer nicht, noch immer kein, noch immer keine
-1.5: noch immer keinen, nach wie vor nicht, nach wie vor kein, nach wie vor keine, weiterhin nicht, weiterhin kein, weiterhin keine
-1.5: noch kein, noch keine, noch keinen, bis heute nicht, bis heute keine, bis heute kein, bis jetzt nicht, bis jetzt keine
-1.5: bislang keine, bisher keine, bisher kein, bisher nicht, immer noch derselbe, immer noch dasselbe, immer noch das gleiche
-1.5: immer noch fehler, immer noch probleme, immer noch defekt, warte immer noch, warten immer noch, warte noch immer
-1.5: warten noch immer, warte ich, warten wir, warte seit, warten seit, gewartet, warten müssen, lange warten, lange wartezeit
-1.5: wartezeit*, warteschleife*, seit wochen, seit monaten, seit tagen, seit stunden, seit über, seit mehreren, wochenlang*
-1.5: monatelang*, tagelang*, stundenlang*, schon wieder, schon wieder nicht, wieder nicht, wieder einmal, zum wiederholten
-1.5: immer wieder, ständig, andauernd, permanent, wiederholt, mehrfach, mehrmals, dasselbe problem, das gleiche problem
-1.5: derselbe fehler, der gleiche fehler, zweite mal, zum zweiten, zweites mal, nachfrage, nachhaken, nachgehakt, nachgefragt, mahne
-1.5: keine antwort, keine rückmeldung, keine reaktion, keinerlei reaktion, keinerlei antwort, keinerlei rückmeldung, keine lösung
-1.5: kein rückruf, keinen rückruf, nicht zurückgerufen, ohne antwort, ohne reaktion, ohne rückmeldung, unbeantwortet*
-1.5: niemand antwortet, niemand reagiert, niemand meldet, niemand geht, keiner antwortet, keiner reagiert, keiner meldet, keiner geht
-1.5: meldet sich niemand, meldet sich keiner, nichts gehört, nichts passiert, passiert nichts, tut sich nichts, nicht gelöst
-1.5: nicht behoben, ungelöst*, nicht gemeldet, nie gemeldet, nicht reagiert, nicht geantwortet, verschwendet, verschwendung
-1.5: verschwende, vergeudet, verlieren kunden, verlieren geld, kostet uns, kostete uns, gekostet, alles verloren, arbeit verloren
-1.5: beschwerde*, beschweren, beschwere, reklam*, reklamation*, rückerstatt*, erstatt*, geld zurück, mein geld, zurücktreten, rücktritt
-1.5: widerruf*, widerrufe, anbieter wechseln, anbieter zu wechseln, wechseln wir, wechsle ich, anderen anbieter, alternative suchen
-1.5: konkurrenz*, verzweifel*, geschäftsführ*, eskalier*, eskalation, notfall, frist, letzte frist, fristsetzung, mehr erwartet
-1.5: besseres erwartet, hätte mehr, hätte erwartet, hätten erwartet, erwarte mehr, erwarte ich mehr, erwartet man, verdient besseres
-1.5: ist da jemand, ist jemand da, liest jemand, liest überhaupt, lesen sie überhaupt, lesen sie meine, in der warteschleife, hänge in
-1.5: tag verloren, ganzen tag verloren, ganzer arbeitstag, einen ganzen tag, alles neu machen, alles noch einmal, alles nochmal
-1.5: von vorne anfangen, wieder von vorne, von vorn, mehrfach erklärt, mehrmals erklärt, mehrfach angerufen, mehrmals angerufen
-1.5: schon erklärt, erklärt habe, mal angerufen, mal geschrieben, mal gemeldet, versprochen, zugesagt, zugesichert, sollte längst
-1.5: hätte längst, längst, sollte eigentlich, zurück auf anfang, keiner weiß, niemand weiß, niemand kann, niemand hilft, keiner hilft
-1.5: kunden warten, unsere kunden, kunden beschweren, ausrede*, ausreden, standardantwort*, textbaustein*, automatische antwort
-1.5: ticket geschlossen, einfach geschlossen, ohne lösung geschlossen, nicht das erste mal, nicht zum ersten mal, vergeblich, vergebens
-1.5: umsonst, wofür zahlen, wofür zahle, wofür bezahle, wofür bezahlen, versteckte kosten, versteckte gebühren, preiserhöhung*
-1.5: preise erhöht, bringt nichts, nützt nichts, überhaupt nichts, gar nichts, verstehe nicht warum, kann nicht sein, darf nicht sein
-1.5: kann doch nicht, nicht mein problem, nicht unser problem, verzichte, rückschritt*, schritt zurück, verschlimmbesser*
-1.5: jede einzelne, jeder einzelnen, jedes einzelne, um gottes willen, herrgott, eines anderen kunden, anders vereinbart
-1.5: anders abgemacht, anders besprochen, null, seit zwei/drei/vier/mehreren wochen, seit zwei/drei/mehreren monaten, zwei monate ohne
-1.5: wochen ohne
-2.5: enttäusch*, unzufrieden*, sauer, stinksauer, wütend*, wut, zornig*, zorn, verärger*, empört*, empörend*, empörung, aufgebracht
-2.5: genervt, frustriert, frust, satt, bin es leid, sind es leid, leid, habe genug, haben genug, habe die nase, die nase voll
-2.5: nase voll, schnauze voll, genug davon, es reicht, reicht es, reicht's, mir reicht, geduld am ende, geduld verloren
-2.5: geduld ist am ende, am ende meiner geduld, keine geduld, vertrauen verloren, vertrauen ist weg, kein vertrauen, dritte mal
-2.5: dritten mal, drittes mal, vierte mal, vierten mal, viertes mal, fünfte mal, fünften mal, fünftes mal, sechsten mal, zehnten mal
-2.5: x ten mal, xten mal, zum dritten, zum vierten, zum fünften, wie oft, wie oft noch, wie lange noch, wie lange soll
-2.5: wie lange sollen, wie lange muss, wie schwer kann, wann wird endlich, wann gedenken, wann passiert endlich, was soll das
-2.5: was ist los, was ist da los, ist das ihr ernst, ernsthaft, soll das ein witz, ein witz, schlechter witz, unseriös*
-2.5: unprofessionell*, inkompeten*, unfähig*, dilettant*, amateur*, stümper*, laien, idiot*, dumm, dumme, dummheit, blöd*, bescheuert*
-2.5: lächerlich*, absurd*, farce, zirkus, unsinn, quatsch, blödsinn, mist, scheiß, schrott*, müll, dreck, murks, pfusch*, saftladen
-2.5: sauladen, armselig*, erbärmlich*, jämmerlich*, miserabel*, miserable*, mies, miese, mieser, mieses, miesen, grottig*
-2.5: grottenschlecht*, unterirdisch*, unhöflich*, unfreundlich*, frech*, frechheit, unverschämt*, dreist*, arrogant*, respektlos*
-2.5: herablassend*, patzig*, ignorier*, ignoranz, abgewimmelt, abgespeist, vertröstet, vertrösten, hingehalten, hinhalte*
-2.5: von einem zum anderen, im kreis, weitergereicht, niemanden interessiert, interessiert niemanden, ist egal, egal ist, gebe auf
-2.5: geben auf, aufgegeben, aufgeben, hoffnungslos*, aussichtslos*, unhaltbar*, untragbar*, unerträglich*, unbrauchbar*, wertlos*
-2.5: zeitverschwendung, geldverschwendung, rausgeworfenes geld, reine zeitverschwendung, abzocke*, abgezockt, abzocker*, betrogen
-2.5: betrüger*, betrügerisch*, verarsch*, veräppelt, lüge*, gelogen, belogen, lügen, irreführ*, getäuscht, täuschung, leere versprech*
-2.5: versprechen gebrochen, nicht eingehalten, nicht gehalten, nicht wie versprochen, nicht wie vereinbart, entgegen der zusage
-2.5: entgegen ihrer zusage, nie wieder, nie mehr, letzte mal, das letzte mal, bereue, bereuen, finger weg, vorsicht vor, hände weg
-2.5: nicht empfehlen, nicht zu empfehlen, nicht weiterempfehl*, rate ab, abraten, abzuraten, anwalt*, rechtsanwalt*
-2.5: rechtliche schritte, rechtlich*, gericht, klage einreichen, verbraucherzentrale*, verbraucherschutz*, anzeige erstatten
-2.5: anzeigen bei, schlechte bewertung, negative bewertung, einen stern, null sterne, schlechter service, schlechten service
-2.5: schlechter support, schlechte qualität, schlechte betreuung, schlechter kundenservice, schlechte erfahrung*, sehr schlecht*
-2.5: echt schlecht*, wirklich schlecht*, so schlecht*, zu schlecht, unter aller, hasse, hassen, verabscheue, albtraum, alptraum, chaos
-2.5: katastroph*, *katastrophe, fiasko, desaster*, großes problem, große probleme, massive probleme, massiv*, erhebliche probleme
-2.5: erheblich*, gravierend*, schwerwiegend*, ernstes problem, viel zu langsam, unglaublich langsam, extrem langsam, sprachlos
-2.5: schockiert*, schock, fassungslos*, entsetzt*, entsetzen, erschüttert, peinlich*, blamabel*, beleidig*, kränkend*
-2.5: im stich gelassen, stich gelassen, ungerecht*, unfair*, unangemessen*, veraltet*, schlimm*, schlimmer, schlechter als
-2.5: noch schlechter, immer schlechter, wird immer, nicht akzeptabel, nicht in ordnung, nicht okay, nicht ok, nicht hinnehm*
-2.5: nicht länger hinnehmen, nehme ich nicht hin, akzeptiere ich nicht, akzeptieren wir nicht, nicht bieten, so geht es nicht
-2.5: so geht das nicht, so kann es nicht, so nicht, muss ein ende, danke für nichts, vielen dank für nichts, null hilfe, null service
-2.5: null antwort, keinen interessiert, kümmert sich niemand, niemand kümmert, keiner kümmert, keiner zuständig, niemand zuständig
-2.5: tragisch*, zum heulen, heulen, zum verzweifeln, zum weinen, steht still, stillstand, stehen still, stehen komplett, lahmgelegt
-2.5: lahm gelegt, aufgeschmissen, unmöglich von, nicht erlebt, nie erlebt, noch nicht erlebt, habe ich noch nie, so behandelt
-2.5: so behandelt worden, haareraufen, haare raufen, in den wahnsinn, wahnsinnig macht, macht mich verrückt, werde verrückt
-2.5: verrückt werden, verrückt, auf die nerven, zum narren, für dumm, für dumm verkauft, aufgelegt, einfach aufgelegt, legt auf
-2.5: ruiniert*, ruinieren, verdorben, versaut, sabotiert, in den sand gesetzt, verbockt, vergeigt, verpfuscht, fertig mit ihnen
-2.5: bin fertig mit, in scherben, scherben, in tausend stücke, zertrümmert, zerschmettert, geworfen, über den zaun, glückwunsch sie
-2.5: völlig egal, total egal, sind ihnen egal, ist ihnen egal, kunden egal, scheißegal, wie können sie es, der sich auskennt
-2.5: die sich auskennen, wie kann es sein, wie kann das sein, kann es sein dass, wie kann man so, wie kann man nur
-3.5: schrecklich*, furchtbar*, fürchterlich*, entsetzlich*, grauenhaft*, grauenvoll*, grausam*, horror, horrend*, scheußlich*
-3.5: inakzeptab*, unakzeptab*, unzumutbar*, zumutung, unerhört*, unfassbar schlecht, unverzeihlich*, unter aller sau
-3.5: unter aller kanone, unter aller kritik, skandal*, skandalös*, schande, schändlich*, schämen, schämt, schlimmste*, schlechteste*
-3.5: hölle, höllisch, scheiße, scheisse, scheiss*, beschissen*, verdammte*, verfluchte*, kotzt, zum kotzen, verarschung, verarscht
-3.5: arsch*, sauerei, schweinerei, wutentbrannt, außer mir, totale katastrophe, absolute katastrophe, absolute frechheit
-3.5: bodenlose frechheit, absolut inakzeptabel, noch nie so schlecht*, noch nie erlebt, noch nie so einen schlechten, schlechtester
-3.5: widerlich*, abscheulich*, ekelhaft*, das letzte, ist das letzte, fass zum überlaufen, zum überlaufen, kragen, platzt
very+3: super, mega, hammer
very-2.5: verdammt
-0.7: dringend*, dringlich*, eilt, eilig, sofort, unverzüglich, umgehend, akut, kritisch*, erneut, stornier*, storno, kündig*, kündigung
-0.7: erinnerung, erinnere, chef, vorgesetzte*, konto löschen, löschen sie mein, schließen sie mein
again: wieder, nochmals, jedes mal, täglich, jeden tag, jeden morgen
again: seit zwei/drei/vier/fünf/sechs/sieben/acht/zehn/mehreren/vielen/# tagen/wochen/monaten/stunden, den ganzen tag, die ganze woche
again: den ganzen vormittag, bereits, schon, dauernd
-0.7f: vor wochen, vor tagen, vor zwei/drei/vier/fünf/# wochen/tagen/monaten, vor einer woche, seit letzter woche, tage später
-0.7f: über eine woche, mehr als eine woche, zweimal, zwei mal, dreimal, drei mal, fehlermeldung*, fehlercode*, fehlernummer*, ohne dass
-0.7f: ohne vorwarnung, ohne ankündigung, ohne zu fragen
+1.2s: gelöst, behoben, beseitigt, geklärt
not: ohne, weder, wenig, alles andere als, weit entfernt von, mangels
again-0.4: immer noch, noch immer, nach wie vor, weiterhin, seit montag/dienstag/mittwoch/donnerstag/freitag/gestern/letzter/einer/einem
again-0.4: seit dem wochenende, seit dem update, seit heute, seit dem letzten update, weiter abgebucht
-0.5f: warum, wieso, weshalb
not-0.7: kaum
+2.5: super*
-2: im regen, stehen lassen, zeit stehlen, stehlen mir, meine zeit
+1.8: vielen dank für, herzlichen dank für, besten dank für, danke sehr für, vielen lieben dank für, ganz herzlichen dank für
+1.8: nochmals vielen dank für, nochmals danke für, danke dafür, vielen dank dafür, danke nochmals für
`;
