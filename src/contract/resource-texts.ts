/**
 * Texts of the resource keys that Svar itself sends, `[SR_…]` or bare. wire: headers-and-formats §2: the key goes out as it
 * stands while no language is in effect. Keys that are not here, other people's, always do.
 */
const texts: Readonly<Record<string, string>> = {
  SR_MANDATORY_FIELD_1281:
    'US:"This field must be filled in";NO:"Feltet må fylles ut";SW:"Fältet måste fyllas i";DA:"Feltet skal udfyldes";GE:"Dieses Feld muss ausgefüllt werden"',
  SR_SVAR_READ_ONLY:
    'US:"Set by the server";NO:"Settes av serveren";SW:"Sätts av servern";DA:"Sættes af serveren";GE:"Wird vom Server gesetzt"',
  SR_SVAR_NO_RIGHT:
    'US:"Your role does not allow this";NO:"Rollen din tillater ikke dette";SW:"Din roll tillåter inte detta";DA:"Din rolle tillader ikke dette";GE:"Ihre Rolle erlaubt das nicht"',
  SR_SVAR_NO_MEMBER:
    'US:"You are not a member of the category";NO:"Du er ikke medlem av kategorien";SW:"Du är inte medlem i kategorin";DA:"Du er ikke medlem af kategorien";GE:"Sie sind kein Mitglied der Kategorie"',
  SR_SVAR_NOT_OWNER:
    'US:"Only the owner may change this";NO:"Bare eieren kan endre dette";SW:"Bara ägaren får ändra detta";DA:"Kun ejeren må ændre dette";GE:"Nur der Besitzer darf das ändern"',
  SR_YES: 'US:"Yes";NO:"Ja";SW:"Ja";DA:"Ja";GE:"Ja"',
  SR_NO: 'US:"No";NO:"Nei";SW:"Nej";DA:"Nej";GE:"Nein"',
  SR_AL_STREET: 'US:"Street address";NO:"Gateadresse";SW:"Gatuadress";DA:"Gadeadresse";GE:"Straße"',
  SR_AL_POBOX: 'US:"Postal address";NO:"Postadresse";SW:"Postadress";DA:"Postadresse";GE:"Postanschrift"',
  SR_AL_POSTCODECITY: 'US:"Postcode/city";NO:"Postnr./sted";SW:"Postnr/ort";DA:"Postnr./by";GE:"PLZ/Ort"',
  SR_AL_CITY: 'US:"City";NO:"Sted";SW:"Ort";DA:"By";GE:"Ort"',
  SR_AL_COUNTYPCODE: 'US:"County/postcode";NO:"Fylke/postnr.";SW:"Län/postnr";DA:"Amt/postnr.";GE:"Landkreis/PLZ"',
  SR_AL_ADDRESS1: 'US:"Address, line 1";NO:"Adresse, linje 1";SW:"Adress, rad 1";DA:"Adresse, linje 1";GE:"Adresse, Zeile 1"',
  SR_AL_ADDRESS2: 'US:"Address, line 2";NO:"Adresse, linje 2";SW:"Adress, rad 2";DA:"Adresse, linje 2";GE:"Adresse, Zeile 2"',
  SR_AL_ADDRESS3: 'US:"Address, line 3";NO:"Adresse, linje 3";SW:"Adress, rad 3";DA:"Adresse, linje 3";GE:"Adresse, Zeile 3"',
};

/** The keys that have a text, bare. */
export const resourceKeys: readonly string[] = Object.keys(texts);

/** The text of a key in all its languages; null for every other text. */
export function resourceText(text: string): string | null {
  if (!text.startsWith('[SR_') && !text.startsWith('SR_')) return null;
  const key = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  return Object.hasOwn(texts, key) ? (texts[key] ?? null) : null;
}
