/**
 * The audit of mail that goes out: what was to leave, against what the next server has, and what the tickets say of the rest. The same
 * audit is held over desks that lose, repeat, rename and keep silent, which it has to tell from an honest one.
 */

/** A mail that was to leave, and what has to become of it for each address. */
export interface Intended {
  mark: string;
  ticketId: number;
  /** Addresses that take it in the end, and those that refuse it for good. */
  takers: readonly string[];
  refusers: readonly string[];
}

/** What the next server was given, for one address. */
export interface Delivery {
  mark: string;
  address: string;
  mailId: string;
  /** SHA-256 of its bytes, in hex. */
  hash: string;
  /** It said that it has it; the desk may still not have heard it. */
  isAnswered: boolean;
}

/** A row of the outbox in the end. */
export interface OutRow {
  mark: string;
  ticketId: number;
  state: 'Waiting' | 'Sending' | 'Sent' | 'Failed' | 'GivenUp';
  /** How often the desk has died while it was being handed over: nobody knows then whether it has arrived. */
  unknown: number;
}

/** A message of a ticket that tells of mail which was not sent. */
export interface Told {
  ticketId: number;
  body: string;
}

export interface OutFindings {
  /** Nobody has it who should. */
  lost: string[];
  /** Had again without a reason. */
  doubled: string[];
  /** Had again as another mail, or as that of another. */
  renamed: string[];
  /** At whoever has refused it, or of no mail that was to leave. */
  strange: string[];
  /** Refused, and not told on its ticket, or told twice, or told of one who has it. */
  untold: string[];
  /** Come to no end. */
  open: string[];
}

export const NO_OUT_FINDINGS: OutFindings = { lost: [], doubled: [], renamed: [], strange: [], untold: [], open: [] };

export interface OutFacts {
  intended: readonly Intended[];
  deliveries: readonly Delivery[];
  rows: readonly OutRow[];
  told: readonly Told[];
}

const ofMark = <T extends { mark: string }>(items: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(item.mark, [...(groups.get(item.mark) ?? []), item]);
  return groups;
};

function auditAddresses({ mark, takers, refusers }: Intended, deliveries: readonly Delivery[], unknown: number, found: OutFindings): void {
  for (const address of takers) {
    const had = deliveries.filter((one) => one.address === address);
    const windows = unknown + had.filter(({ isAnswered }) => !isAnswered).length;
    if (!had.some(({ isAnswered }) => isAnswered) && unknown === 0) found.lost.push(`${mark} for ${address}`);
    if (had.length === 0) found.lost.push(`${mark} for ${address}: never there`);
    if (had.length > 1 + windows) found.doubled.push(`${mark} for ${address}: ${had.length} times, ${windows} with a reason`);
  }
  for (const { address } of deliveries) if (refusers.includes(address)) found.strange.push(`${mark} for ${address}: refused, and there`);
  for (const { address } of deliveries)
    if (![...takers, ...refusers].includes(address)) found.strange.push(`${mark} for ${address}: not for him`);
  const ids = new Set(deliveries.map(({ mailId }) => mailId));
  const hashes = new Set(deliveries.map(({ hash }) => hash));
  if (ids.size > 1 || hashes.size > 1 || ids.has('')) found.renamed.push(`${mark}: ${[...ids].join(', ')}`);
}

function auditTold({ mark, ticketId, takers, refusers }: Intended, told: readonly Told[], found: OutFindings): void {
  const bodies = told.filter((one) => one.ticketId === ticketId).map(({ body }) => body);
  const times = (address: string): number => bodies.filter((body) => body.includes(`${address}: `)).length;
  for (const address of refusers) if (times(address) !== 1) found.untold.push(`${mark} for ${address}: told ${times(address)} times`);
  for (const address of takers) if (times(address) !== 0) found.untold.push(`${mark} for ${address}: told, and he has it`);
}

/** Compares. */
export function auditMailOut({ intended, deliveries, rows, told }: OutFacts): OutFindings {
  const found: OutFindings = structuredClone(NO_OUT_FINDINGS);
  const [byMark, rowsByMark] = [ofMark(deliveries), ofMark(rows)];
  for (const mail of intended) {
    const own = rowsByMark.get(mail.mark) ?? [];
    const [row] = own;
    if (own.length !== 1) found.strange.push(`${mail.mark}: ${own.length} rows in the outbox`);
    if (!row || row.state === 'Waiting' || row.state === 'Sending') found.open.push(`${mail.mark}: ${row?.state ?? 'no row'}`);
    const isAllRefused = mail.takers.length === 0;
    if (row && (row.state === 'GivenUp' || (isAllRefused && row.state !== 'Failed')))
      found.open.push(`${mail.mark}: ended as ${row.state}`);
    auditAddresses(mail, byMark.get(mail.mark) ?? [], row?.unknown ?? 0, found);
    auditTold(mail, told, found);
  }
  const marks = new Set(intended.map(({ mark }) => mark));
  for (const { mark, address } of deliveries) if (!marks.has(mark)) found.strange.push(`${mark} for ${address}: of nobody`);
  const owners = new Map<string, string>();
  for (const { mailId, mark } of deliveries) {
    const owner = owners.get(mailId) ?? mark;
    owners.set(mailId, owner);
    if (owner !== mark) found.renamed.push(`${mark}: under the Message-ID of ${owner}`);
  }
  return found;
}
