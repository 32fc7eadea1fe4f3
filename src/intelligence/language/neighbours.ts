/**
 * The same words as four neighbours write them, a row each: Bokmål, Nynorsk, Danish, Swedish. A row is fair: where a word is the same,
 * it speaks for all who have it. Forms of one word in one language stand between slashes; a dash is a word that it does not have.
 */
const ROWS = `
andre andre andre andra
annet/annen/anna anna/annan andet/anden annat/annan
tjenesten/tjeneste tenesta/teneste tjenesten/tjeneste tjänsten/tjänst
morgen/morges morgon/morgonen/morges morgen/morges morgon/morse
kveld/kvelden kveld/kvelden aften/aftenen kväll/kvällen
kundenummer/kundenummeret kundenummer/kundenummeret kundenummer/kundenummeret kundnummer/kundnumret
kontonummer/kontonummeret kontonummer/kontonummeret kontonummer/kontonummeret kontonummer/kontonumret
ordrenummer/ordre/ordren ordrenummer/ordre/ordren ordrenummer/ordre/ordren/ordrer ordernummer/order/ordern
refusjon/refusjonen refusjon/refusjonen refusion/refundering/refusionen återbetalning/återbetalningen
utbetalt utbetalt udbetalt utbetalt/utbetalat
størrelse/størrelser/størrelsen storleik/storleikar størrelse/størrelser/størrelsen storlek/storlekar/storleken
stedet/sted/steder staden/stad/stader stedet/sted/steder stället/ställe/ställen
hente hente hente hämta
sending/sendingen sending/sendinga forsendelse/forsendelsen försändelse/försändelsen
større/størst større/størst større/størst större/störst
heller heller hellere/heller hellre/heller
enn enn end än
ødelagt/knust øydelagd/øydelagt/knust ødelagt/knust/smadret sönder/trasig/krossad
stykker stykke stykker bitar
kom kom kom kom
gammel/gamle gammal/gamle gammel/gamle gammal/gamla
ny/nye/nytt ny/nye/nytt ny/nye/nyt ny/nya/nytt
telefon/telefonen/mobilen telefon/telefonen/mobilen telefon/telefonen/mobilen telefon/telefonen/mobilen
koden/kode koden/kode koden/kode koden/kod
forventer/venter/ventet forventar/ventar/venta forventer/venter/ventet förväntar/väntar/väntat
unnskyldning/beklagelse orsaking/unnskyldning undskyldning/beklagelse ursäkt
sjef/sjefen/leder sjef/sjefen/leiar chef/chefen/leder chef/chefen/ledare
uakseptabelt/uakseptabel uakseptabelt/uakseptabel uacceptabelt/uacceptabel oacceptabelt/oacceptabel
misfornøyd/fornøyd misnøgd/nøgd/fornøgd utilfreds/tilfreds missnöjd/nöjd
skuffet/skuffende skuffa/skuffande skuffet/skuffende besviken/besvikna
sint/irritert sint/irritert vred/irriteret arg/irriterad
dårlig/dårligere dårleg/dårlegare dårlig/dårligt/dårligere dålig/dåligt/sämre
god/godt/gode god/godt/gode god/godt/gode god/gott/goda/bra
fin/fint fin/fint fin/fint/fint fin/fint
første fyrste/første første första
siste/sist siste/sist sidste/sidst sista/sist/senaste
neste neste næste nästa
forrige førre/forrige forrige/sidste förra
lang/lenge/langt lang/lenge/langt lang/længe/langt lång/länge/långt
liten/lite/små liten/lite/små lille/lidt/små liten/lite/små
stor/stort/store stor/stort/store stor/stort/store stor/stort/stora
ringe/ringer/ringt/ringte ringje/ringjer/ringt ringe/ringer/ringet/ringede ringa/ringer/ringt/ringde
sende/sender sende/sender sende/sender skicka/skickar/sända
skrive/skriver/skrev/skrevet skrive/skriv/skreiv/skrive skrive/skriver/skrev/skrevet skriva/skriver/skrev/skrivit
lese/leser/lest lese/les/lest læse/læser/læst läsa/läser/läst
finne/finner/fant/funnet finne/finn/fann/funne finde/finder/fandt/fundet hitta/hittar/hittade
vente/ventetid vente/ventetid vente/ventetid vänta/väntetid
prøve/prøver/prøvd/prøvde prøve/prøver/prøvd/prøvde prøve/prøver/prøvet/prøvede försöka/försöker/försökt/provat
åpne/åpner/åpen/åpent opne/opnar/open/ope åbne/åbner/åben/åbent öppna/öppnar/öppen/öppet
stenge/stengt/lukket stengje/stengt lukke/lukket/lukker stänga/stängt/stängd
endre/endres/endret/bytte endre/endrar/endra/byte ændre/ændres/ændret/bytte ändra/ändrat/byta
slette/slettet/slett slette/sletta slette/slettet radera/raderat/ta
avbestille/kansellere/avslutte avbestille/kansellere/avslutte afbestille/annullere/afslutte avbeställa/avboka/avsluta
oppsigelse/si oppseiing/seie opsigelse/opsige uppsägning/säga
abonnement/abonnementet abonnement/abonnementet abonnement/abonnementet abonnemang/abonnemanget
konto/kontoen konto/kontoen konto/kontoen konto/kontot
bruker/brukeren/brukernavn brukar/brukaren/brukarnamn bruger/brugeren/brugernavn användare/användaren/användarnamn
skjerm/skjermen skjerm/skjermen skærm/skærmen skärm/skärmen
feilmelding/feilmeldingen feilmelding/feilmeldinga fejlmeddelelse/fejlbesked/fejlmeddelelsen felmeddelande/felmeddelandet
nettbutikk/nettbutikken nettbutikk/nettbutikken webshop/webshoppen/netbutik webbutik/webbutiken/nätbutik
e-post/epost e-post/epost e-mail/mail e-post/mejl/mejlet
adresse/adressen adresse/adressa adresse/adressen adress/adressen
levere/leveres/leveringen levere/leverast/leveringa levere/leveres/leveringen leverera/levereras/leveransen
frakt/frakten frakt/frakta fragt/fragten frakt/frakten
pris/prisen/priser pris/prisen/prisar pris/prisen/priser pris/priset/priser
kroner kroner kroner kronor
rabatt/rabatten rabatt/rabatten rabat/rabatten rabatt/rabatten
gebyr/gebyret gebyr/gebyret gebyr/gebyret avgift/avgiften
purring/purringen purring/purringa rykker/rykkeren påminnelse/påminnelsen
trukket/belastet trekt/belasta trukket/hævet dragits/dragit/debiterats
dobbelt/dobbel dobbelt/dobbel dobbelt/dobbel dubbelt/dubbel/dubbla
kvittering/kvitteringen kvittering/kvitteringa kvittering/kvitteringen kvitto/kvittot
garanti/garantien garanti/garantien garanti/garantien garanti/garantin
reklamasjon/reklamere/klage reklamasjon/reklamere/klage reklamation/reklamere/klage reklamation/reklamera/klaga
vare/varen/varer vare/vara/varer/varene vare/varen/varer vara/varan/varor
produkt/produktet/produktene produkt/produktet/produkta produkt/produktet/produkterne produkt/produkten/produkterna
maskin/maskinen maskin/maskina maskine/maskinen maskin/maskinen
program/programmet program/programmet program/programmet program/programmet
oppdatering/oppdatere/oppdatert oppdatering/oppdatere/oppdatert opdatering/opdatere/opdateret uppdatering/uppdatera/uppdaterat
versjon/versjonen versjon/versjonen version/versionen version/versionen
laste/lastet/ned laste/lasta/ned downloade/hente/downloadet ladda/laddat/ner
vedlegg/vedlagt/vedlegget vedlegg/vedlagt/vedlegget vedhæftet/vedhæftning/vedlagt bifogad/bifogat/bilaga
bilde/bildet/bilder bilete/biletet/bilde billede/billedet/billeder bild/bilden/bilder
møte/møtet/time møte/møtet/time møde/mødet/tid möte/mötet/tid
avtale/avtalen/avtalt avtale/avtalen/avtalt aftale/aftalen/aftalt avtal/avtalet/avtalat
kontrakt/kontrakten kontrakt/kontrakten kontrakt/kontrakten kontrakt/kontraktet
lege/legen/legetime lege/legen/legetime læge/lægen/lægetid läkare/läkaren/läkartid
barn/barnet/barna barn/barnet/barna barn/barnet/børnene barn/barnet/barnen
skole/skolen skule/skulen skole/skolen skola/skolan
kommune/kommunen kommune/kommunen kommune/kommunen kommun/kommunen
søknad/søke/søkt søknad/søkje/søkt ansøgning/ansøge/ansøgt ansökan/ansöka/ansökt
skjema/skjemaet skjema/skjemaet skema/skemaet/formular formulär/formuläret
opplysninger/informasjon/informasjonen opplysningar/informasjon oplysninger/information/informationen uppgifter/information/informationen
bekreftelse/bekrefte/bekreftet stadfesting/stadfeste/stadfesta bekræftelse/bekræfte/bekræftet bekräftelse/bekräfta/bekräftat
behandle/behandlet/behandling handsame/handsama/behandling behandle/behandlet/behandling behandla/behandlat/behandling
løse/løst/løsning/løsningen løyse/løyst/løysing/løysinga løse/løst/løsning/løsningen lösa/löst/lösning/lösningen
problem/problemet/problemer problem/problemet problem/problemet/problemer problem/problemet/problemen
mulighet/muligheter moglegheit/moglegheiter mulighed/muligheder möjlighet/möjligheter
åpningstider/åpningstid opningstider/opningstid åbningstider/åbningstid öppettider/öppettid
helgen/helg helga/helg weekend/weekenden helgen/helg
mandag måndag mandag måndag
tirsdag tysdag tirsdag tisdag
onsdag onsdag onsdag onsdag
torsdag torsdag torsdag torsdag
fredag fredag fredag fredag
lørdag laurdag lørdag lördag
søndag søndag/sundag søndag söndag
januar januar januar januari
februar februar februar februari
juni juni juni juni
august august august augusti
ukentlig/ukene vekentleg/vekene ugentlig/ugerne veckovis/veckorna
timer/timen/minutter timar/timen/minutt timer/timen/minutter timmar/timmen/minuter
årsak/grunn/grunnen årsak/grunn/grunnen årsag/grund/grunden orsak/anledning/anledningen
likevel/enda likevel/enda alligevel/endda ändå/ännu
ingen/intet/ingenting ingen/inkje/ingenting ingen/intet/ingenting ingen/inget/ingenting/inga
alle/alt/hele alle/alt/heile alle/alt/hele alla/allt/hela
aldri aldri aldrig aldrig
alltid alltid altid alltid
ofte ofte ofte ofta
nesten nesten næsten nästan
helt heilt helt helt
ganske ganske ganske/ret ganska
litt litt lidt lite
flere/flest fleire/flest flere/flest flera/flest
samme same samme samma
egen/eget/egne eigen/eige/eigne egen/eget/egne egen/eget/egna
hjem/hjemme heim/heime hjem/hjemme hem/hemma
ut/ute ut/ute ud/ude ut/ute
inn/inne inn/inne ind/inde in/inne
opp/oppe opp/oppe op/oppe upp/uppe
frem/fram fram frem fram
bak/foran bak/framfor bag/foran bakom/framför
omkring/rundt rundt omkring/rundt omkring/runt
fremover framover fremover framöver
dessverre dessverre/diverre desværre tyvärr
heldigvis heldigvis heldigvis lyckligtvis
antakelig/sannsynligvis truleg/sannsynlegvis sandsynligvis/formentlig troligen/förmodligen/antagligen
spesielt/særlig særleg/spesielt især/særligt/specielt särskilt/speciellt
endelig endeleg endelig/endeligt äntligen
vanligvis/vanlig vanlegvis/vanleg normalt/almindeligvis vanligtvis/vanlig
umulig/mulig umogleg/mogleg umuligt/umulig/muligt omöjligt/omöjlig
enkel/enkelt/lett enkel/enkelt/lett nem/nemt/let enkel/enkelt/lätt
vanskelig vanskeleg vanskelig/svært/svært svårt/svår
hyggelig hyggeleg hyggelig/hyggeligt/venlig trevlig/trevligt
flink/flinke/dyktig flink/flinke/dyktig dygtig/dygtige duktig/duktiga
rask/raske/hurtig rask/raske/snøgg hurtig/hurtige snabb/snabba
treg/tregt/sen treg/tregt/sein langsom/langsomt långsam/långsamt
kald/varm kald/varm kold/varm kall/varm
penger/beløp/beløpet pengar/beløp/beløpet penge/beløb/beløbet pengar/belopp/beloppet
kjøpte/kjøper kjøpte/kjøper købte/køber köpte/köper
selger/solgt/salg seljar/seld/sal sælger/solgt/salg säljer/sålt/försäljning
koster/kostet kostar/kosta koster/kostede kostar/kostade
ligger/lå ligg/låg ligger/lå ligger/låg
står/sto står/stod står/stod står/stod
holder/holdt held/heldt holder/holdt håller/höll
følger/fulgt følgjer/fulgt følger/fulgt följer/följt
gjelder gjeld gælder/drejer gäller
betyr tyder betyder betyder
skjer/skjedde skjer/skjedde sker/skete händer/hände
tror/trodde trur/trudde tror/troede tror/trodde
forstår/forstått forstår/forstått forstår/forstået förstår/förstått
husker/glemt hugsar/gløymt husker/glemt minns/glömt
liker/likte likar/likte kan/syntes gillar/gillade
elsker elskar elsker älskar
lurer/spør lurer/spør/undrar spørger/undrer undrar/frågar
spurt/spurte spurt/spurde spurgt/spurgte frågat/frågade
burde/bør burde/bør burde/bør borde/bör
tør/klarer/klart tør/klarer/klart tør/klarer/klaret vågar/klarar/klarat
lar/la lar/let lader/lod låter/lät
blitt/blir vorte/blir/blitt blevet/bliver blivit/blir
hadde/har hadde/har havde/har hade/har
sånn/slik slik/sånn sådan/således sådan/så
altfor/for altfor/for alt/for alltför/för
dere/deres dykk/dykkar jer/jeres er/ert/era
oss/vår/vårt oss/vår/vårt os/vores oss/vår/vårt
meg/min/mitt meg/min/mitt mig/min/mit mig/min/mitt
seg seg sig sig
hun/henne ho/henne hun/hende hon/henne
dem/de dei dem/de dem/de
hvilken/hvilket kva/kva hvilken/hvilket vilken/vilket
hvorfor kvifor hvorfor varför
hvordan korleis hvordan hur
ønsker/vil ønskjer/ynskjer/vil ønsker/vil önskar/vill
trenger treng behøver/mangler behöver
bestilling/bestillingen/bestille bestilling/bestillinga/tinging bestilling/bestillingen/bestille beställning/beställningen/beställa
mottok/mottatt mottok/motteke modtog/modtaget mottog/mottagit/fått
avsender/mottaker avsendar/mottakar afsender/modtager avsändare/mottagare
ansatt/medarbeider tilsett/medarbeidar ansat/medarbejder anställd/medarbetare
avdeling/avdelingen avdeling/avdelinga afdeling/afdelingen avdelning/avdelningen
firma/bedrift/bedriften firma/bedrift/bedrifta firma/virksomhed/virksomheden firma/företag/företaget
kollega/kollegaen kollega/kollegaen kollega/kollegaen kollega/kollegan
venn/vennen ven/venen ven/vennen vän/vännen
`;

const NAMES = ['nb', 'nn', 'da', 'sv'] as const;

/** All words of the rows with the languages that have them. */
export function neighbourWords(): [word: string, language: string][] {
  const pairs: [string, string][] = [];
  for (const row of ROWS.split('\n')) {
    row
      .trim()
      .split(' ')
      .forEach((forms, place) => {
        const language = NAMES[place];
        if (!language || forms === '' || forms === '-') return;
        for (const form of forms.split('/')) pairs.push([form, language]);
      });
  }
  return pairs;
}
