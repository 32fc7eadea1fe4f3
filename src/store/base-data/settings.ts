import type { TableRows } from './rows.ts';

/** Registry names of the two settings that a first start decides. */
export const baseTimeZoneSetting = 'Base time zone';
export const baseLanguageSetting = 'Base language';

/** The official number of a setting is public for two of them only; ours count from here. The code asks by name. */
const ownNumbersFrom = 10_001;
const officialNumbers: Readonly<Record<string, number>> = { DoNotSearchBodyForTag: 72, SearchSubjectBeforeMsgId: 175 };

/** Name and value of every other setting. On and off are 1 and 0; null is "not set", and the code knows what that means. */
const values: readonly (readonly [name: string, value: string | null])[] = [
  ['DefaultTicketStatusOpen', '1'],
  ['DefaultTicketStatusClosed', '2'],
  ['DefaultTicketStatusInactive', '3'],
  ['DefaultTicketStatusDeleted', '4'],
  ['DefaultTicketStatusConnected', '5'],
  ['DefaultTicketStatusSpam', '7'],
  ['QueueTicketStatuses', '6'],
  ['DefaultStatusWhenTakingOwnership', '1'],
  ['External access level as default', '1'],
  ['User inactivity limit (hours)', '2'],
  ['Email tag', 'ejTag'],
  ['DoNotSearchBodyForTag', '0'],
  ['SearchSubjectBeforeMsgId', '0'],
  ['EnableEditMessage', '0'],
  ['Retain deleted data (days)', '14'],
  ['CrossPostMergeTimeWindow', '0'],
];

const laterValues: readonly (readonly [name: string, value: string | null])[] = [
  ['DelegateAlgorithm', null],
  ['AllwaysSendMailToNewCustomers', '0'],
  ['ImportMailCreateUnknownPersons', '1'],
  ['Anonymise users on reply', '0'],
  ['Default From address', null],
  ['InternalMessageWhenNotCustomer', '0'],
  ['UseAutoSuppressHeader', '1'],
  ['ShowAutoRepliesToCustomers', '0'],
  ['ShowReplyTemplatesToCustomers', '0'],
  ['ReplyToPrimaryEmail', '0'],
  ['ReplyToAllOnlyLatestExternalMessage', '0'],
  ['DefaultNoCustomerOnForwarding', '1'],
  ['NotificationExpire', null], // until midnight
  ['NotifyActiveTickets', '0'],
  ['NotifyActiveTicketsDays', null],
  ['NotifyTimeOfDayForReport', null],
  ['DefaultTimeToReplyOnNewTicket', '-1'],
  ['DeleteInboxDays', '30'],
  ['EjournalOutboxDeleteSentMailAfter', '7'],
  ['EmailSendingRetryLimit', null], // five days
  ['ImportMessageAsAttachment', '1'],
  ['InlineImagesDefault', '1'],
  ['MaximumSmsMessagesPerDay', null], // no limit
  ['MaximumSmsMessagesPerRecipient', null],
  ['SentimentCalculationTimeframe', '1440'],
  ['TimeKeyTTL', '4320'],
  ['DisableUnauthenticatedCreationInCustomerCentre', '0'],
  ['RegisterCustomerConfirmEmail', '1'],
  ['MailFilterMinFaqValue', null],
  ['TicketLogSystem', 'new tables'],
];

/** System mails: the setting holds the id of the reply template, null while there is none. */
const systemTemplates: readonly string[] = [
  'CustomerNewCustomer',
  'CustomerCustomerReply',
  'CustomerPassword',
  'CustomerConfirmEmail',
  'UserNewTicket',
  'UserNewMessage',
  'UserTicketActivated',
  'UserTicketAlarm',
  'UserTicketTakenOver',
  'UserActiveTickets',
  'HotlistNewMessage',
  'HotlistTicketActivated',
  'HotlistTicketAlarm',
  'HotlistTicketTakenOver',
  'PrintTicket',
  'WeekStat',
  'NewLink',
];

/** The settings of a fresh desk with its base zone (IANA name) and language. */
export function settings(timeZone: string, language: string): TableRows {
  let number = ownNumbersFrom;
  const all: (readonly [name: string, value: string | null])[] = [
    ...values,
    [baseTimeZoneSetting, timeZone],
    [baseLanguageSetting, language],
    ...laterValues,
    ...systemTemplates.map((name) => [`ReplyTemplate${name}`, null] as const),
    ['LastnameFirst', '0'] as const,
  ];
  return {
    table: 'registry',
    columns: ['id', 'reg_id', 'name', 'value'],
    rows: all.map(([name, value], index) => [index + 1, officialNumbers[name] ?? number++, name, value]),
  };
}
