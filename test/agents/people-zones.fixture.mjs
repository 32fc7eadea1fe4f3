// A client process of its own, in the zone that TZ names: reads a person, saves what it has read, reads again.
// SVAR_PEOPLE: {"url", "options", "personId"}; prints what the client saw, as JSON.
import { createRequire } from 'node:module';

// the client's ES build names its parts without endings, which only bundlers understand
const { WebApi } = createRequire(import.meta.url)('@superoffice/webapi');
const { url, options, personId } = JSON.parse(process.env.SVAR_PEOPLE);
const api = new WebApi(url);
api.authenticateWithPassword('ADM0', '');
const agent = api.getPersonAgent();

const seen = await agent.getPersonEntityAsync(personId, options);
await agent.savePersonEntityAsync(seen, options);
const again = await agent.getPersonEntityAsync(personId, options);
const { birthDate, createdDate, updatedDate } = seen;
const clock = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes()];
process.stdout.write(
  JSON.stringify({ seen, again, birth: clock(birthDate).slice(0, 3), created: clock(createdDate), updated: updatedDate.toISOString() }),
);
