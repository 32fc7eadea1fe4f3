// A client process of its own, in the zone that TZ names: the recorded trace, lines 1, 2 and 5, then a read that is saved again.
// SVAR_TRACE: {"url", "timezoneInclude", "deadline"}; prints what the client saw, as JSON.
import { createRequire } from 'node:module';

// the client's ES build names its parts without endings, which only bundlers understand
const { WebApi } = createRequire(import.meta.url)('@superoffice/webapi');
const { url, timezoneInclude, deadline } = JSON.parse(process.env.SVAR_TRACE);
const api = new WebApi({ baseUrl: url, timezoneInclude });
api.authenticateWithPassword('ADM0', '');
const agent = api.getTicketAgent();

const draft = await agent.createDefaultTicketEntityAsync();
const saved = await agent.saveTicketEntityAsync({
  ...draft,
  title: 'Door will not lock',
  category: { ticketCategoryId: 2 },
  person: { personId: 77 },
  ...(deadline ? { deadline: new Date(deadline) } : {}),
});
const ticket = { ticketId: saved.ticketId };
const message = await agent.saveTicketMessageEntityAsync({ ticket, body: 'On our way', type: 'Plain', slevel: 'External' });
const got = await agent.getTicketEntityAsync(saved.ticketId);
await agent.saveTicketEntityAsync(got);
const gotMessage = await agent.getTicketMessageEntityAsync(message.ejMessageId);
await agent.saveTicketMessageEntityAsync(gotMessage);
const last = await agent.getTicketEntityAsync(saved.ticketId);
process.stdout.write(
  JSON.stringify({ draft, saved, message, got, gotMessage, last, minutes: -new Date(got.createdAt).getTimezoneOffset() }),
);
