/** The law of floors (ARCHITECTURE.md): who may import whom, one writer, one clock, one door for SQL, sizes of files and functions. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '..');
const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.fixture.ts'))
  .map((name) => name.replaceAll('\\', '/'))
  .sort();
const textOf = (name: string): string => readFileSync(join(src, name), 'utf8');

/** The room of a file: its top folder, or its own name for files that lie on the floor itself. */
const roomOf = (name: string): string => (name.includes('/') ? name.split('/')[0]! : name.replace(/\.ts$/, ''));

/** What a room may import; itself and packages always. `types` may be imported as types only. */
const law: Record<string, { may: string[]; types?: string[] }> = {
  vocabulary: { may: [] },
  time: { may: [] },
  contract: { may: ['vocabulary', 'time'] },
  domain: { may: ['vocabulary', 'time'] },
  intelligence: { may: [] },
  store: { may: ['domain', 'vocabulary', 'time'] },
  app: { may: ['domain', 'intelligence', 'store', 'vocabulary', 'time'] },
  agents: { may: ['contract', 'domain', 'app', 'vocabulary', 'time'], types: ['store'] },
  http: { may: ['contract', 'agents', 'app', 'vocabulary', 'time'] },
  smtp: { may: ['app'] },
  sms: { may: ['app'] },
  imap: { may: ['app'] },
  model: { may: ['app'] },
  config: { may: [] },
  docs: { may: ['config', 'contract', 'agents'] },
  main: { may: ['config', 'contract', 'domain', 'store', 'app', 'agents', 'http', 'smtp', 'sms', 'imap', 'model', 'time', 'vocabulary'] },
};

interface Import {
  room: string;
  typeOnly: boolean;
  text: string;
}

function importsOf(name: string): Import[] {
  const found = textOf(name).matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)|\nimport '(\.[^']+)'/g,
  );
  return [...found].map((match) => {
    const target = relative(src, resolve(dirname(join(src, name)), match[2] ?? match[3] ?? match[4]!)).replaceAll('\\', '/');
    return { room: target.startsWith('..') ? target : roomOf(target), typeOnly: Boolean(match[1]), text: match[0].trim() };
  });
}

test('every room imports only what its floor allows', () => {
  const broken = files.flatMap((name) => {
    const room = roomOf(name);
    const rule = law[room];
    if (!rule) return [`${name}: the room "${room}" is not in the law`];
    return importsOf(name)
      .filter((found) => found.room !== room && !rule.may.includes(found.room) && !(found.typeOnly && rule.types?.includes(found.room)))
      .map((found) => `${name} may not import ${found.room}: ${found.text}`);
  });
  assert.deepEqual(broken, []);
});

test('nobody imports main, and nothing in src imports tests or the spec', () => {
  const broken = files.filter((name) =>
    importsOf(name).some((found) => (found.room === 'main' && roomOf(name) !== 'main') || found.room.startsWith('..')),
  );
  assert.deepEqual(broken, []);
});

/** Lines that a law forbids, without comments and texts that only talk about them. */
function linesWith(pattern: RegExp, exempt: (name: string) => boolean): string[] {
  return files
    .filter((name) => !exempt(name))
    .flatMap((name) =>
      textOf(name)
        .split('\n')
        .flatMap((line, index) =>
          pattern.test(line.replace(/\/\/.*$/, '').replace(/^\s*\*.*$/, '')) ? [`${name}:${index + 1}: ${line.trim()}`] : [],
        ),
    );
}

test('one clock and one chance: time and randomness enter in main', () => {
  assert.deepEqual(
    linesWith(
      /Date\.now\(|new Date\(\)|Math\.random|randomUUID|randomBytes|\bnow\(\)::|current_timestamp|select now\(\)/,
      (name) => name === 'main.ts',
    ),
    // the embedded server's bring-up talks to the operating system about processes, not about the desk
    linesWith(/Date\.now\(|new Date\(\)|Math\.random|randomUUID|randomBytes/, (name) => !name.startsWith('store/embedded')),
  );
});

test('domain and intelligence are pure: no promises, no input or output', () => {
  assert.deepEqual(
    linesWith(
      /\basync\b|\bawait\b|Promise|node:|process\./,
      // the detector's tables are loaded once, by one file, and handed to the others as a function
      (name) => !['domain', 'intelligence'].includes(roomOf(name)) || name === 'intelligence/language/eld.ts',
    ),
    [],
  );
  const packages = linesWith(
    /\b(?:from|import)\b\s*\(?'[^.]/,
    (name) => roomOf(name) !== 'intelligence' || name === 'intelligence/language/eld.ts',
  );
  assert.deepEqual(packages, [], 'intelligence knows one package, in one place');
});

test('only the store holds SQL', () => {
  const sql = /\b(?:select\s.+\sfrom|insert\s+into|update\s+\w+\s+set|delete\s+from)\b/i;
  assert.deepEqual(
    linesWith(sql, (name) => roomOf(name) === 'store'),
    [],
  );
});

test('one writer: only app/settle.ts and the gatherer call what saves', () => {
  const saving = /\b(?:writeThread|writeNewTickets|insertTags)\(/;
  assert.deepEqual(
    linesWith(saving, (name) => ['app/settle.ts', 'app/gatherer.ts', 'store/thread.ts', 'store/new-tickets.ts'].includes(name)),
    [],
  );
});

test('only http/faults.ts knows status codes of errors; wire words end at agents', () => {
  const outside = linesWith(/\bErrorType\b|SoSentryException/, (name) => ['http', 'contract', 'docs'].includes(roomOf(name)));
  assert.deepEqual(outside, []);
});

test('files have up to 300 lines, contract tables excepted', () => {
  const long = files
    .filter((name) => !/^contract\/(?:carriers|agents)\/|^vocabulary/.test(name))
    .map((name) => [name, textOf(name).split('\n').length - 1] as const);
  assert.deepEqual(
    long.filter(([, lines]) => lines > 300),
    [],
  );
});

test('functions have about 40 lines; past 50 a second noun is hiding', () => {
  const long = files
    .filter((name) => !/^contract\/(?:carriers|agents)\//.test(name))
    .flatMap((name) => {
      const lines = textOf(name).split('\n');
      return lines.flatMap((line, index) => {
        const match = /^(?:export )?(?:async )?function (\w+)|^(?:export )?const (\w+) = .*(?:=>|\() \{$/.exec(line);
        if (!match) return [];
        const end = lines.findIndex((candidate, at) => at > index && /^[}\])]/.test(candidate) && !candidate.endsWith('{'));
        const length = end - index + 1;
        return length > 50 ? [`${name}:${match[1] ?? match[2]}`] : [];
      });
    });
  // a ticket has this many members; the list of them is the whole function
  assert.deepEqual(long, ['domain/new-ticket.ts:blankTicket']);
});

test('a name of a prepared statement stands for one text: the driver refuses a second one', () => {
  const places = files
    .filter((name) => name.startsWith('store/'))
    .flatMap((file) =>
      [...textOf(file).matchAll(/\bname: '([a-z0-9-]+)',\n?\s*text: (`[^`]*`|'[^']*'|"[^"]*")/g)].map(([, name, text]) => ({
        file,
        name: name!,
        text,
      })),
    );
  assert.ok(places.length > 100, 'the statements were found');
  const texts = new Map<string, string>();
  const doubled = places.filter(({ name, text }) => (texts.has(name) ? texts.get(name) !== text : !texts.set(name, text!)));
  assert.deepEqual(doubled, []);
});
