/** The desk's settings out of its registry. */
import { Suggests } from '../domain/analysis.ts';
import type { Settings } from '../domain/desk.ts';
import { isZoneName } from '../time/zone.ts';
import { TicketBaseStatus } from '../vocabulary.ts';
import type { Statement } from './database.ts';

/** Settings are asked for by name; these names are the ones that base-data writes. */
export const SETTING = {
  baseTimeZone: 'Base time zone',
  externalByDefault: 'External access level as default',
  editMessages: 'EnableEditMessage',
  queueStatuses: 'QueueTicketStatuses',
  takeOverStatus: 'DefaultStatusWhenTakingOwnership',
  inactivityLimit: 'User inactivity limit (hours)',
  retainDays: 'Retain deleted data (days)',
  inboxDays: 'DeleteInboxDays',
  sentMailDays: 'EjournalOutboxDeleteSentMailAfter',
  sendingTries: 'EmailSendingRetryLimit',
  popUpSeconds: 'NotificationExpire',
  presetTimeToReply: 'DefaultTimeToReplyOnNewTicket',
  systemTemplate: 'ReplyTemplate',
  mailTag: 'Email tag',
  leaveBodyAlone: 'DoNotSearchBodyForTag',
  subjectFirst: 'SearchSubjectBeforeMsgId',
  createsPersons: 'ImportMailCreateUnknownPersons',
  lastNameFirst: 'LastnameFirst',
  hidesStrangers: 'InternalMessageWhenNotCustomer',
  welcomes: 'AllwaysSendMailToNewCustomers',
  language: 'AnalyseLanguage',
  sentiment: 'AnalyseSentiment',
  category: 'SuggestCategory',
  moodMinutes: 'SentimentCalculationTimeframe',
  statusOf: {
    DefaultTicketStatusOpen: TicketBaseStatus.Active,
    DefaultTicketStatusClosed: TicketBaseStatus.Closed,
    DefaultTicketStatusInactive: TicketBaseStatus.Postponed,
    DefaultTicketStatusDeleted: TicketBaseStatus.Deleted,
    DefaultTicketStatusConnected: TicketBaseStatus.Merged,
    DefaultTicketStatusSpam: TicketBaseStatus.Spam,
  },
} as const;

/** A whole number that a setting holds; what is no such number counts as not set. */
function numberIn(values: ReadonlyMap<string, string | null>, name: string): number | null {
  const text = values.get(name)?.trim() ?? '';
  return /^-?\d{1,9}$/.test(text) ? Number(text) : null;
}

const RETAINED_DAYS = 14;
const INBOX_DAYS = 30;
const SENT_MAIL_DAYS = 7;
const INACTIVE_HOURS = 2;
/** A day. */
const MOOD_MINUTES = 1_440;
const atLeast = (least: number, value: number | null): number | null => (value === null || value < least ? null : value);

function systemTemplatesIn(values: ReadonlyMap<string, string | null>): Settings['systemTemplates'] {
  const names = [...values.keys()].filter((name) => name.startsWith(SETTING.systemTemplate));
  return new Map(
    names.flatMap((name) => {
      const id = numberIn(values, name);
      return id ? [[name.slice(SETTING.systemTemplate.length), id] as const] : [];
    }),
  );
}

/** Analysis is on where nobody has switched it off: no text leaves the machine for it. */
function analysisIn(values: ReadonlyMap<string, string | null>): Settings['analysis'] {
  const category = numberIn(values, SETTING.category);
  return {
    language: values.get(SETTING.language) !== '0',
    sentiment: values.get(SETTING.sentiment) !== '0',
    category: category === Suggests.None || category === Suggests.All ? category : Suggests.Mail,
    youngerThan: atLeast(0, numberIn(values, SETTING.moodMinutes)) ?? MOOD_MINUTES,
  };
}

/** What the desk's settings say; what cannot be read counts as not set. */
export function settingsOf(values: ReadonlyMap<string, string | null>): Settings {
  const isOn = (name: string): boolean => values.get(name) === '1';
  return {
    takeOverStatusId: numberIn(values, SETTING.takeOverStatus),
    inactiveAfterHours: atLeast(1, numberIn(values, SETTING.inactivityLimit)) ?? INACTIVE_HOURS,
    retainDays: atLeast(0, numberIn(values, SETTING.retainDays)) ?? RETAINED_DAYS,
    inboxDays: atLeast(0, numberIn(values, SETTING.inboxDays)) ?? INBOX_DAYS,
    sentMailDays: atLeast(0, numberIn(values, SETTING.sentMailDays)) ?? SENT_MAIL_DAYS,
    sendingTries: atLeast(1, numberIn(values, SETTING.sendingTries)),
    popUpSeconds: atLeast(1, numberIn(values, SETTING.popUpSeconds)),
    presetTimeToReply: atLeast(0, numberIn(values, SETTING.presetTimeToReply)),
    systemTemplates: systemTemplatesIn(values),
    mail: {
      tags: [values.get(SETTING.mailTag)?.trim() ?? ''].filter((tag) => tag !== ''),
      searchBody: !isOn(SETTING.leaveBodyAlone),
      subjectFirst: isOn(SETTING.subjectFirst),
    },
    intake: {
      createsPersons: isOn(SETTING.createsPersons),
      lastNameFirst: isOn(SETTING.lastNameFirst),
      hidesStrangers: isOn(SETTING.hidesStrangers),
      welcomes: isOn(SETTING.welcomes),
    },
    analysis: analysisIn(values),
    externalByDefault: isOn(SETTING.externalByDefault),
    editMessages: isOn(SETTING.editMessages),
    queueStatusIds: new Set((values.get(SETTING.queueStatuses) ?? '').split(',').filter(Boolean).map(Number)),
    defaultStatus: new Map(Object.entries(SETTING.statusOf).map(([name, base]) => [base, Number(values.get(name) ?? 0)])),
  };
}

/** A zone that the platform does not know would fail every call; the desk goes on in UTC, and its times look it. */
export function zoneIn(values: ReadonlyMap<string, string | null>): string {
  const zone = values.get(SETTING.baseTimeZone) ?? '';
  return isZoneName(zone) ? zone : 'Etc/UTC';
}

/** Numbers of settings that desks may not have yet. The code asks by name; these are our own. */
const NUMBERS: Readonly<Record<string, number>> = {
  [SETTING.language]: 10_101,
  [SETTING.sentiment]: 10_102,
  [SETTING.category]: 10_103,
  [SETTING.moodMinutes]: 10_104,
};

/** Sets one of the settings that an administrator may change by Svar's own operations. @throws Error for any other */
export function saveRegistry(name: string, value: string): Statement {
  const number = NUMBERS[name];
  if (number === undefined) throw new Error(`the setting ${name} is not changed here`);
  return {
    name: 'save-registry',
    text: 'insert into registry (reg_id, name, value) values ($1, $2, $3) on conflict (lower(name::text)) do update set value = excluded.value',
    values: [number, name, value],
  };
}
