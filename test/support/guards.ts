/**
 * Guards of the product, each with what takes it away and the test that has to notice. A text that is no longer there means that the
 * guard has moved: then its row moves along, or says what took its place.
 */

export interface Guard {
  name: string;
  /** The source that holds it, and the text that is replaced there, once. */
  file: string;
  from: string;
  to: string;
  /** The test file that has to fail, and a test in it that has to be among the failures. */
  test: string;
  caughtBy: RegExp;
}

const REPEATS = 'test/properties/repeats.test.ts';

export const GUARDS: readonly Guard[] = [
  {
    name: 'an answer waits for COMMIT',
    file: 'src/store/database.ts',
    from: '    const outcomes = await this.step([...opening, ...statements, COMMIT]);',
    to: "    const outcomes = [...(await this.step([...opening, ...statements])), { rows: [], command: 'COMMIT' }];\n    setTimeout(() => void this.step([COMMIT]).catch(() => undefined), 20);",
    test: 'src/store/database.test.ts',
    caughtBy: /what is answered is committed|a COMMIT that fails/,
  },
  {
    name: 'work that raises is rolled back',
    file: 'src/store/database.ts',
    from: '        await tx.rollback();',
    to: "        if (Reflect.get(tx, 'begun') && !Reflect.get(tx, 'ended')) await step([COMMIT]);",
    test: 'src/store/database.test.ts',
    caughtBy: /work that raises leaves nothing/,
  },
  {
    name: 'the unique key of repeats',
    file: 'src/store/migrations/0004-own.sql',
    from: ',\n  primary key (user_id, key)',
    to: '',
    test: REPEATS,
    caughtBy: /two at once with the same key/,
  },
  {
    name: 'a key is for one request',
    file: 'src/app/attempts.ts',
    from: '  if (!same) throw',
    to: '  if (!same && call.at < 0) throw',
    test: REPEATS,
    caughtBy: /the same key with another body/,
  },
  {
    name: 'the version that If-Match expects',
    file: 'src/app/attempts.ts',
    from: 'ticket.version !== call.expectedVersion',
    to: 'ticket.version < 0',
    test: REPEATS,
    caughtBy: /If-Match/,
  },
  {
    name: 'the row lock of a ticket',
    file: 'src/store/thread.ts',
    from: 'from ticket t where t.id = $1 for update`',
    to: 'from ticket t where t.id = $1`',
    test: 'test/properties/concurrency.test.ts',
    caughtBy: /each with a key/,
  },
  {
    name: 'the row locks of tickets that share a commit',
    file: 'src/store/ticket-reads.ts',
    from: ' for update of t skip locked`',
    to: '`',
    test: 'test/properties/gathering.test.ts',
    caughtBy: /somebody else is just changing/,
  },
  {
    name: 'the right to change a ticket',
    file: 'src/domain/ticket.ts',
    from: "if (!can(moment.by, 'edit', ticket, desk)) refuse('forbidden', 'TicketEntity'",
    to: "if (moment.at < 0) refuse('forbidden', 'TicketEntity'",
    test: 'test/properties/rights.test.ts',
    caughtBy: /./,
  },
  {
    name: 'what is named has to be there',
    file: 'src/domain/resolve.ts',
    from: 'return facts.persons.get(id) ?? refuse(',
    to: 'return facts.persons.get(id) ?? facts.persons.values().next().value ?? refuse(',
    test: 'test/properties/references.test.ts',
    caughtBy: /./,
  },
  {
    name: 'a document type is refused',
    file: 'src/http/codecs/xml.ts',
    from: "if (!this.text.startsWith('<!--', this.at)) this.refuse(",
    to: "if (!this.text.startsWith('<!', this.at)) this.refuse(",
    test: 'src/http/codecs/xml.test.ts',
    caughtBy: /./,
  },
  {
    name: 'the depth of JSON',
    file: 'src/http/codecs/json.ts',
    from: '  array(depth: number): Tree[] {\n    if (depth > this.shape.depth)',
    to: '  array(depth: number): Tree[] {\n    if (depth < 0)',
    test: 'src/http/codecs/json.test.ts',
    caughtBy: /./,
  },
  {
    name: 'the token beside a cookie',
    file: 'src/http/session-cookies.ts',
    from: " || typeof shown !== 'string' || !sameSecret(shown, xsrfOf(session))",
    to: ' || (shown === session)',
    test: 'test/wire/credentials.test.ts',
    caughtBy: /./,
  },
  {
    name: 'a cookie counts from its own pages only',
    file: 'src/http/session-cookies.ts',
    from: ' || !isSameOrigin(request)) return null;',
    to: ') return null;',
    test: 'test/wire/credentials.test.ts',
    caughtBy: /./,
  },
  {
    name: 'no line breaks in the head of a mail',
    file: 'src/domain/sending.ts',
    from: ".replace(/[\\p{Cc}\\u2028\\u2029]+/gu, ' ')",
    to: '',
    test: 'src/domain/sending.test.ts',
    caughtBy: /./,
  },
  {
    name: 'no line breaks in an address',
    file: 'src/domain/mail-address.ts',
    from: '/^[^\\s@<>()[\\]\\\\,;:"\\p{Cc}',
    to: '/^[^@<>()[\\]\\\\,;:"',
    test: 'src/domain/mail-address.test.ts',
    caughtBy: /./,
  },
  {
    name: 'the allow-list of HTML: elements',
    file: 'src/app/html.ts',
    from: "    'a abbr address",
    to: "    'script iframe form a abbr address",
    test: 'src/app/html.test.ts',
    caughtBy: /hostile texts leave nothing/,
  },
  {
    name: 'the allow-list of HTML: attributes',
    file: 'src/app/html.ts',
    from: "    '*': ['style', 'dir',",
    to: "    '*': ['onerror', 'onclick', 'onload', 'style', 'dir',",
    test: 'src/app/html.test.ts',
    caughtBy: /hostile texts leave nothing/,
  },
  {
    name: 'what a name means may not be of this network',
    file: 'src/app/webhooks/sender.ts',
    from: " || standings.includes('refused')",
    to: '',
    test: 'src/app/webhooks/sender.test.ts',
    caughtBy: /./,
  },
  {
    name: 'the address that was checked is the one that is called',
    file: 'src/app/webhooks/sender.ts',
    from: '      lookup: (_name, { all }, found) =>',
    to: '      unused: (_name: never, { all }: never, found: (...all: unknown[]) => void) =>',
    test: 'src/app/webhooks/sender.test.ts',
    caughtBy: /./,
  },
  {
    name: 'a lease is looked at again when a job ends',
    file: 'src/store/jobs.ts',
    from: "where name = $1 and id = $2::uuid and state = 'active' and retry_count = $3 for update`",
    to: "where name = $1 and id = $2::uuid and state = 'active' and $3::int >= 0 for update`",
    test: 'test/jobs.test.ts',
    caughtBy: /the attempt decides who ends a job/,
  },
  {
    name: 'the same bytes are one mail',
    file: 'src/store/mail.ts',
    from: 'where svar_place = $1::int and svar_said_ticket = $2::int and svar_hash = $3::bytea for update)',
    to: 'where svar_place = $1::int and svar_said_ticket = $2::int and svar_hash = $3::bytea and false for update)',
    test: 'test/mail-door.test.ts',
    caughtBy: /./,
  },
  {
    name: 'a mail is sorted once',
    file: 'src/app/mail/sorting.ts',
    from: '  if (waiting!.length === 0) return null;\n  const { desk } = call;',
    to: '  const { desk } = call;',
    test: 'test/mail-door.test.ts',
    caughtBy: /by several at once/,
  },
  {
    name: 'the limit of calls under way',
    file: 'src/http/gate.ts',
    from: 'if (this.waiters.size >= this.limits.waiting) throw BUSY;',
    to: '',
    test: 'src/http/gate.test.ts',
    caughtBy: /beyond the queue/,
  },
  {
    name: 'failed log-ins slow down the next ones',
    file: 'src/app/throttle.ts',
    from: 'const FREE_FAILURES = 5;',
    to: 'const FREE_FAILURES = 5_000;',
    test: 'src/app/throttle.test.ts',
    caughtBy: /five failures are free/,
  },
];
