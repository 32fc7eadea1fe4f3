import { processMark } from './processes.ts';

// Which Svar of this process is meant: a process may start several (tests do), one after the other or on different folders.
const living = new Set<string>();
let counter = 0;

/** One Svar's name, seen by others in the server's command line, its lock connection and svar.pid: `process.mark.number`. */
export function newOwner(): string {
  counter += 1;
  const owner = `${process.pid}.${processMark(process.pid) ?? 'here'}.${counter}`;
  living.add(owner);
  return owner;
}

/** This Svar has ended; its name stands for nobody from now on. */
export function ownerEnded(owner: string): void {
  living.delete(owner);
}

/** The process number in an owner's name; NaN in anything else. */
export function ownerPid(owner: string): number {
  return /^\d+\.\w+\.\d+$/.test(owner) ? Number.parseInt(owner, 10) : Number.NaN;
}

/** Whether the Svar of this name still lives: same process, not merely the same number. */
export function ownerLives(owner: string): boolean {
  const pid = ownerPid(owner);
  if (Number.isNaN(pid)) return false;
  if (pid === process.pid && owner.startsWith(`${pid}.${processMark(pid) ?? 'here'}.`)) return living.has(owner);
  return processMark(pid) === owner.split('.')[1];
}
