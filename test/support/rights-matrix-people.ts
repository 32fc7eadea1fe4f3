/** What operations need that say something of people, of the desk's own things, and of rows that somebody owns. */
import { type Aim, aboutOwned, ask, type Cell } from './rights-matrix-aims.ts';
import { isAdmin, OWNERS, type Rule } from './rights-matrix-rules.ts';
import { OTHER } from './rights-matrix-scene.ts';

type Needs = Readonly<Record<string, Aim | readonly Aim[]>>;

const PASSWORD = 'svar-test-password';
const stamped = ({ owner }: Cell): Record<string, number> => ({ associate_id: owner, registered_associate_id: owner });
const PIXEL = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64').toString('base64');

/** Deleting takes an administrator, the owner or the maker, and somebody who works at the desk. docs/decisions/0028 */
const removal = (said: (cell: Cell) => unknown): Aim => aboutOwned('admin', 'x', said, { mine: 'desk' });

/** A file on a document for all at the desk, of one's own, or of another's own. */
const DOCUMENTS = ['for all', 'his own', "another's own"] as const;
const documents =
  (missing: '.' | 'n', writes: boolean): Rule =>
  (who, relation) => {
    if (writes && !who.internal) return 'x';
    return who.internal && (relation < 2 || isAdmin(who)) ? 'y' : missing;
  };
const document = async ({ insert, relation, caller }: Cell): Promise<number> => {
  const associateId = relation === 1 ? caller.associateId : OTHER.associateId;
  const visibility = relation === 0 ? 0 : 1;
  return insert('document', { header: 'Offer', associate_id: associateId, svar_visibility: visibility, svar_visible_id: associateId });
};
const aboutDocument = (missing: '.' | 'n', writes: boolean, said: Aim['said'], shows: Aim['shows'] = (text) => text !== 'null'): Aim => ({
  relations: DOCUMENTS,
  rule: documents(missing, writes),
  said,
  shows,
});

const favourites = (said: object = {}): Aim =>
  aboutOwned('admin', 'x', ({ owner }: Cell) => ({ TableName: 'person', AssociateId: owner, ...said }));
const batch = (cell: Cell): Promise<number> =>
  cell.insert('batchtask', { name: 'work', associate_id: cell.owner, registered: new Date(0) });
const token = (cell: Cell): Promise<number> =>
  cell.insert('svar_token', {
    kind: 'service',
    lookup: `matrix-${cell.fresh()}`,
    hash: Buffer.alloc(32, cell.fresh()),
    associate_id: cell.owner,
    credential_version: 1,
    created_at: new Date(0),
    created_by: cell.owner,
  });
const preference = (cell: Cell): Promise<number> =>
  cell.insert('userpreference', { deflevel: 5, owner_id: cell.owner, prefsection: 'Matrix', prefkey: `k${cell.fresh()}`, prefvalue: 'v' });
const temporary = async ({ insert, owner, fresh }: Cell): Promise<{ Filename: string }> => {
  const Filename = `temporary-${fresh()}.txt`;
  const row = { name: Filename, associate_id: owner, size: 1, content: Buffer.from('x'), expires: new Date('2100-01-01') };
  await insert('svar_temp_file', row);
  return { Filename };
};
const victim = async ({ insert, fresh }: Cell): Promise<number> => {
  const name = `victim-${fresh()}`;
  const ejuserid = await insert('ejuser', { loginname: name, username: name });
  return insert('associate', { name, group_idx: 3, ejuserid, username: name });
};
const group = ({ insert, fresh }: Cell): Promise<number> => insert('usergroup', { name: `Group ${fresh()}` });
const app = ({ insert, owner, fresh }: Cell): Promise<number> =>
  insert('foreignapp', { name: `App ${fresh()}`, registered: new Date(0), registered_associate_id: owner });
const device = (cell: Cell): Promise<number> =>
  cell.insert('foreigndevice', {
    foreignapp_id: cell.scene.fixed.appId,
    name: `Device ${cell.fresh()}`,
    registered: new Date(0),
    registered_associate_id: cell.owner,
  });
const place = { ApplicationName: 'Ledger', DeviceName: 'Oslo' };
const fixed =
  (name: string) =>
  ({ scene }: Cell): number =>
    scene.fixed[name]!;

const entity = (agent: string, table: string, member: string): Needs => ({
  [`${agent}.CreateDefault${agent}Entity`]: ask('anybody', null),
  [`${agent}.Get${agent}`]: ask('anybody', fixed(`${table}Id`)),
  [`${agent}.Get${agent}Entity`]: ask('anybody', fixed(`${table}Id`)),
  [`${agent}.Get${agent}List`]: ask('anybody', (cell: Cell) => [fixed(`${table}Id`)(cell)]),
  [`${agent}.Save${agent}Entity`]: ask('desk', { [member]: 'new' }),
  [`${agent}.Delete${agent}Entity`]: removal((cell) => cell.insert(table, stamped(cell))),
});

export const peopleNeeds: Needs = {
  ...entity('Sale', 'sale', 'Heading'),
  ...entity('Project', 'project', 'Name'),

  'Associate.GetAssociate': ask('anybody', 11),
  'Associate.GetAssociateByPersonId': ask('anybody', { PersonId: 11 }),
  'Associate.GetAssociateList': ask('anybody', [11]),
  'Associate.GetAssociatesByGroup': ask('anybody', { GroupId: 3 }),

  // "Every agent reads people and companies. Internal associates write them." docs/decisions/0028
  'Contact.CreateDefaultContactEntity': ask('anybody', null),
  'Contact.GetContact': ask('anybody', 9),
  'Contact.GetContactEntity': ask('anybody', 9),
  'Contact.GetContactList': ask('anybody', [9]),
  'Contact.GetContactWithPersons': ask('anybody', { ContactId: 9 }),
  'Contact.GetMyContact': ask('anybody', null),
  'Contact.GetMyContacts': ask('anybody', null),
  'Contact.IsNumberValid': ask('anybody', { Number: '4711' }),
  'Contact.SaveContactEntity': ask('desk', { Name: 'New' }),
  'Contact.DeleteContactEntity': removal((cell) => cell.insert('contact', { name: 'Old', ...stamped(cell) })),
  'Contact.Undelete': removal(async (cell) => ({ Id: await cell.insert('contact', { name: 'Old', deleted: true, ...stamped(cell) }) })),

  'Person.CreateDefaultPersonEntity': ask('anybody', null),
  'Person.CreateDefaultByContactId': ask('anybody', { ContactId: 9 }),
  'Person.GetColleagues': ask('anybody', null),
  'Person.GetMyPerson': ask('anybody', null),
  'Person.GetPerson': ask('anybody', 50),
  'Person.GetPersonEntity': ask('anybody', 50),
  'Person.GetPersonImage': ask('anybody', { PersonId: 50 }),
  'Person.GetPersonList': ask('anybody', [50]),
  'Person.GetPersonsFromContact': ask('anybody', { ContactId: 9 }),
  'Person.IsNumberValid': ask('anybody', { Number: '4711' }),
  'Person.SavePersonEntity': ask('desk', { Lastname: 'New' }),
  'Person.SetPersonImage': ask('desk', { PersonId: 50, Image: PIXEL }),
  'Person.AddEmailAddressToPerson': ask('desk', ({ fresh }: Cell) => ({ PersonId: 51, EmailAddress: `m${fresh()}@example.org` })),
  'Person.DeletePersonEntity': removal((cell) => cell.insert('person', { lastname: 'Old', ...stamped(cell) })),
  'Person.Undelete': removal(async (cell) => ({ Id: await cell.insert('person', { lastname: 'Old', deleted: true, ...stamped(cell) }) })),

  'BLOB.CreateDefaultBlobEntity': ask('anybody', null),
  'BLOB.GetBlobEntity': ask('desk', fixed('blobId')),
  'BLOB.GetBlobStream': ask('desk', (cell: Cell) => ({ BlobEntityId: fixed('blobId')(cell) })),
  'BLOB.GetPersonImage': ask('anybody', { PersonId: 50 }),
  'BLOB.SaveBlobEntity': ask('desk', { Description: 'new' }),
  'BLOB.SetBlobStream': ask('desk', (cell: Cell) => ({ BlobEntityId: fixed('blobId')(cell), Stream: PIXEL })),
  'BLOB.SetPersonImage': ask('desk', { PersonId: 50, Image: PIXEL }),
  'BLOB.DeleteBlobEntity': removal((cell) => cell.insert('binaryobject', { registered_associate_id: cell.owner })),

  'Document.CreateDefaultDocumentEntity': ask('anybody', null),
  'Document.GetDocument': aboutDocument('.', false, document),
  'Document.GetDocumentEntity': aboutDocument('.', false, document),
  'Document.GetDocumentStream': aboutDocument('n', false, async (cell) => ({ DocumentId: await document(cell) })),
  'Document.SaveDocumentEntity': aboutDocument('n', true, async (cell) => ({ DocumentId: await document(cell), Header: 'changed' })),
  'Document.SetDocumentStream': aboutDocument('n', true, async (cell) => ({
    DocumentEntity: { DocumentId: await document(cell) },
    Stream: PIXEL,
  })),
  'Document.DeleteDocumentEntity': removal((cell) => cell.insert('document', stamped(cell))),
  'Document.GetTemplateStream': ask('anybody', { TemplateName: 'letter.txt' }),
  'Document.CreateTempFile': ask('anybody', { Filename: 'new.txt', DataStream: PIXEL }),
  // a temporary file is its maker's alone, also for an administrator
  ...Object.fromEntries(
    ['GetTempFile', 'DeleteTempFile'].map((name) => [
      `Document.${name}`,
      {
        relations: OWNERS,
        rule: (_, relation) => (relation === 0 ? 'y' : 'n'),
        said: temporary,
        shows: (text) => text !== 'null',
      } satisfies Aim,
    ]),
  ),

  'Batch.GetBatchTaskInfo': aboutOwned('admin', '.', async (cell: Cell) => ({ Id: await batch(cell) })),
  'Batch.GetBatchTaskInfosByAssociates': aboutOwned(
    'admin',
    '.',
    async (cell: Cell) => {
      await batch(cell);
      return { AssociateIds: [cell.owner] };
    },
    { shows: (text) => text.includes('"work"') },
  ),
  'Batch.GetBatchTaskInfosByState': ask('anybody', { State: 'New' }),
  'Batch.DeleteBatchTask': aboutOwned('admin', 'n', async (cell: Cell) => ({ BatchTaskId: await batch(cell) })),

  'Favourite.ToggleFavourite': favourites({ RecordId: 50 }),
  'Favourite.RemoveFavourite': favourites({ RecordId: 51 }),
  'Favourite.RemoveFavourites': favourites({ RecordIds: [51] }),
  'Favourite.RemoveAllFavourites': favourites({ TableName: 'project' }),

  'ForeignSystem.CreateDefaultForeignAppEntity': ask('anybody', null),
  'ForeignSystem.GetForeignAppEntity': ask('desk', fixed('appId')),
  'ForeignSystem.GetAppByName': ask('desk', place),
  'ForeignSystem.GetApplicationDevices': ask('desk', place),
  'ForeignSystem.GetDeviceByIdentifier': ask('desk', { ...place, DeviceIdentifier: 'L-1' }),
  'ForeignSystem.GetDeviceByName': ask('desk', place),
  'ForeignSystem.GetForeignDevice': ask('desk', fixed('deviceId')),
  'ForeignSystem.SaveForeignAppEntity': ask('desk', ({ fresh }: Cell) => ({ Name: `New ${fresh()}` })),
  'ForeignSystem.SaveForeignDevice': ask('desk', { ApplicationName: 'Ledger', ForeignDevice: { Name: 'Bergen' } }),
  'ForeignSystem.DeleteForeignAppEntity': removal(app),
  'ForeignSystem.DeleteForeignDevice': removal(async (cell) => ({ ForeignDevice: { ForeignDeviceId: await device(cell) } })),
  'ForeignSystem.DeleteForeignKey': ask('desk', { ...place, ForeignKey: { Key: 'none' }, TableName: 'person', RecordId: 50 }),
  'ForeignSystem.DeleteForeignKeyOnName': ask('desk', { ...place, KeyName: 'none', TableName: 'person', RecordId: 50 }),

  // one's own preferences; what holds for others is an administrator's
  'Preference.CreateDefaultPreference': ask('anybody', null),
  'Preference.GetAll': ask('anybody', null),
  'Preference.GetAllFromSection': ask('anybody', { Section: 'Request' }),
  'Preference.GetFromSectionAndKey': ask('anybody', { Section: 'Request', Key: 'DefaultOwner' }),
  'Preference.GetPreference': aboutOwned('admin', '.', async (cell: Cell) => ({ Id: await preference(cell) })),
  'Preference.GetPreferenceByName': ask('anybody', { PrefSection: 'Request', PrefKey: 'DefaultOwner' }),
  'Preference.GetPreferences': ask('anybody', { Specifications: [{ Section: 'Request', Key: 'DefaultOwner' }] }),
  'Preference.SavePreference': aboutOwned('admin', 'x', ({ owner }: Cell) => ({
    Preference: { Level: 'Individual', RawValue: 'x', Specification: { Section: 'Visual', Key: 'Colour' }, TargetId: owner },
  })),
  'Preference.SavePreferenceEntity': ask('admin', { Preference: { RawValue: 'x', Specification: { Section: 'Visual', Key: 'Size' } } }),
  'Preference.DeletePreference': aboutOwned('admin', 'n', async (cell: Cell) => ({ Id: await preference(cell) })),
  'Preference.SaveFromSectionAndKey': ask('admin', { Section: 'Visual', Key: 'Saved', PreferenceDescription: { Name: 'Saved' } }),
  'Preference.DeleteFromSectionAndKey': ask('admin', async ({ insert, fresh }: Cell) => {
    const Key = `gone-${fresh()}`;
    await insert('prefdesc', { prefsection: 'Visual', prefkey: Key });
    return { Section: 'Visual', Key };
  }),

  'Svar.GetTokens': aboutOwned('admin', 'x', ({ owner }: Cell) => ({ AssociateId: owner })),
  'Svar.IssueServiceTicket': aboutOwned('admin', 'x', ({ owner }: Cell) => ({ AssociateId: owner, Label: 'matrix' })),
  'Svar.RevokeToken': aboutOwned('admin', 'n', async (cell: Cell) => ({ TokenId: await token(cell) })),
  'Svar.RevokeTokens': aboutOwned('admin', 'x', ({ owner }: Cell) => ({ AssociateId: owner })),

  'User.CreateDefaultUser': ask('anybody', null),
  'User.CreateUserGroup': ask('anybody', null),
  'User.GetAccessToken': ask('anybody', {}),
  'User.GetAllUserGroups': ask('anybody', {}),
  'User.GetUser': ask('anybody', 11),
  'User.GetUserFromEjUserId': ask('anybody', { EjUserId: 5 }),
  'User.GetUserFromName': ask('anybody', { UserName: 'anna' }),
  'User.GetUserGroup': ask('anybody', 3),
  'User.GetUserGroupList': ask('anybody', [3]),
  'User.GetUserInfo': ask('anybody', 11),
  'User.GetUserInfoList': ask('anybody', [11]),
  'User.GetUserPresenceStatus': ask('anybody', { AssociateId: 11 }),
  'User.IsPasswordValid': ask('anybody', { Password: 'long enough, surely' }),
  'User.IsUserNameValid': ask('anybody', { UserName: 'somebody-new' }),
  'User.ChangeOwnPassword': ask('anybody', { OldPassword: PASSWORD, NewPassword: PASSWORD }),
  'User.SetPassword': aboutOwned('admin', 'x', async (cell: Cell) => ({
    AssociateId: cell.relation === 0 ? cell.caller.associateId : await victim(cell),
    Password: PASSWORD,
  })),
  'User.SetUserPresenceStatus': {
    relations: OWNERS,
    // who has no Service user has no place to be present at
    rule: (who, relation) => (relation === 1 && !isAdmin(who) ? 'x' : who.service ? 'y' : 'n'),
    said: ({ owner }) => ({ AssociateId: owner, UserPresenceStatus: { Status: 'StatusNormal' } }),
    shows: (text) => text !== 'null',
  },
  'User.SaveUser': ask('admin', async (cell: Cell) => ({ AssociateId: await victim(cell), Tooltip: 'changed' })),
  'User.DeleteUser': ask('admin', victim),
  'User.SaveUserGroup': ask('admin', ({ fresh }: Cell) => ({ UserGroup: { Value: `New ${fresh()}` } })),
  'User.DeleteUserGroup': ask('admin', async (cell: Cell) => ({ UserGroupToDelete: await group(cell), UserGroupToMoveTo: 3 })),
};

/** Everybody's: nothing in it is anybody's own. */
export const openNeeds: Needs = Object.fromEntries(
  Object.entries({
    'Configuration.GetAllFeatureToggles': null,
    'Configuration.GetCRMUrl': {},
    'Configuration.GetCsProgramUrl': {},
    'Configuration.GetCustomerUrl': null,
    'CustomerService.CreateDefaultMailboxEntity': null,
    'CustomerService.GetCustomerServiceStartup': null,
    'CustomerService.GetMailboxes': null,
    'CustomerService.GetProgramUrl': { ProgramName: 'ticket' },
    'Diagnostics.GetCacheNames': null,
    'Diagnostics.GetCacheState': {},
    'License.GetLicenseFromDB': {},
    'License.GetModuleLicenseFromDB': { ModuleName: 'Service' },
    'License.GetUserLicenses': { AssociateId: 11 },
    'MDO.GetList': { Name: 'ejcategory' },
    'MDO.GetListIdByListName': { Name: 'business' },
    'MDO.GetListNames': null,
    'MDO.GetSelectableList': { Name: 'ejcategory' },
    'MDO.GetSelectableSimpleList': { Name: 'ejcategory' },
    'MDO.GetSimpleList': { Name: 'ejcategory' },
    'Resource.GetResourceSubstitutions': {},
    'Resource.IsResourceSubstitutionActive': {},
    'Sentry.GetFunctionRights': null,
    'Sentry.GetNewTableRight': { TableName: 'ticket' },
    'Sentry.GetTableRightByOwnership': { TableName: 'ticket' },
    'Sentry.HasFunctionRight': { FunctionRight: 'cs-system' },
    'Svar.GetExtraTables': null,
    'Svar.GetFields': {},
    'TimeZone.GetBaseTimeZoneId': null,
    'TimeZone.GetDefaultTimeZoneInformation': null,
    'TimeZone.GetDefaultTimeZonePreference': null,
  }).map(([name, said]) => [name, ask('anybody', said)]),
);
