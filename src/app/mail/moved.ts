/** What sorting answers when the ticket is another one by now, or takes no more: what was found out does not hold, and is looked for anew. */
export const MOVED = Symbol('moved');
