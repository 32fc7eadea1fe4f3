/** The Person agent. */

import type { Call } from '../../app/call.ts';
import {
  isNumberFree,
  myCompanyId,
  type ProfileView,
  readAround,
  readPersons,
  readPersonsOf,
  readPicture,
  readProfile,
} from '../../app/people/read.ts';
import { changePicture, deleteOwner, undeleteOwner } from '../../app/people/remove.ts';
import { draftPerson, existing, saveProfile } from '../../app/people/save.ts';
import { operations } from '../../contract/agents/person.ts';
import type { PersonEntity } from '../../contract/carriers/index.ts';
import type { Shown } from '../../contract/language.ts';
import type { Element } from '../../domain/people.ts';
import { deskKnowing } from '../accept/known-fields.ts';
import { type Answer, implement } from '../implement.ts';
import { goneOr } from '../repeat.ts';
import { limitIds } from '../viewer.ts';
import { acceptPerson } from './accept.ts';
import { presentFlatPerson, presentPersonEntity } from './present.ts';

type Entity = Shown<typeof PersonEntity>;

function answerOf({ call, profile, around }: ProfileView<'person'>): Answer<Entity> {
  const changedAt = profile.record.updated ?? profile.record.registered;
  return { value: presentPersonEntity(profile, around, call.agent, call.desk), ...(changedAt === null ? {} : { changedAt }) };
}

async function person(call: Call, id: number): Promise<Answer<Entity | null>> {
  const view = await readProfile(call, 'person', id);
  return view ? answerOf(view) : { value: null };
}

async function draft(call: Call, companyId: number): Promise<Answer<Entity>> {
  const profile = await draftPerson(call, companyId, (...statements) => call.app.database.snapshot(...statements));
  return { value: presentPersonEntity(profile, await readAround(call, 'person', profile.record), call.agent, call.desk) };
}

/** The address first, or behind the others; where it is there already, only its place may change. */
function withEmail(standing: readonly Element[], address: string, isFirst: boolean): readonly Element[] {
  const isIt = ({ value }: Element): boolean => value.toLowerCase() === address.trim().toLowerCase();
  const known = standing.find(isIt);
  if (known && !isFirst) return standing;
  const others = standing.filter((element) => !isIt(element));
  const it = known ?? { value: address, description: '' };
  return isFirst ? [it, ...others] : [...others, it];
}

const NOTHING_SAID = { fields: {}, links: {}, elements: {}, choices: {}, addresses: null, domains: null, custom: [] };

export const handlers = implement(operations, {
  GetPerson: async ({ call: asked }, id) => {
    const { call, persons } = await readPersons(asked, [id]);
    return { value: persons[0] ? presentFlatPerson(persons[0], call.desk) : null };
  },
  CreateDefaultPersonEntity: ({ call }) => draft(call, 0),
  SavePersonEntity: async ({ call }, entity) => {
    const id = await saveProfile(call, 'person', acceptPerson(entity, await deskKnowing(call, 'person', entity)));
    const view = await readProfile(call, 'person', id);
    if (!view) throw goneOr(call.idempotency !== null, 'PersonId', `person ${id}`);
    return answerOf(view);
  },
  DeletePersonEntity: async ({ call }, id) => {
    await deleteOwner(call, 'person', id);
    return { value: undefined };
  },
  GetPersonEntity: ({ call }, id) => person(call, id),
  Undelete: async ({ call }, { Id }) => {
    await undeleteOwner(call, 'person', Id);
    return { value: undefined };
  },
  GetMyPerson: ({ call }) => person(call, call.agent.personId ?? 0),
  // no picture is no bytes: the client makes an ArrayBuffer of whatever comes, and one of the text `null` would be shown
  GetPersonImage: async ({ call }, { PersonId }) => ({ value: (await readPicture(call, PersonId)) ?? new Uint8Array() }),
  SetPersonImage: async ({ call }, { PersonId, Image }) => {
    await changePicture(call, PersonId, Image);
    return { value: undefined };
  },
  CreateDefaultByContactId: ({ call }, { ContactId }) => draft(call, ContactId),
  IsNumberValid: async ({ call }, { ContactId, Number: number }) => ({ value: await isNumberFree(call, 'person', ContactId, number) }),
  AddEmailAddressToPerson: async ({ call }, { PersonId, EmailAddress, SetAsPrimaryEmail }) => {
    await saveProfile(call, 'person', { id: existing('person', PersonId), ...NOTHING_SAID }, ({ elements }) => ({
      elements: { emails: withEmail(elements.emails ?? [], EmailAddress, SetAsPrimaryEmail) },
    }));
    return { value: undefined };
  },
  GetPersonList: async ({ call: asked }, ids) => {
    limitIds(ids, 'personIds');
    const { call, persons } = await readPersons(asked, [...new Set(ids)]);
    return { value: persons.map((row) => presentFlatPerson(row, call.desk)) };
  },
  GetPersonsFromContact: async ({ call: asked }, { ContactId }) => {
    const { call, persons } = await readPersonsOf(asked, ContactId);
    return { value: persons.map((row) => presentFlatPerson(row, call.desk)) };
  },
  GetColleagues: async ({ call: asked }) => {
    const { call, persons } = await readPersonsOf(asked, await myCompanyId(asked), true);
    return { value: persons.map((row) => presentFlatPerson(row, call.desk)) };
  },
});
