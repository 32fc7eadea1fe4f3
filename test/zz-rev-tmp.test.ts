import { it } from 'node:test';
import { openDesk, authorization, PASSWORD } from './support/desk.ts';
it('probe', async () => {
  const desk = await openDesk();
  const go = async (method: string, path: string, user = 'ADM0', body?: unknown, headers: Record<string, string> = {}) => {
    const r = await fetch(`${desk.url}/api/v1/${path}`, { method, headers: { Authorization: authorization(user), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) });
    return `${r.status} ${r.headers.get('content-type')} ${(await r.text()).slice(0, 420)}`;
  };
  const log = async (label: string, p: Promise<string>) => console.log(label, '=>', await p);
  const x = { Accept: 'application/xml' };
  const { json } = await desk.post('Ticket/SaveTicketEntity', { title: 'probe', person: { personId: 50 }, secondaryPersons: [{ personId: 51 }] });
  const id = (json as { TicketId: number }).TicketId;
  await log('xml select', go('GET', `Ticket/${id}?$select=Title,SecondaryPersons/PersonId,Tags`, 'ADM0', undefined, x));
  await log('xml list select', go('GET', 'MDOList/ticketpriority?$select=Id,Name', 'ADM0', undefined, x));
  await log('xml 404', go('GET', 'Ticket/99999', 'ADM0', undefined, x));
  await log('xml 415', go('POST', 'Agents/Ticket/SaveTicketEntity', 'ADM0', '<a/>', { ...x, 'Content-Type': 'text/plain' }));
  await log('xml dtd', go('POST', 'Agents/Ticket/SaveTicketEntity', 'ADM0', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', { ...x, 'Content-Type': 'application/xml' }));
  // round trip in XML: clears nothing
  const xml = await (await fetch(`${desk.url}/api/v1/Agents/Ticket/GetTicketEntity?ticketEntityId=${id}`, { method: 'POST', headers: { Authorization: authorization(), ...x } })).text();
  await log('xml put back', go('POST', 'Agents/Ticket/SaveTicketEntity', 'ADM0', xml, { 'Content-Type': 'application/xml' }));
  
  await log('form', go('POST', 'Agents/Ticket/SaveTicketEntity', 'ADM0', `TicketId=${id}&Title=a+b%26c&SecondaryPersons=`, { 'Content-Type': 'application/x-www-form-urlencoded' }));
  console.log((await desk.sql('select person_id, is_primary from ticket_customers where ticket_id = $1', [id]).catch((e) => String(e))));
  // DST: days in archives
  await desk.sql(`update ticket set created_at = '2026-03-28T23:30:00Z' where id = $1`, [id]);
  for (const tz of ['NO', 'UTC', 'US-NY', 'JP']) await log('day ' + tz, go('GET', `Archive/Ticket?$select=ticketId,createdAt&$filter=ticketId eq ${id} and createdAt date '2026-03-29'`, 'ADM0', undefined, { 'SO-TimeZone': tz }));
  await log('part', go('GET', `Archive/Ticket?$select=GroupBy(DatePart(createdAt):Day),Count(ticketId)&$filter=ticketId eq ${id}`, 'ADM0', undefined, { 'SO-TimeZone': 'US-NY' }));
  await log('dyn', go('GET', `Archive/Dynamic?$select=person.person_id,person.(ticket->cust_id).title&$top=3`, 'bjorn'));
  await log('dyn webhook', go('GET', `Archive/Dynamic?$select=GroupBy(webhook.name)`, 'bjorn'));
  await log('dyn webhook2', go('GET', `Archive/Dynamic?$select=person.person_id&$filter=webhook.name contains 'a'`, 'bjorn'));
  await log('dyn order', go('GET', `Archive/Dynamic?$select=ticket.id&$orderby=ticket.(ej_message->ticket_id).body`, 'cato'));
  await log('negative top', go('GET', 'Archive/Ticket?$top=-1'));
  await log('not filter', go('GET', `Archive/Ticket?$select=ticketId&$filter=not (title contains 'a' or content contains '"') and ticketId gt 0&$top=2`));
  await log('big contains', go('GET', `Archive/Ticket?$select=ticketId&$filter=content contains '-a -b !! & | <-> :*'`));
  await log('quote', go('GET', `Archive/Ticket?$select=ticketId&$filter=content contains '"a b" OR -"c'`));
  await log('jsonpath', go('GET', `Archive/Ticket?$select=extra/x_a';drop--`));
  await log('orderby masked', go('GET', `Archive/Ticket?$select=ticketId,title,author&$orderby=author`, 'cato'));
  await log('mdo', go('GET', 'MDOList/ticket?query=probe', 'cato'));
  await log('search cato', go('GET', `Ticket/${id}/Messages`, 'cato'));
  await log('form precedence', go('POST', 'Archive/Ticket', 'ADM0', '$select=ticketId&$top=1', { 'Content-Type': 'application/x-www-form-urlencoded' }));
  await desk.close();
});
