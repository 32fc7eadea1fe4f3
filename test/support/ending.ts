/** What is ended when all tests of a process are over. Loaded outside any suite: else the end of that suite would be it. */
import { after } from 'node:test';

const endings: (() => Promise<unknown>)[] = [];

/** To be called at the end. */
export const atEnd = (end: () => Promise<unknown>): number => endings.push(end);

after(async () => {
  await Promise.all(endings.map((end) => end()));
});
