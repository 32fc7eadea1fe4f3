/**
 * Words and pairs of words that two neighbours have, and one of them says far more often: `der` is "there" to both, and to Danes "that" as well;
 * Norwegians ask `når kommer`, Danes `hvornår kommer`. A Dane's `I` is "you", within a sentence as well.
 */
const TABLES: Readonly<Record<string, string>> = {
  da: `I,jo,taler,tale,talte,ellers,straks,mon,der er,er der,har der,var der,kan der,skal der,kommer der,at der,om der,når der,hvis der,så der,som der,men der,og der,
    der kan,der har,der skal,der kommer,der står,der sker,der mangler,der var,der vil,der ikke,der findes,der gik,der gør,ved ikke,det ved,jeg ved,ved du,har i,kan i,vil i,skal i,får i,ved i,er i,
    har brug,i orden,med det samme,i stedet,i alt,lige nu,til jer,en gang til,sat op,endnu en,hvad med,i øvrigt,ikke mere,skal man,hvor man`,
  'nb nn': `når kommer,når kan,når har,når er,når får,når skal,når blir,når vil,når åpner,når var,når ble,når fikk,når må,når begynner,når sender,når leveres,når stenger,når går,
    snakker,snakke,snakket,fint,ingenting,bytte,bytter,byttet,hyggelig,rundt,ordner,ordne,holder,fikser,som ikke,som har,som er,som skal,som kan,som var,som står,
    går an,gå an,det står,det kommer,det ligger,det finnes,finnes det,det var,på plass,med en gang,i det hele,ikke lenger,i tillegg,for øvrig,til dere,det går,er det,har det,var det`,
};

/** Which languages lean towards a word, or a pair with a blank between; in small letters, but for `I`. */
export const LEANINGS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(TABLES).flatMap(([languages, table]) =>
    table.split(',').map((words): [string, readonly string[]] => [words.trim(), languages.split(' ')]),
  ),
);
