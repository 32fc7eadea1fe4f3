/** A gateway for tests and trials, or for a program of one's own: each SMS becomes a file in a folder, whole or not at all. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Handed, SmsGateway } from '../app/sms/gateway.ts';

/** Writes a file so that it is there after a loss of power, too. @throws Error of the file system */
async function written(folder: string, name: string, content: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // two processes may have the same one in hand, when a lease has run out
  const draft = join(folder, `.${name}.${process.pid}.draft`);
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await rename(draft, join(folder, name));
  // a name is durable when its folder is; one system has no way to say so
  if (process.platform === 'win32') return;
  const place = await open(folder, 'r');
  await place.sync().finally(() => place.close());
}

/**
 * The way into a folder: `<id>.json` with id, from, to and text. A repeat has the same id, and so the same file.
 * @param folder made when the first SMS goes
 */
export function openDrop(folder: string): SmsGateway {
  return {
    async hand({ id, from, to, text }, signal): Promise<Handed> {
      if (signal.aborted) return { kind: 'postponed', why: 'it took too long' };
      try {
        await written(folder, `${id}.json`, `${JSON.stringify({ id, from, to, text }, null, 2)}\n`);
        return { kind: 'accepted', reference: id };
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        return { kind: 'postponed', why: `the folder for SMS cannot be written to${code === '' ? '' : ` (${code})`}` };
      }
    },
  };
}
