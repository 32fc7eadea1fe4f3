/** Two ways to the same tickets, timed in turn: over HTTP, and by a query of one's own. */

export interface Reading {
  port: number;
  authorization: string;
}

/** Reads a page of the archive of tickets; the ids of its rows. @param options of the query string */
export function pageReader({ port, authorization }: Reading, options: Readonly<Record<string, string>>): () => Promise<number[]> {
  const query = Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/Archive/FindTicket?${query.join('&')}`, {
      headers: { Authorization: authorization },
    });
    const { value } = (await answer.json()) as { value: { ticketId: number }[] };
    return value.map(({ ticketId }) => ticketId);
  };
}

/** Milliseconds that something takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

/**
 * Warms both up, then times them in turn.
 * @returns milliseconds of each, turn by turn
 * @throws Error when the two do not find the same tickets
 */
export async function inTurn(
  ours: () => Promise<number[]>,
  bare: () => Promise<number[]>,
  turns: { warm: number; timed: number },
): Promise<{ ours: number[]; bare: number[] }> {
  for (let warm = 0; warm < turns.warm; warm++) {
    const found = await Promise.all([ours(), bare()]);
    if (String(found[0]) !== String(found[1])) throw new Error('Svar and the bare query do not find the same tickets');
  }
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let turn = 0; turn < turns.timed; turn++) {
    times.bare.push(await timed(bare));
    times.ours.push(await timed(ours));
  }
  return times;
}
