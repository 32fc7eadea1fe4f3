/** The desk's settings out of its registry. */
import type { Settings } from '../domain/desk.ts';
import { isZoneName } from '../time/zone.ts';
import { TicketBaseStatus } from '../vocabulary.ts';

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
