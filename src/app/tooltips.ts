/** What a tooltip says about a row, for those who may see it. */
import { NOBODY } from '../domain/desk.ts';
import { reach } from '../domain/rights.ts';
import { ticketLines, tooltipLines } from '../store/tooltips.ts';
import type { Call } from './call.ts';

interface Lined {
  name: string;
  tooltip?: string;
}
const lined = (row: Lined | undefined): string[] => (row ? [row.name, row.tooltip ?? ''] : []);

/** Rows that the desk in memory has, by the name of their key. */
function fromDesk(call: Call, key: string, id: number): string[] | null {
  const { desk } = call;
  switch (key) {
    case 'associate_id': {
      const agent = desk.associates.get(id);
      return agent ? [agent.fullName, agent.tooltip] : [];
    }
    case 'ej_category_id':
      return desk.categories.has(id) ? [desk.categories.get(id)!.fullName] : [];
    case 'ticket_status_id':
      return lined(desk.statuses.get(id));
    case 'ticket_priority_id':
      return lined(desk.priorities.get(id));
    case 'ticket_type_id':
      return lined(desk.types.get(id));
    case 'tags_id':
      return lined(desk.tags.get(id));
    default:
      return null;
  }
}

/** Lines about a row; none when there is no such row, or it may not be seen. @param key in lower case, `ticket_id` */
export async function aboutRow(call: Call, key: string, id: number): Promise<string[]> {
  if (!Number.isInteger(id) || id <= 0 || id > 0x7fff_ffff) return [];
  const known = fromDesk(call, key, id);
  if (known) return known.filter(Boolean);
  if (key === 'ticket_id') {
    const [row] = await call.app.database.query(ticketLines(id, reach(call.agent, 'read', call.desk)));
    if (!row) return [];
    const owner = row.ownerId === NOBODY ? undefined : call.desk.agents.get(row.ownerId as number);
    return [...(row.lines as (string | null)[]), owner?.fullName ?? null].filter((line) => line !== null && line !== '') as string[];
  }
  const statement = tooltipLines(key, id);
  const [row] = statement ? await call.app.database.query(statement) : [];
  return row ? ((row.lines as (string | null)[]).filter((line) => line !== null && line !== '') as string[]) : [];
}
