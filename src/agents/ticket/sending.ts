/** Messages go out: one by one, or as a reply to many tickets or a forward of them. */
import { startForward, startReply } from '../../app/batch-sending.ts';
import { sendAsMail, sendAsSms } from '../../app/sending.ts';
import { sending } from '../../contract/agents/ticket.ts';
import { implement } from '../implement.ts';
import { limitIds, limitItems, limitText, said } from '../viewer.ts';

export const handlers = implement(sending, {
  async SendTicketMessage({ call }, { TicketMessageEntityId, To, Cc, Bcc, Subject, ReplyTemplateId, GdprSource }) {
    limitItems(To, 'To');
    limitItems(Cc, 'Cc');
    limitItems(Bcc, 'Bcc');
    const ask = { to: To ?? [], cc: Cc ?? [], bcc: Bcc ?? [], subject: Subject, templateId: ReplyTemplateId, gdprSource: GdprSource };
    await sendAsMail(call, TicketMessageEntityId, ask);
    return { value: undefined };
  },
  async SendTicketMessageSms({ call }, { TicketMessageEntityId, ReplyTemplateId, Sms }) {
    limitItems(Sms, 'Sms');
    await sendAsSms(call, TicketMessageEntityId, Sms ?? [], ReplyTemplateId);
    return { value: undefined };
  },
  async BatchReply({ call }, { BatchReplyData }) {
    const data = said(BatchReplyData, 'BatchReplyData');
    limitIds(data.TicketIds, 'BatchReplyData.TicketIds');
    limitIds(data.AttachmentIds, 'BatchReplyData.AttachmentIds');
    const reply = {
      html: limitText(data.HtmlBody, 'BatchReplyData.HtmlBody'),
      level: data.Slevel ?? 0,
      timeSpent: data.TimeSpent ?? 0,
      attachmentIds: data.AttachmentIds ?? [],
      closes: data.CloseTickets === true,
      copies: data.SendCopyToCustomer === true,
    };
    return { value: await startReply(call, data.TicketIds ?? [], reply) };
  },
  async BatchForward({ call }, { TicketIds, To, Cc, Bcc, Comment, CloseTicket }) {
    limitIds(TicketIds, 'TicketIds');
    limitItems(To, 'To');
    limitItems(Cc, 'Cc');
    limitItems(Bcc, 'Bcc');
    const asked = { to: To ?? [], cc: Cc ?? [], bcc: Bcc ?? [], comment: limitText(Comment, 'Comment'), closes: CloseTicket === true };
    return { value: await startForward(call, TicketIds ?? [], asked) };
  },
});
