/** The Contact agent. A contact of the wire is a company. */
import type { Call } from '../../app/call.ts';
import {
  isNumberFree,
  myCompanyId,
  type ProfileView,
  readAround,
  readCompanies,
  readMyCompanies,
  readProfile,
} from '../../app/people/read.ts';
import { deleteOwner, undeleteOwner } from '../../app/people/remove.ts';
import { draftCompany, saveProfile } from '../../app/people/save.ts';
import { operations } from '../../contract/agents/contact.ts';
import type { ContactEntity } from '../../contract/carriers/index.ts';
import type { Shown } from '../../contract/language.ts';
import { deskKnowing } from '../accept/known-fields.ts';
import { type Answer, implement } from '../implement.ts';
import { presentContact } from '../person/present-parts.ts';
import { goneOr } from '../repeat.ts';
import { limitIds } from '../viewer.ts';
import { acceptContact } from './accept.ts';
import { presentContactEntity } from './present.ts';

type Entity = Shown<typeof ContactEntity>;

function answerOf({ call, profile, around }: ProfileView<'contact'>): Answer<Entity> {
  const changedAt = profile.record.updated ?? profile.record.registered;
  return { value: presentContactEntity(profile, around, call.agent, call.desk), ...(changedAt === null ? {} : { changedAt }) };
}

async function contact(call: Call, id: number): Promise<Answer<Entity | null>> {
  const view = await readProfile(call, 'contact', id);
  return view ? answerOf(view) : { value: null };
}

export const handlers = implement(operations, {
  GetContact: async ({ call: asked }, id) => {
    const { call, companies } = await readCompanies(asked, [id]);
    return { value: companies[0] ? presentContact(companies[0], call.desk) : null };
  },
  CreateDefaultContactEntity: async ({ call }) => {
    const profile = await draftCompany(call, (...statements) => call.app.database.snapshot(...statements));
    return { value: presentContactEntity(profile, await readAround(call, 'contact', profile.record), call.agent, call.desk) };
  },
  SaveContactEntity: async ({ call }, entity) => {
    const id = await saveProfile(call, 'contact', acceptContact(entity, await deskKnowing(call, 'company', entity)));
    const view = await readProfile(call, 'contact', id);
    if (!view) throw goneOr(call.idempotency !== null, 'ContactId', `company ${id}`);
    return answerOf(view);
  },
  DeleteContactEntity: async ({ call }, id) => {
    await deleteOwner(call, 'contact', id);
    return { value: undefined };
  },
  GetContactEntity: ({ call }, id) => contact(call, id),
  Undelete: async ({ call }, { Id }) => {
    await undeleteOwner(call, 'contact', Id);
    return { value: undefined };
  },
  // the entity has all its persons already: an answer without them would invite clients to save them away
  GetContactWithPersons: ({ call }, { ContactId }) => contact(call, ContactId),
  GetMyContact: async ({ call }) => contact(call, await myCompanyId(call)),
  IsNumberValid: async ({ call }, { ContactId, Number: number }) => ({ value: await isNumberFree(call, 'contact', ContactId, number) }),
  GetContactList: async ({ call: asked }, ids) => {
    limitIds(ids, 'contactIds');
    const { call, companies } = await readCompanies(asked, [...new Set(ids)]);
    return { value: companies.map((company) => presentContact(company, call.desk)) };
  },
  GetMyContacts: async ({ call: asked }) => {
    const { call, companies } = await readMyCompanies(asked);
    return { value: companies.map((company) => presentContact(company, call.desk)) };
  },
});
