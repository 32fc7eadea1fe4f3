/** Lists as resources: `/MDOList` for choosing, `/List` for those of tickets with their items. */
import type { FastifyInstance } from 'fastify';
import {
  addHeadingToList,
  allLists,
  deleteHeadingsOfList,
  describedList,
  headingsOfList,
  itemOfList,
  itemsOfList,
  LinkedList,
  type ListResource,
  listResources,
  saveHeadingsOfList,
} from '../../agents/list/resources.ts';
import { listNames, listOf, selectableListOf } from '../../agents/mdo/lists.ts';
import { isRepeat } from '../../app/record.ts';
import { decodeArguments } from '../../contract/arguments.ts';
import { HeadingEntity, ListEntity, MDOListItem, SelectableMDOListItem } from '../../contract/carriers/index.ts';
import { array, type DeclaredArguments, entity, list, ref, type Said, text } from '../../contract/language.ts';
import type { Door } from '../door.ts';
import { notFound } from '../faults.ts';
import { rootOf } from '../urls.ts';
import { type Outcome, route, type Visit } from './route.ts';

const isTrue = (value: string | undefined): boolean => /^(?:true|1)$/i.test(value ?? '');
const nothing: Outcome = { value: undefined, result: { kind: 'nothing' } };

/** What a request to a list asks for. wire: a search is flat. */
const wishOf = ({ query }: Visit) => ({
  flat: isTrue(query('flat')) || Boolean(query('query')),
  additional: query('additional') ?? '',
  query: query('query') ?? '',
});

function registerChoices(server: FastifyInstance, door: Door): void {
  route(server, door, 'GET', '/MDOList', async (visit) => ({
    value: await listNames(visit.call('MDO.GetListNames')),
    result: list(text()),
  }));
  route(server, door, 'GET', '/MDOList/{listname}', async (visit) => {
    const name = visit.path('listname');
    const value = await listOf(visit.call('MDO.GetList'), visit.locale, name, wishOf(visit));
    if (value === null) throw notFound(`List ${name}`);
    return { value, result: list(ref(() => MDOListItem)), selection: visit.selection() };
  });
  route(server, door, 'GET', '/MDOList/{listname}/selectable', async (visit) => {
    const name = visit.path('listname');
    const value = await selectableListOf(visit.call('MDO.GetSelectableList'), visit.locale, name, wishOf(visit));
    if (value === null) throw notFound(`List ${name}`);
    return { value, result: list(ref(() => SelectableMDOListItem)), selection: visit.selection() };
  });
}

const decoded = (visit: Visit, args: DeclaredArguments): unknown => decodeArguments(args, visit.body(), () => undefined, visit.locale);

function registerItems(server: FastifyInstance, door: Door, name: string, resource: ListResource): void {
  const at = `/List/${name}/Items`;
  const result = ref(resource.carrier);
  const save = async (visit: Visit, id: number): Promise<Outcome> => {
    const said = { ...(decoded(visit, entity(resource.carrier)) as object), [resource.key]: id };
    const value = await resource.save(visit.call(`List.Save${name}Entity`), said as never);
    return { value, result, selection: visit.selection() };
  };
  const existing = async (visit: Visit): Promise<unknown> => {
    const value = await itemOfList(visit.call(`List.Get${name}Entity`), resource, visit.id('id'));
    if (value === null) throw notFound(`${name} ${visit.id('id')}`);
    return value;
  };
  route(server, door, 'GET', at, async (visit) => ({
    value: await itemsOfList(visit.call(`List.Get${name}Entities`), resource),
    result: list(result),
    selection: visit.selection(),
  }));
  route(server, door, 'POST', at, (visit) => save(visit, 0));
  route(server, door, 'GET', `${at}/Default`, async (visit) => ({
    value: resource.draft(visit.call(`List.CreateDefault${name}Entity`)),
    result,
    selection: visit.selection(),
  }));
  route(server, door, 'GET', `${at}/{id}`, async (visit) => ({ value: await existing(visit), result, selection: visit.selection() }));
  route(server, door, 'PUT', `${at}/{id}`, async (visit) => {
    await existing(visit);
    return save(visit, visit.id('id'));
  });
  route(server, door, 'DELETE', `${at}/{id}`, async (visit) => {
    const call = visit.call(`List.Delete${name}Entity`);
    if (!(await isRepeat(call))) await existing(visit);
    await resource.remove(call, visit.id('id'));
    return nothing;
  });
}

const headings = list(ref(() => HeadingEntity));
type SaidHeading = Said<typeof HeadingEntity>;

function registerHeadings(server: FastifyInstance, door: Door, name: string, { definition }: ListResource): void {
  const at = `/List/${name}/Headings`;
  route(server, door, 'GET', at, async (visit) => ({
    value: await headingsOfList(visit.call('List.GetHeadings'), definition),
    result: headings,
    selection: visit.selection(),
  }));
  route(server, door, 'PUT', at, async (visit) => {
    const said = decoded(
      visit,
      array(
        'entities',
        ref(() => HeadingEntity),
      ),
    ) as (SaidHeading | null)[];
    return { value: await saveHeadingsOfList(visit.call('List.SaveHeadings'), definition, said), result: headings };
  });
  route(server, door, 'POST', at, async (visit) => {
    const said = decoded(
      visit,
      entity(() => HeadingEntity),
    ) as SaidHeading;
    return { value: await addHeadingToList(visit.call('List.SaveHeadingEntity'), definition, said), result: ref(() => HeadingEntity) };
  });
  route(server, door, 'DELETE', at, async (visit) => {
    await deleteHeadingsOfList(visit.call('List.DeleteHeadings'), definition);
    return nothing;
  });
}

/** Registers everything under `/MDOList` and `/List`. */
export function registerLists(server: FastifyInstance, door: Door): void {
  registerChoices(server, door);
  route(server, door, 'GET', '/List', async (visit) => ({
    value: await allLists(visit.call('List.GetAll'), isTrue(visit.query('includedeleted'))),
    result: list(ref(() => ListEntity)),
    selection: visit.selection(),
  }));
  for (const [name, resource] of Object.entries(listResources)) {
    route(server, door, 'GET', `/List/${name}`, async (visit) => ({
      value: await describedList(visit.call('List.GetListEntity'), resource.definition, `${rootOf(visit.request)}/api/v1/List/${name}`),
      result: ref(() => LinkedList),
      selection: visit.selection(),
    }));
    registerItems(server, door, name, resource);
    registerHeadings(server, door, name, resource);
  }
}
