/** The demo's mailboxes, and how it answers by itself. */
import { Client, type ClientBase, type ClientConfig } from 'pg';
import { mailbox } from './letters.ts';
import { type DemoPost, openDemoPost } from './post.ts';

const orders = 'orders@nordlys.example.com';
/** Where mail for the demo's desk goes, and the category of what comes there. */
const mailboxes: readonly (readonly [address: string, categoryId: number])[] = [
  [mailbox, 1],
  [orders, 5],
];

const TEXT = `Hello [[customer.firstname]],

thank you for writing to us. Your case has the number [[ticket.id]]; please keep it in the subject when you write again.

Nordlys AS`;

/** Gives the demo's desk two mailboxes, and a template for who writes for the first time about something. */
export async function furnishMail(client: ClientBase): Promise<void> {
  for (const [address, categoryId] of mailboxes)
    await client.query('insert into mail_in_filter (address, category_id) values ($1, $2)', [address, categoryId]);
  const template = await client.query<{ id: number }>("insert into reply_template (name) values ('We have received it') returning id");
  const { id } = template.rows[0]!;
  await client.query(
    `insert into reply_template_body (reply_template_id, language_id, flags, subject, body_plain)
      select $1, id, 1, 'We have received it', $2 from cust_lang order by not is_default, id limit 1`,
    [id, TEXT],
  );
  await client.query("update registry set value = $1 where name = 'ReplyTemplateCustomerCustomerReply'", [String(id)]);
  await client.query("update registry set value = $1 where name = 'Default From address'", [mailbox]);
}

/**
 * The post of the demo's desk.
 * @returns null for a desk that is not the demo's: what somebody's real desk has to say does not end on a page
 */
export async function openPostOf(connection: ClientConfig): Promise<DemoPost | null> {
  const client = new Client(connection);
  await client.connect();
  try {
    const addresses = mailboxes.map(([address]) => address);
    const { rowCount } = await client.query('select from mail_in_filter where address = any($1::text[]) having count(*) = $2', [
      addresses,
      addresses.length,
    ]);
    return rowCount === 1 ? await openDemoPost(addresses) : null;
  } finally {
    await client.end();
  }
}
