/** Sales as their carriers. */
import type { EntityView, FlatSale } from '../../app/entities.ts';
import { type Sale, SaleEntity } from '../../contract/carriers/index.ts';
import { fieldProperties } from '../../contract/describe.ts';
import { Visibility } from '../../contract/enums.ts';
import type { Shown } from '../../contract/language.ts';
import type { Desk } from '../../domain/desk.ts';
import { mayWrite, nameOfCompany, nameOfPerson } from '../../domain/people.ts';
import type { ActivityStatus, SaleStatus } from '../../vocabulary.ts';
import { presentFlatPerson } from '../person/present.ts';
import { fieldRight, ownerRight, presentAssociateId, presentContact, presentItem } from '../person/present-parts.ts';
import { presentOwn } from '../present/custom-fields.ts';
import { ownProperties } from '../present/own-properties.ts';
import { presentFlatProject } from '../project/present.ts';

/** The name of the company that a row in short belongs to; empty for none. */
export const companyOf = (row: Pick<FlatSale, 'companyName' | 'companyDepartment'>): string =>
  row.companyName === null ? '' : nameOfCompany({ name: row.companyName, department: row.companyDepartment ?? '' });

/** The name of the person that a row in short belongs to; empty for none. */
export const personOf = (row: Pick<FlatSale, 'firstName' | 'middleName' | 'lastName'>): string =>
  nameOfPerson({ firstName: row.firstName ?? '', middleName: row.middleName ?? '', lastName: row.lastName ?? '' });

/** A sale in short. */
export function presentFlatSale(sale: FlatSale, desk: Desk): Shown<typeof Sale> {
  return {
    ContactName: companyOf(sale),
    SaleDate: sale.date,
    SaleId: sale.id,
    Probability: sale.probability,
    Title: sale.heading,
    Amount: sale.amount,
    Currency: sale.currency ?? '',
    ProjectName: sale.projectName ?? '',
    AssociateFullName: desk.associates.get(sale.associateId ?? 0)?.fullName ?? '',
    Description: sale.description,
    Status: sale.status as SaleStatus,
    WeightedAmount: (sale.amount * sale.probability) / 100,
    ProjectId: sale.projectId ?? 0,
    EarningPercent: sale.earningPercent,
    Earning: sale.earning,
    ContactId: sale.companyId ?? 0,
    AssociateId: sale.associateId ?? 0,
    PersonId: sale.personId ?? 0,
    SaleTypeId: sale.typeId ?? 0,
    SaleTypeName: sale.type ?? '',
    PersonFullName: personOf(sale),
    Completed: sale.completed as ActivityStatus,
    NextDueDate: sale.nextDue,
    Number: sale.number,
  };
}

const MANDATORY = new Set(['Heading']);
const READ_ONLY = new Set(
  (
    'Appointment UpdatedBy CreatedBy SaleId CreatedDate UpdatedDate ActiveLinks Links NextDueDate SaleStakeholders ActiveErpLinks ' +
    'PublishEventDate PublishTo PublishFrom IsPublished VisibleFor'
  ).split(' '),
);

/** A sale in full, with what the viewer may do. */
export function presentSaleEntity({ call, record, around }: EntityView<'sale'>): Shown<typeof SaleEntity> {
  const { agent, desk } = call;
  const item = (list: string, id: number | null) => presentItem(around.lists, list, id);
  return {
    SaleId: record.id,
    Heading: record.heading,
    Number: record.number,
    SaleText: record.description,
    Postit: record.postit,
    Amount: record.amount,
    Earning: record.earning,
    EarningPercent: record.earningPercent,
    Probability: record.probability,
    Status: record.status,
    Completed: record.completed,
    Saledate: record.date,
    NextDueDate: record.nextDue,
    ReopenDate: record.reopen,
    Associate: presentAssociateId(record.associateId, desk),
    CreatedBy: presentAssociateId(record.registeredBy, desk),
    UpdatedBy: presentAssociateId(record.updatedBy, desk),
    CreatedDate: record.registered,
    UpdatedDate: record.updated,
    Contact: around.company ? presentContact(around.company, desk) : null,
    Person: around.person ? presentFlatPerson(around.person, desk) : null,
    Project: around.project ? presentFlatProject(around.project, desk) : null,
    Currency: item('currency', record.currencyId),
    SaleType: item('saletype', record.typeId),
    Rating: item('prob', record.stageId),
    Reason: item('reason', record.reasonId),
    ReasonSold: item('reasonsold', record.reasonSoldId),
    ReasonStalled: item('reasonstalled', record.reasonStalledId),
    Source: item('source', record.sourceId),
    Competitor: item('comptr', record.competitorId),
    Credited: item('credited', record.creditedId),
    // every user of the desk sees every sale
    VisibleFor: [{ VisibleId: 0, Visibility: Visibility.All, DisplayValue: '' }],
    ...presentOwn(record.extra, desk.ownFields.sale, desk, around.names),
    TableRight: ownerRight(agent, record, false),
    FieldProperties: {
      ...fieldProperties(SaleEntity, fieldRight(agent, MANDATORY, READ_ONLY)),
      ...ownProperties(desk, 'sale', mayWrite(agent)),
    },
  };
}
