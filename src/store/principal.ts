/** What is known of the one who calls, beyond what the desk in memory holds. */
import type { Row, Statement } from './database.ts';

/** Who calls: role, company, further groups. References that are not there are null. */
export interface PrincipalRow {
  userName: string;
  accessLevel: number | null;
  status: number | null;
  roleId: number | null;
  roleName: string | null;
  roleTooltip: string | null;
  roleType: number | null;
  personCountryId: number | null;
  companyId: number | null;
  companyCountryId: number | null;
  businessId: number | null;
  categoryId: number | null;
  companyOwnerId: number | null;
  email: string | null;
  groupIds: readonly number[];
}

export const principalOf = (associateId: number): Statement => ({
  name: 'principal',
  text: `select a.username as "userName", e.access_level as "accessLevel", e.status, r.role_id as "roleId", r.name as "roleName", r.tooltip as "roleTooltip", r.roletype as "roleType",
      p.country_id as "personCountryId", k.contact_id as "companyId", k.country_id as "companyCountryId", k.business_idx as "businessId", k.category_idx as "categoryId",
      k.associate_id as "companyOwnerId",
      coalesce((select m.email_address from email m where m.person_id = a.person_id order by m.rank, m.email_id limit 1), nullif(e.email, '')) as email,
      array(select l.usergroup_id from usergrouplink l where l.assoc_id = a.associate_id and l.usergroup_id <> a.group_idx order by 1) as "groupIds"
    from associate a left join ejuser e on e.id = a.ejuserid left join person p on p.person_id = a.person_id left join contact k on k.contact_id = p.contact_id
      left join userrolelink u on u.associate_id = a.associate_id left join role r on r.role_id = u.role_id
    where a.associate_id = $1 limit 1`,
  values: [associateId],
});

export const principalRow = (rows: readonly Row[]): PrincipalRow | null => (rows[0] as unknown as PrincipalRow | undefined) ?? null;
