/** Persons as tickets show them. */

/** A person as tickets show one. */
export interface PersonRow {
  id: number;
  firstName: string;
  middleName: string;
  lastName: string;
  mrmrs: string;
  title: string;
  countryId: number | null;
  retired: boolean;
  rank: number;
  email: string | null;
  directPhone: string | null;
  mobilePhone: string | null;
  companyId: number | null;
  companyName: string | null;
  companyDepartment: string | null;
  companyOrgNr: string | null;
  companyCountryId: number | null;
  priorityId: number | null;
  languageId: number | null;
  supportAssociateId: number | null;
}

/** wire: kinds of phone numbers are bits of ptype_idx; 16384 says that the owner is a person. */
const PERSON_PHONE = { direct: 16385, mobile: 16387 } as const;

/** The columns of a PersonRow; wants `person p` joined with `contact k`. */
export const personList = `p.person_id as id, p.firstname as "firstName", p.middlename as "middleName", p.lastname as "lastName", p.mrmrs, p.title, p.country_id as "countryId", (p.retired or p.deleted) as retired, p.rank,
    (select email_address from email e where e.person_id = p.person_id order by e.rank, e.email_id limit 1) as email,
    (select phone from phone f where f.owner_id = p.person_id and f.ptype_idx = ${PERSON_PHONE.direct} order by f.rank, f.phone_id limit 1) as "directPhone",
    (select phone from phone f where f.owner_id = p.person_id and f.ptype_idx = ${PERSON_PHONE.mobile} order by f.rank, f.phone_id limit 1) as "mobilePhone",
    k.contact_id as "companyId", k.name as "companyName", k.department as "companyDepartment", k.orgnr as "companyOrgNr", k.country_id as "companyCountryId",
    p.ticketpriorityid as "priorityId", p.supportlanguageid as "languageId", p.supportassociateid as "supportAssociateId"`;
