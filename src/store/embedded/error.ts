/** What keeps the embedded PostgreSQL from running, as one line a person can act on. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';
}

/** Another Svar has the data folder; it may be about to end. */
export class AlreadyRunning extends EmbeddedError {}

/** The error code of a failed system call (`ENOENT`, `EACCES`, …), or '' when it carries none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The words of any thrown value, on one line. */
export function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
}

/** The one refusal that a second start on the same folder gets. */
export function alreadyRunning(folder: string, pid: number | string): EmbeddedError {
  return new AlreadyRunning(`Svar is already running on ${folder} (process ${pid})`);
}
