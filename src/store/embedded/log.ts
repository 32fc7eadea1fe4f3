import { closeSync, copyFileSync, fstatSync, openSync, readSync, statSync, truncateSync } from 'node:fs';
import { codeOf } from './error.ts';

const limit = 10 * 1024 * 1024;

/** Opens the server's log for appending. It stays readable by the owner only: an error line may quote a value. */
export function openLog(path: string): number {
  boundLog(path);
  return openSync(path, 'a', 0o600);
}

/**
 * Keeps the log under 10 MiB plus one older part. Copied and emptied rather than renamed: the server holds the file open
 * (for appending, so that it goes on at the new end) and is not asked to open another.
 */
export function boundLog(path: string): void {
  try {
    if (statSync(path).size <= limit) return;
    copyFileSync(path, `${path}.1`);
    truncateSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** The last complaint of server process `pid` in the log, without time and process; '' when it left none. */
export function lastComplaint(path: string, pid: number): string {
  const lines = tail(path, 32 * 1024)
    .split('\n')
    .filter(Boolean);
  const own = lines.filter((line) => line.includes(`[${pid}]`) && /\b(FATAL|PANIC|ERROR): /.test(line)).at(-1);
  return (own ?? lines.filter((line) => /^postgres: |error while loading|cannot execute/.test(line)).at(-1) ?? '').replace(
    /^.*?(FATAL|PANIC|ERROR|postgres): +/,
    '',
  );
}

function tail(path: string, bytes: number): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const buffer = Buffer.alloc(Math.min(bytes, size));
    readSync(file, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8');
  } finally {
    closeSync(file);
  }
}
