/** The port by which SMS leave the desk, and how the desk sends them. */

/** One text for one number. */
export interface Sms {
  /** Letters, digits, dashes: the same whenever this SMS is handed over, and of no other one. */
  id: string;
  /** A name or a number; `''` where nobody has chosen one. */
  from: string;
  /** `+4791234567`, or a short number without country. */
  to: string;
  text: string;
}

/** What the gateway said of an SMS; words are fit for agents. `reference`: what it calls it, `''` for nothing. */
export type Handed = { kind: 'accepted'; reference: string } | { kind: 'refused'; why: string } | { kind: 'postponed'; why: string };

/** Who carries SMS. */
export interface SmsGateway {
  /**
   * Hands an SMS over.
   * @param signal breaks it off; it is postponed then
   * @returns never an error: a gateway that cannot be reached has postponed it
   */
  hand(sms: Sms, signal: AbortSignal): Promise<Handed>;
}

/** How a desk sends SMS. */
export interface SmsSettings {
  /** Does a gateway carry them? */
  isSent: boolean;
  /** Who they come from; `''` where the gateway decides. */
  from: string;
  /** The calling code of numbers that name no country, `47`; `''` for none. */
  country: string;
  /** So many parts a text has at most. */
  parts: number;
}

/** Of a desk that has no gateway. */
export const NO_SMS: SmsSettings = { isSent: false, from: '', country: '', parts: 6 };
