/** Favourites, as an integration of the official client lives with them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Favourite, SaleEntity, TicketEntity } from '@superoffice/webapi/Carriers.js';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { refused } from './refusal.ts';

const [ANNA, BJORN] = [11, 12];

describe('favourites', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());
  const favourites = (user = 'anna') => desk.client(user).getFavouriteAgent();
  const ids = async (user: string, table: string, associateId = 0): Promise<number[]> =>
    (await favourites(user).getFavouritesAsync(table, associateId)).map(({ recordId }: Favourite) => recordId!);
  async function ticket(category = 1, user = 'ADM0'): Promise<number> {
    const said = { title: 'Door', category: { ticketCategoryId: category }, priority: { ticketPriorityId: 2 } };
    return (
      await desk
        .client(user)
        .getTicketAgent()
        .saveTicketEntityAsync(said as TicketEntity)
    ).ticketId!;
  }

  test('companies and persons are added, listed in order, asked for, toggled and removed', async () => {
    await favourites().addFavouriteAsync('Person', 51, 0, 'note');
    await favourites().addFavouritesAsync('person', [77, 50, 51], ANNA, '');
    const list = await favourites().getFavouritesAsync('person', ANNA);
    assert.deepEqual(
      list.map(({ recordId, rank, extraInfo, associateId, tableName }: Favourite) => [recordId, rank, extraInfo, associateId, tableName]),
      [
        [51, 1, 'note', ANNA, 'person'],
        [77, 2, '', ANNA, 'person'],
        [50, 3, '', ANNA, 'person'],
      ],
    );
    assert.equal(await favourites().isFavouriteAsync('person', 50, 0), true);
    assert.equal(await favourites('bjorn').isFavouriteAsync('person', 50, 0), false);
    assert.equal(await favourites().toggleFavouriteAsync('person', 50, 0, ''), false);
    assert.equal(await favourites().toggleFavouriteAsync('contact', 9, 0, ''), true);
    await favourites().removeFavouriteAsync('person', 77, 0);
    await favourites().removeFavouriteAsync('person', 77, 0);
    assert.deepEqual(await ids('anna', 'person'), [51]);
    await favourites().removeAllFavouritesAsync('person', 0);
    assert.deepEqual([await ids('anna', 'person'), await ids('anna', 'contact')], [[], [9]]);
  });

  test('tickets are rows of the hot list, of those that may be listed', async () => {
    const [mine, other] = [await ticket(), await ticket()];
    await favourites().addFavouritesAsync('ticket', [mine, other], 0, '');
    assert.deepEqual(await desk.sql('select user_id, ticket_id from hotlist order by id'), [
      { user_id: 5, ticket_id: mine },
      { user_id: 5, ticket_id: other },
    ]);
    assert.deepEqual(await ids('anna', 'ticket'), [mine, other]);
    await favourites().removeFavouritesAsync('ticket', [mine], 0);
    assert.deepEqual(await ids('anna', 'ticket'), [other]);
    await refused(favourites().addFavouritesAsync('ticket', [mine, 999_999], 0, ''), 400, /There is no row 999999/);
    assert.deepEqual(await ids('anna', 'ticket'), [other], 'all or none');
  });

  test('a ticket that may not be listed looks absent', async () => {
    const hidden = await ticket(5);
    assert.equal(await desk.client('cato').getTicketAgent().getTicketEntityAsync(hidden), null, 'category 5 is not cato’s');
    await refused(favourites('cato').addFavouriteAsync('ticket', hidden, 0, ''), 400, /There is no row/);
    await refused(favourites('cato').toggleFavouriteAsync('ticket', hidden, 0, ''), 400, /There is no row/);
    await desk.sql('insert into hotlist (user_id, ticket_id) values (7, $1)', [hidden]);
    assert.deepEqual([await ids('cato', 'ticket'), await favourites('cato').isFavouriteAsync('ticket', hidden, 0)], [[], false]);
    await favourites('cato').removeFavouriteAsync('ticket', hidden, 0);
    assert.deepEqual(await desk.sql('select * from hotlist where user_id = 7'), []);
  });

  test('everybody keeps his own, an administrator those of others too', async () => {
    await refused(favourites('cato').addFavouriteAsync('person', 50, ANNA, ''), 403, /administrators/);
    await refused(favourites('cato').getFavouritesAsync('person', ANNA), 403, /administrators/);
    await favourites('ADM0').addFavouriteAsync('person', 50, BJORN, '');
    assert.deepEqual(await ids('bjorn', 'person'), [50]);
    await refused(favourites('ADM0').addFavouriteAsync('person', 50, 4711, ''), 400, /no associate/);
  });

  test('what cannot be a favourite is refused; what is deleted is none any more', async () => {
    await refused(favourites().addFavouriteAsync('svar_token', 1, 0, ''), 400, /cannot be favourites/);
    await refused(favourites().addFavouriteAsync('person', 999_999, 0, ''), 400, /There is no row/);
    const sale = await desk
      .client('anna')
      .getSaleAgent()
      .saveSaleEntityAsync({ heading: 'Chairs' } as SaleEntity);
    await favourites().addFavouriteAsync('sale', sale.saleId!, 0, '');
    await desk.client('anna').getSaleAgent().deleteSaleEntityAsync(sale.saleId!);
    assert.deepEqual(await desk.sql(`select * from svar_favourite where table_name = 'sale'`), []);
  });
});
