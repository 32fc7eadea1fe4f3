/** What runs behind the calls, in every process: webhooks, mail and SMS that go out, mailboxes that are read, the full-text index, analysis of texts, jobs, the clock of the tickets, who is at work. */
import { keepAnalysis } from './analysis/following.ts';
import type { App } from './call.ts';
import { keepJobs } from './jobs/worker.ts';
import type { Post } from './post/post.ts';
import { Postman } from './post/postman.ts';
import { MailboxReader } from './reading/reader.ts';
import { keepSearchIndex } from './search-index.ts';
import type { SmsGateway } from './sms/gateway.ts';
import { Messenger } from './sms/messenger.ts';
import { keepWaking } from './waking.ts';
import { Courier } from './webhooks/courier.ts';

/**
 * Begins all of it.
 * @param ways out for mail and SMS; without one these wait in the outbox, but for mail of mailboxes that have a server of their own
 * @param warn says what could not be done yet; it is tried again
 * @returns how to end it: work under way is finished or given back
 */
export function keepBehind(
  app: App,
  { post, gateway }: { post: Post | null; gateway: SmsGateway | null },
  warn: (message: string) => (error: unknown) => void,
): { stop(): Promise<void> } {
  const courier = new Courier({ ...app, complain: warn('webhooks could not be delivered yet') });
  courier.start();
  const postman = new Postman(app, post, warn('mail could not be sent yet'));
  postman.start();
  const messenger = gateway === null ? null : new Messenger(app, gateway, warn('SMS could not be sent yet'));
  messenger?.start();
  const reader = new MailboxReader(app, { complain: warn('mailboxes could not be read yet') });
  reader.start();
  const others = [
    app.activity.keep(warn('who is at work could not be written down yet')),
    keepSearchIndex(app, warn('the search index could not follow yet')),
    keepAnalysis(app, warn('a text could not be looked at')),
    keepJobs(app, warn('jobs could not be done yet')),
    keepWaking(app, warn('the clock of the tickets could not go on yet')),
  ];
  return {
    async stop() {
      await Promise.all([courier.stop(), postman.stop(), messenger?.stop(), reader.stop(), ...others.map((one) => one.stop())]);
    },
  };
}
