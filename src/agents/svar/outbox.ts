/** The outbox, by Svar's own agent. */
import { OutboxState, readOutbox } from '../../app/outbox.ts';
import { cancelMail, resendMail } from '../../app/post/by-hand.ts';
import { outbox } from '../../contract/agents/svar-outbox.ts';
import { implement } from '../implement.ts';
import { MEDIA, wordOf } from './states.ts';

const STATES = Object.entries(OutboxState);

export const handlers = implement(outbox, {
  async GetOutbox({ call }, { TicketId, Skip, Top }) {
    const rows = await readOutbox(call, TicketId, Skip, Top);
    return {
      value: rows.map((row) => ({
        Id: row.id,
        TicketId: row.ticketId ?? 0,
        MessageId: row.messageId ?? 0,
        Medium: MEDIA[row.medium] ?? '',
        Kind: row.kind,
        State: wordOf(STATES, row.state as OutboxState),
        To: row.to,
        Subject: row.subject,
        MailId: row.mailId,
        TemplateId: row.templateId ?? 0,
        PersonId: row.personId ?? 0,
        UserId: row.userId ?? 0,
        CreatedAt: row.createdAt,
        NextRetry: row.nextRetry,
        Retries: row.retries,
        Error: row.error,
      })),
    };
  },
  ResendMail: async ({ call }, { Id }) => ({ value: await resendMail(call, Id) }),
  async CancelMail({ call }, { Id }) {
    await cancelMail(call, Id);
    return { value: undefined };
  },
});
