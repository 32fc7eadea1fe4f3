/** What processes cost, as the kernel counts it (Linux; elsewhere nothing is known). */
import { readFileSync } from 'node:fs';
import { processesOf } from '../src/store/embedded/processes.ts';

/** Microseconds of one tick in /proc/<pid>/stat: 100 a second on every Linux that Node runs on. */
const TICK = 10_000;

/** The processes of a desk on an embedded server. */
export interface Household {
  /** Of Svar, one or more. */
  nodes: readonly number[];
  /** The cluster's folder. */
  cluster: string;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null; // it has ended, or is hidden from us: either way there is nothing to count
  }
};

/** CPU of a process in microseconds; `withEnded` adds that of its children which are gone. */
function cpuOf(pid: number, withEnded: boolean): number {
  const line = read(`/proc/${pid}/stat`);
  if (line === null) return 0;
  // the fields from the third on; the second, the name, may hold blanks
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
  return (user! + system! + (withEnded ? endedUser! + endedSystem! : 0)) * TICK;
}

/** CPU so far in microseconds: of Svar's Node processes, and of all PostgreSQL processes. */
export function cpu(household: Household): { node: number; postgres: number } {
  return {
    node: sum(household.nodes.map((pid) => cpuOf(pid, false))),
    postgres: sum(processesOf(household.cluster).map((pid) => cpuOf(pid, true))),
  };
}

/** Proportional set size of a process in MB; NaN when the system does not tell. */
function pss(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1];
  return kilobytes === undefined ? Number.NaN : Number(kilobytes) / 1024;
}

export interface Memory {
  node: number;
  postgres: number;
  /** How many PostgreSQL processes there are. */
  processes: number;
}

/** Memory in MB, shared pages divided among those who share them. */
export function memory(household: Household): Memory {
  const pids = processesOf(household.cluster);
  return { node: sum(household.nodes.map(pss)), postgres: sum(pids.map(pss)), processes: pids.length };
}
