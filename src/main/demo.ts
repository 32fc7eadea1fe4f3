/** What a demo brings to a start; what it is stands outside of the product. */
import type { Client, ClientConfig } from 'pg';

/** Mail that the desk sends is caught and shown, and customers can be played. */
export interface DemoPost {
  /** Where the desk sends to, as SVAR_RELAY says it. */
  relay: string;
  /** Where one reads and writes. */
  url: string;
  /** Tells where the desk takes mail. */
  reach(port: number): void;
  close(): Promise<void>;
}

export interface Demo {
  /** Furnishes a desk with a believable company, once. @returns did it? */
  furnish(client: Client, at: Date, passwordHash: string): Promise<boolean>;
  /** Null for a desk that is not the demo's. */
  openPost(connection: ClientConfig): Promise<DemoPost | null>;
}
