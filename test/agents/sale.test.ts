/** Sales, as an integration of the official client lives with them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { WebApi } from '@superoffice/webapi';
import type { Sale, SaleEntity, TicketEntity } from '@superoffice/webapi/Carriers.js';
import { ActivityStatus, SaleStatus } from '@superoffice/webapi/Enums.js';
import { authorization, openDesk, PASSWORD, type TestDesk } from '../support/desk.ts';
import { refused } from './refusal.ts';

const START = Date.parse('2026-03-02T09:00:00Z');

describe('sales', () => {
  const clock = { at: START };
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk({ now: () => clock.at });
  });
  after(() => desk.close());

  function sales(user = 'anna') {
    const api = new WebApi({ baseUrl: desk.url, timezoneInclude: true });
    api.authenticateWithPassword(user, user === 'ADM0' ? '' : PASSWORD);
    return api.getSaleAgent();
  }
  const later = (): number => (clock.at += 60_000);
  const kinds = async (id: number): Promise<string[]> =>
    (await desk.sql(`select kinds[1] as kind from svar_event where entity = 'sale' and row_id = $1 order by seq`, [id])).map(
      ({ kind }) => kind as string,
    );
  const make = (more: Partial<SaleEntity> = {}): Promise<Required<SaleEntity>> =>
    sales().saveSaleEntityAsync({ heading: 'Forty chairs', ...more } as SaleEntity);

  test('a draft is the caller’s, open, of today, and stores nothing', async () => {
    const draft = await sales().createDefaultSaleEntityAsync();
    assert.deepEqual(
      [
        draft.saleId,
        draft.associate?.name,
        draft.status,
        draft.completed,
        draft.saledate?.getTime(),
        draft.currency?.value,
        draft.saleType?.id,
      ],
      [0, 'anna', SaleStatus.Open, ActivityStatus.NotStarted, START, 'EUR', 1],
    );
    assert.deepEqual(await desk.sql('select count(*)::int as n from sale'), [{ n: 0 }]);
  });

  test('a sale is made, read in full and in short, and nothing changes when it is saved as it was read', async () => {
    const made = await make({
      contact: { contactId: 9 },
      person: { personId: 50 },
      currency: { id: 0, value: 'nok' },
      rating: { id: 3 },
      amount: 12_500.5,
      probability: 40,
      earningPercent: 20,
      saleText: 'For the canteen',
      number: 'S-1',
    } as Partial<SaleEntity>);
    assert.deepEqual(
      [made.contact?.name, made.person?.fullName, made.currency?.value, made.rating?.value, made.earning],
      ['Fjellheim Bygg AS', 'Kari Nordmann', 'NOK', 'Offer sent', 2500.1],
    );
    assert.deepEqual([made.createdBy?.name, made.createdDate?.getTime(), made.tableRight?.mask], ['anna', START, 15]);
    const short = await sales('cato').getSaleAsync(made.saleId);
    assert.deepEqual(
      [
        short.title,
        short.contactName,
        short.personFullName,
        short.weightedAmount,
        short.currency,
        short.associateFullName,
        short.description,
      ],
      ['Forty chairs', 'Fjellheim Bygg AS', 'Kari Nordmann', 5000.2, 'NOK', 'Anna Aas', 'For the canteen'],
    );
    later();
    await sales('bjorn').saveSaleEntityAsync(await sales('bjorn').getSaleEntityAsync(made.saleId));
    assert.deepEqual(await kinds(made.saleId), ['sale.created']);
    assert.deepEqual(await desk.sql('select updated from sale where sale_id = $1', [made.saleId]), [{ updated: null }]);
  });

  test('a sparse save leaves the rest alone; earning follows amount and percent; sold, lost and completed are told of', async () => {
    const { saleId } = await make({ amount: 1000, earningPercent: 10 });
    const at = later();
    const changed = await sales('bjorn').saveSaleEntityAsync({ saleId, amount: 2000 } as SaleEntity);
    assert.deepEqual(
      [changed.heading, changed.earning, changed.updatedBy?.name, changed.updatedDate?.getTime()],
      ['Forty chairs', 200, 'bjorn', at],
    );
    assert.equal((await sales().saveSaleEntityAsync({ saleId, earning: 500 } as SaleEntity)).earningPercent, 25);
    await sales().saveSaleEntityAsync({ saleId, status: SaleStatus.Sold, reasonSold: { id: 1 } } as SaleEntity);
    await sales().saveSaleEntityAsync({ saleId, completed: ActivityStatus.Completed } as SaleEntity);
    await sales().saveSaleEntityAsync({ saleId, status: SaleStatus.Lost } as SaleEntity);
    assert.deepEqual(await kinds(saleId), [
      'sale.created',
      'sale.changed',
      'sale.changed',
      'sale.changed',
      'sale.sold',
      'sale.changed',
      'sale.completed',
      'sale.changed',
      'sale.lost',
    ]);
    const events = JSON.stringify(await desk.sql(`select before, after from svar_event where entity = 'sale' and row_id = $1`, [saleId]));
    assert.equal(/Forty|2000/.test(events), false, 'an event tells that a sum or a text changed, not which it is');
    assert.match(events, /"reasonsold_idx": ?1/);
  });

  test('a list in the order asked for; what is not there is null in a lookup and refused in a command', async () => {
    const [first, second] = [await make({ heading: 'One' }), await make({ heading: 'Two' })];
    const list = await sales().getSaleListAsync([second.saleId, 999_999, first.saleId, second.saleId]);
    assert.deepEqual(
      list.map(({ title }: Sale) => title),
      ['Two', 'One'],
    );
    assert.equal(await sales().getSaleEntityAsync(999_999), null);
    assert.equal(await sales().getSaleAsync(-1), null);
    await refused(sales().saveSaleEntityAsync({ saleId: 999_999, heading: 'x' } as SaleEntity), 400, /no such|There is no/);
    await sales().deleteSaleEntityAsync(999_999); // what is not there needs no deleting
    for (const wrong of [{ contact: { contactId: 999_999 } }, { project: { projectId: 7 } }, { currency: { value: 'Shells' } }])
      await refused(make(wrong as Partial<SaleEntity>), 400, /no such|There is no/);
    for (const wrong of [
      { heading: ' ' },
      { probability: 101 },
      { amount: 1e300 },
      { amount: 1e-300, earning: 1 },
      { heading: 'x'.repeat(220) },
      { status: SaleStatus.SaintAll },
    ])
      await refused(make(wrong as Partial<SaleEntity>), 400, /needs|percentage|too large|longer|no such value/);
  });

  test('administrators, the owner and the maker delete; the ticket stays and points at nothing', async () => {
    const { saleId } = await make();
    const tickets = desk.client('anna').getTicketAgent();
    const said = { title: 'Chairs', category: { ticketCategoryId: 1 }, priority: { ticketPriorityId: 2 }, sale: { saleId } };
    const ticket = await tickets.saveTicketEntityAsync(said as TicketEntity);
    assert.equal(ticket.sale?.title, 'Forty chairs');
    await refused(sales('bjorn').deleteSaleEntityAsync(saleId), 403, /administrator/);
    await sales('anna').deleteSaleEntityAsync(saleId);
    assert.equal(await sales().getSaleEntityAsync(saleId), null);
    assert.equal((await tickets.getTicketEntityAsync(ticket.ticketId)).sale, null);
    assert.equal((await kinds(saleId)).at(-1), 'sale.deleted');
    await sales('ADM0').deleteSaleEntityAsync((await make()).saleId);
  });

  test('as a resource it is served conditionally and patched', async () => {
    const { saleId } = await make();
    const url = `${desk.url}/api/v1/Sale/${saleId}`;
    const headers = { Authorization: authorization('anna'), 'Content-Type': 'application/json', Accept: 'application/json' };
    const first = await fetch(url, { headers });
    assert.equal(first.status, 200);
    const known = first.headers.get('last-modified')!;
    assert.equal((await fetch(url, { headers: { ...headers, 'If-Modified-Since': known } })).status, 304);
    later();
    const patched = await fetch(url, { method: 'PATCH', headers, body: JSON.stringify({ Heading: 'Fifty chairs' }) });
    assert.deepEqual([patched.status, ((await patched.json()) as { Heading: string }).Heading], [200, 'Fifty chairs']);
    const late = await fetch(url, { method: 'PUT', headers: { ...headers, 'If-Unmodified-Since': known }, body: '{"Heading":"Sixty"}' });
    assert.equal(late.status, 412);
    assert.equal((await fetch(url, { method: 'DELETE', headers })).status, 204);
    assert.equal((await fetch(url, { headers })).status, 404);
  });

  test('a repeat under the same key makes one sale', async () => {
    const headers = { 'Idempotency-Key': 'sale-1' };
    const [a, b] = [
      await desk.post('Sale/SaveSaleEntity', { heading: 'Once' }, headers, 'anna'),
      await desk.post('Sale/SaveSaleEntity', { heading: 'Once' }, headers, 'anna'),
    ];
    assert.equal((a.json as { SaleId: number }).SaleId, (b.json as { SaleId: number }).SaleId);
    assert.deepEqual(await desk.sql(`select count(*)::int as n from sale where heading = 'Once'`), [{ n: 1 }]);
  });
});
