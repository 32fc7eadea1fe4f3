import type { Parts } from './parts.ts';

export const german: Parts = {
  language: 'de',
  greetings: `
Hallo,
Guten (Tag|Morgen),
Sehr geehrte Damen und Herren,
Liebes (Team|Support-Team),
Moin,
Hallo zusammen,`,
  closings: `
Danke
Vielen Dank im Voraus
Mit freundlichen Grüßen
MfG
Viele Grüße
Beste Grüße
Ich freue mich auf (Ihre|eine schnelle) Antwort`,
  fillers: `
Ich bin (seit mehreren Jahren|schon lange) Kunde bei Ihnen.
Ich habe (versucht anzurufen|mehrmals angerufen), aber (niemand ging ran|hing in der Warteschleife).
Können Sie sich das bitte (möglichst bald|bei Gelegenheit) ansehen?
Meine (Kundennummer|Kontonummer) ist {order}.
Es (geht um|betrifft) {product}.
Melden Sie sich gern, wenn Sie noch Angaben brauchen.
Mein Kollege {name} hat Ihnen deswegen (letzte Woche|am {day}) (geschrieben|Bescheid gegeben).
Ich schreibe im Namen von {company}.
Entschuldigung, falls (das die falsche Adresse ist|es etwas lang wurde).
Wir (brauchen|hätten gern) eine Antwort bis {day}.
Sie erreichen mich nach vier Uhr auf dem Handy.
(Ein Foto|Ein Bildschirmfoto|Das Dokument) liegt bei.`,
  subjects: `
Frage
Hilfe
Hallo
Anfrage
{order}
Dringend
Betreff: {product}
Unser (Gespräch|Telefonat)`,
  wrote: 'Am {day} schrieb {company}:',
  days: 'Montag,Dienstag,Mittwoch,Donnerstag,Freitag,3. März,12. Juni,21.',
  kinds: {
    invoice: `
Rechnung {order}
Frage zur (Rechnung|Abrechnung)
(Mahnung|Zahlungsziel)
Fehler auf der letzten (Rechnung|Abrechnung)
---
Ich verstehe (die zweite Zeile|eine der Positionen) auf (Rechnung {order}|der letzten Rechnung) nicht.
Wir haben (eine Rechnung|eine Abrechnung) über {amount} bekommen, (vereinbart|erwartet) war ein niedrigerer (Preis|Betrag).
Bitte senden Sie mir eine (neue|) Kopie der Rechnung für (den letzten Monat|{day}).
Sie haben uns denselben (Monat|Zeitraum) zweimal (berechnet|abgebucht).
(Die Umsatzsteuernummer|Die Bestellnummer|Die Rechnungsanschrift) auf der Rechnung (ist falsch|fehlt).
Ich habe eine (Mahnung|Mahngebühr) erhalten, obwohl ich (am {day}|pünktlich) überwiesen habe.
Können wir (Rechnungen per E-Mail|eine XRechnung|ein längeres Zahlungsziel) bekommen?
Was ist (das Fälligkeitsdatum|die Bankverbindung) für die Zahlung von {amount}?
Unsere Buchhaltung (braucht|bittet um) eine (Gutschrift|Saldenbestätigung) zu {order}.
Warum ist die monatliche Gebühr auf dieser Rechnung gestiegen?`,
    refund: `
Erstattung zu Bestellung {order}
Wann bekomme ich mein Geld zurück?
Rücksendung und (Erstattung|Geld zurück)
Geld nicht eingegangen
---
Ich habe {product} (vor zwei Wochen|am {day}) (zurückgeschickt|retourniert) und noch kein Geld erhalten.
Ich (möchte|hätte gern) (mein Geld zurück für|eine Erstattung für) {product}.
Der Betrag von {amount} ist nicht (gutgeschrieben|zurückgebucht) worden, weder auf (der Karte|dem Konto).
Wann wird die (Rückzahlung|Erstattung) für Bestellung {order} ausgezahlt?
Sie haben versprochen, das zu (erstatten|ersetzen), aber auf dem Konto ist nichts passiert.
Das Paket mit der Retoure kam am {day} in Ihrem Lager an, bitte zahlen Sie den (Betrag|Kaufpreis) zurück.
Ich habe für (zwei|drei) bezahlt und nur eins bekommen, daher (bitte|verlange) ich um (die Differenz|einen Teil) zurück.
Wie (schicke|sende) ich {product} zurück und bekomme wieder, was ich bezahlt habe?
Nur die Hälfte wurde erstattet, (der Versand|{amount}) fehlt noch.
Ich bereue den Kauf und mache von meinem Widerrufsrecht für {product} Gebrauch.`,
    cancel: `
Kündigung des Abonnements
Vertrag {order} beenden
Vertrag kündigen
Kündigung
---
Ich möchte mein Abonnement (zum nächsten Monat|zum {day}) (kündigen|beenden).
Bitte bestätigen Sie, dass der Vertrag (beendet|gekündigt) ist.
Wir (brauchen|nutzen) {product} nicht mehr und wollen die Vereinbarung (beenden|auslaufen lassen).
Wie lang ist die Kündigungsfrist für {order}?
Wir (wechseln den Anbieter|schließen das Büro), bitte schließen Sie unser (Konto|Kundenkonto).
Bitte verlängern Sie (das Abo|den Vertrag) nicht, wenn (es|er) (endet|abläuft).
Ich habe (am {day}|letzten Monat) gekündigt, aber (das Abo läuft weiter|Sie buchen jeden Monat ab).
Wir treten (mit Wirkung zum {day}|mit sofortiger Wirkung) vom Vertrag zurück.
Ich wollte mich (im Kundenbereich|auf der Webseite) abmelden, finde aber (den Knopf|die Stelle) nicht.
Nehmen Sie uns aus (dem Tarif|der Mitgliedschaft), nach der Probezeit machen wir nicht weiter.`,
    delivery: `
Wo ist (mein Paket|meine Bestellung)?
Lieferung von {order}
Sendungsverfolgung zeigt nichts
(Verspätete|Fehlende) Lieferung
---
Bestellung {order} (sollte am {day} da sein|war für {day} angekündigt), ist aber noch nicht hier.
Die Sendungsverfolgung (steht still|zeigt dasselbe) seit (fünf Tagen|einer Woche).
Der (Fahrer|Bote) hat das Paket bei (einem Nachbarn|Unbekannten) (abgegeben|abgestellt).
Wann wird {product} (geliefert|verschickt)?
Die Spedition sagt, es sei zugestellt, aber wir haben (nichts|kein Paket) erhalten.
In der (Sendung|Lieferung) fehlt (ein Karton|ein Packstück).
(Der Karton|Das Paket) kam (beschädigt|nass|aufgerissen) an und {product} ist (zerbrochen|zerkratzt).
Kann man die Sendung stattdessen (in Ihrem Lager|bei der Post) abholen?
Der Paketdienst findet unsere (Tür|Straße) nicht, er ist zweimal umgekehrt.
Sie schrieben, sie sei am {day} versandt worden, wie viele Tage dauert der Transport sonst?`,
    login: `
Anmeldung geht nicht
Passwort zurücksetzen
Aus dem Konto ausgesperrt
Zugang für (neue|ehemalige) Kollegin
---
Ich kann mich (nicht mehr|seit {day} nicht) (anmelden|einloggen).
(Der Link|Die Mail) zum Zurücksetzen des Passworts (kommt nie an|ist abgelaufen).
Es heißt (falsches Passwort|unbekannter Benutzer), obwohl ich (sicher|ganz sicher) bin, dass es stimmt.
Mein (Konto|Benutzer) ist nach (zu vielen|drei) Versuchen gesperrt.
Der Code für die (Zwei-Faktor-Anmeldung|Anmeldung) geht an mein altes Telefon.
Bitte (legen Sie|richten Sie) einen (Benutzer|Zugang) für {name} (an|ein), (seit {day}|diese Woche) bei uns.
Ich werde (alle fünf Minuten|ständig) abgemeldet und muss meine Daten neu eingeben.
Wir haben eine neue Administratorin, sie braucht (Rechte|die Berechtigung), Benutzer hinzuzufügen.
Ich weiß nicht mehr, mit welcher E-Mail-Adresse ich (registriert|angemeldet) bin.
Single Sign-on lehnt mich ab, die Sitzung sei ungültig.`,
    outage: `
(System|Dienst) ausgefallen
Nichts geht mehr
Fehler 500
(Sehr langsam|Keine Verbindung) seit heute früh
---
(Das System|Der Dienst|Das Programm) (ist ausgefallen|reagiert nicht) (seit heute früh|bei allen).
Wir bekommen (eine Fehlermeldung|Fehler 502|eine leere Seite) (beim Öffnen|auf) jeder Seite.
Heute ist alles (extrem|furchtbar) langsam, (Seiten|Listen) laden eine Minute lang.
Gibt es gerade (einen Ausfall|eine Störung|Probleme)?
{product} hat (mittags|in der Nacht) die Verbindung verloren und kommt nicht wieder.
Keiner (der Mitarbeiter|unserer dreißig Benutzer) kann arbeiten, der Server (antwortet nicht|ist nicht erreichbar).
(Die Synchronisierung|Die Schnittstelle|Die API) schlägt seit dem Update am {day} fehl.
Ihre Statusseite ist grün, aber (hier|bei uns im Büro) lädt nichts.
Die App stürzt (gleich nach dem Start|beim Öffnen einer Liste) ab.
Die ganze Produktion steht, rufen Sie sofort den Bereitschaftstechniker.`,
    order: `
Bestellung {order} ändern
Falsche (Größe|Farbe|Adresse) bestellt
Zur Bestellung hinzufügen
Änderung vor dem Versand
---
Ich habe bei {product} die falsche (Größe|Farbe) (bestellt|gewählt), lässt sich das (ändern|tauschen)?
Bitte (ändern|berichtigen) Sie die Lieferadresse von Bestellung {order} auf unser neues Büro.
Kann ich (ein|zwei) {product} (mehr|zusätzlich) zur Bestellung vom {day} nehmen?
Wir haben versehentlich zehn bestellt, es (sollte|hätte) nur eins (sein|sein sollen).
Bitte (streichen|nehmen) Sie {product} aus dem Auftrag (vor dem Versand|, den Rest behalten wir).
Ist es (möglich|zu spät), (das Datum|den Termin) auf {day} zu legen?
Ich habe beim Bestellen (den Rabattcode|die Referenz) (vergessen|nicht angegeben).
Wir hätten lieber das (größere|schwarze|günstigere) Modell als das bestellte.
Können Sie Auftrag {order} teilen, die Hälfte für unsere Filiale?
Halten Sie die Bestellung an, bis wir über die Menge gesprochen haben.`,
    product: `
Frage zu {product}
Passt {product}?
(Anleitung|Datenblatt) für {product}
Vor dem Kauf
---
(Funktioniert|Passt) {product} mit (dem älteren Modell|unserer Ausrüstung)?
Was ist der Unterschied zwischen {product} und dem (kleineren|neuen)?
Wo finde ich (die Anleitung|das Datenblatt|die Beschreibung) zu {product}?
Ist {product} (auf Lager|lieferbar) in (weiß|anderen Größen)?
Wie (stelle ich|montiere ich|schließe ich) {product} (ein|an)?
Wie viel (trägt|wiegt|Strom braucht) {product}?
Geben Sie (Rabatt|Sonderpreise), wenn wir (zwanzig|eine größere Menge) kaufen?
Kann der Akku vom Benutzer (getauscht|geladen) werden, und wie lange hält er?
Was deckt die Garantie von {product} ab, und wie viele Jahre?
Wir suchen etwas, das für draußen geeignet ist, was empfehlen Sie?`,
    complaint: `
Beschwerde
Sehr (enttäuscht|unzufrieden) mit Ihnen
Das ist nicht hinnehmbar
(Drittes|Letztes) Schreiben
---
Ich bin (sehr|äußerst) (enttäuscht von|unzufrieden mit) (Ihrem Umgang mit uns|Ihrem Service).
Ich schreibe nun zum (dritten|vierten) Mal, und niemand (antwortet|kümmert sich).
Ihr (Mitarbeiter|Kollege) am Telefon war (unverschämt|unhöflich) und legte auf.
So (schlechten|miserablen) (Service|Support) habe ich noch nie (gesehen|erlebt).
{product} ging nach (zwei Tagen|einer Woche) kaputt, die Qualität ist (miserabel|ein Witz).
Ich (verlange|erwarte) (eine Entschuldigung|eine Erklärung) von (Ihrem Chef|einem Verantwortlichen).
Wir warten seit (drei Wochen|einem Monat) auf Antwort, das ist inakzeptabel.
Nächstes Mal (gehen|kaufen) wir (zur|bei der) Konkurrenz, und ich werde es (weitererzählen|öffentlich bewerten).
Ich gehe zur Verbraucherzentrale, wenn Sie das nicht lösen.
Versprechen werden immer wieder gebrochen, und jeder von Ihnen sagt etwas anderes.`,
    wish: `
(Vorschlag|Idee)
Funktionswunsch
Wäre schön zu haben
(Wunsch|Vorschlag) für die nächste Version
---
Es wäre (toll|schön|nützlich), wenn (man|wir) die Liste (nach Excel ausgeben|nach Datum sortieren) könnte.
Haben Sie (an|schon an) (einen dunklen Modus|eine App) gedacht?
(Uns fehlt|Wir wünschen uns) (ein Knopf|eine Abkürzung), um (einen Eintrag|den letzten Auftrag) zu kopieren.
(Mein Vorschlag|Meine Idee) ist, (die Summe|den Verlauf) auf der Startseite zu zeigen.
Ist geplant, (weitere Sprachen|Kalender|Strichcodes) zu unterstützen?
Bauen Sie bitte (einen Filter|ein Suchfeld) in die nächste Version ein.
Andere Programme (lassen einen|können) (ziehen und ablegen|nach Farbe gruppieren), das würde uns auch hier sehr helfen.
Ein kleiner Wunsch unseres Teams: Erinnerungen, die man für mehrere Personen setzen kann.
Können Sie das auf Ihre Liste setzen: eine Anbindung an unsere Buchführung?
Es braucht viel zu viele Klicks, vielleicht ließe es sich mit einer Vorlage vereinfachen.`,
    privacy: `
Löschung meiner Daten
Auskunft nach DSGVO
Welche (Daten|Angaben) haben Sie über mich?
(Auftragsverarbeitung|Datenschutz)
---
Bitte (löschen|entfernen) Sie alle personenbezogenen Daten, die Sie über mich haben.
Ich verlange (eine Kopie|Auskunft über|eine Übersicht über) die über mich gespeicherten Daten.
Auf welcher Rechtsgrundlage bewahren Sie (meine Telefonnummer|meine Adresse) auf?
Ich widerrufe meine Einwilligung in (den Newsletter|die Nutzung meiner Daten).
Wir brauchen einen unterschriebenen Vertrag zur Auftragsverarbeitung (bis {day}|für die Prüfung).
Wo stehen (die Server|unsere Daten), und (wer|welche Unterauftragnehmer) hat Zugriff?
Wie lange (speichern|behalten) Sie (Aufzeichnungen|Kundendaten)?
Sie haben mir (Angaben|einen Brief) eines anderen Kunden geschickt, das verletzt die Vertraulichkeit.
Unser Datenschutzbeauftragter bittet um die Liste der Unterauftragsverarbeiter.
Ein früherer Mitarbeiter muss nach Artikel 17 aus Ihren Akten verschwinden.`,
    spam: `
Schnell mehr (Kunden|Besucher)
Vorschlag zur (Zusammenarbeit|Partnerschaft)
Sie wurden ausgewählt
Kurze Frage zu Ihrer Webseite
---
Wir helfen Firmen wie Ihrer, in (den Suchmaschinen|Google) ganz oben (zu stehen|gefunden zu werden).
Ich (bin auf Ihre Webseite gestoßen|war auf Ihrer Webseite) und habe (einige Fehler|Luft nach oben) bemerkt.
(Jetzt kaufen|Jetzt bestellen) und {amount} sparen - Angebot nur bis (heute|{day}).
Hätten Sie Interesse an (einem kurzen Gespräch|einer kostenlosen Vorführung) nächste Woche?
Wir sind ein führender Hersteller von (Verpackungen|LED-Leuchten) und bieten (niedrige|günstige) Preise.
Unsere Datenbank enthält (50.000|geprüfte) Kontakte zu Entscheidern Ihrer Branche.
Glückwunsch, Ihre Adresse hat (einen Gutschein|{amount}) gewonnen, klicken Sie (hier|unten).
Ich schreibe Gastbeiträge mit Links für Ihr Blog zu einem fairen Preis.
Haben Sie meine letzte Mail bekommen? Gern stelle ich unsere erfahrenen Entwickler vor.
Investieren Sie heute mit garantierter Rendite, ohne Risiko und Gebühren.`,
  },
};
