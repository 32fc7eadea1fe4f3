/**
 * The desk in memory. It is loaded again when a save or read meets a newer version in the database, when the database
 * says so, and at least every half minute, so that several processes agree.
 */
import type { Desk } from '../domain/desk.ts';
import type { Database } from '../store/database.ts';
import { type Credential, loadDesk } from '../store/desk.ts';

export interface Loaded {
  desk: Desk;
  credentials: ReadonlyMap<number, Credential>;
  /** Ids of tokens that were revoked, until they are swept. */
  revoked: ReadonlySet<number>;
}

export class DeskKeeper {
  private readonly database: Database;
  private loaded: Loaded | null = null;
  private loading: Promise<Loaded> | null = null;

  constructor(database: Database) {
    this.database = database;
  }

  /** The desk at hand. @throws Error before the first load */
  current(): Loaded {
    if (!this.loaded) throw new Error('the desk is not loaded yet');
    return this.loaded;
  }

  /** Loads the desk anew; calls at the same time share one load that began after the first of them asked. */
  async reload(): Promise<Loaded> {
    this.loading ??= loadDesk(this.database)
      .then((loaded) => {
        if (!this.loaded || loaded.desk.version >= this.loaded.desk.version) this.loaded = loaded;
        return this.loaded;
      })
      .finally(() => {
        this.loading = null;
      });
    return this.loading;
  }

  /** The desk at a version or later. */
  async atLeast(version: number): Promise<Loaded> {
    let loaded = this.current();
    // a load that was already under way may have begun before the change
    for (let attempt = 0; loaded.desk.version < version && attempt < 3; attempt++) loaded = await this.reload();
    return loaded;
  }
}
