/** Which columns a user has chosen for a list of the GUI. */
import type { Row, Statement } from '../database.ts';

export const chosenColumns = (userId: number, gui: string, provider: string): Statement => ({
  text: 'select columns from svar_chosen_columns where user_id = $1 and gui_name = lower($2) and provider = lower($3)',
  values: [userId, gui, provider],
});

/** The columns out of the rows of the statement above. */
export const columnsIn = (rows: readonly Row[]): readonly string[] => (rows[0]?.columns as string[] | undefined) ?? [];

export const keepChosenColumns = (userId: number, gui: string, provider: string, columns: readonly string[]): Statement => ({
  text: `insert into svar_chosen_columns (user_id, gui_name, provider, columns) values ($1, lower($2), lower($3), $4)
    on conflict (user_id, gui_name, provider) do update set columns = excluded.columns`,
  values: [userId, gui, provider, columns],
});
