/** The Sentry agent: what the caller may do, by the rules that saving and deleting ask. */
import { Refused } from '../../app/errors.ts';
import { operations } from '../../contract/agents/sentry.ts';
import { isAdmin } from '../../domain/rights.ts';
import { ruleOf } from '../../domain/table-rights.ts';
import { implement } from '../implement.ts';

function known(table: string) {
  const rule = ruleOf(table);
  if (!rule) throw new Refused({ why: 'invalid', about: 'TableName', message: 'This desk knows no rights to a table of this name' });
  return rule;
}

export const handlers = implement(operations, {
  async GetFunctionRights({ call }) {
    return { value: [...call.agent.rights].sort() };
  },
  async HasFunctionRight({ call }, { FunctionRight }) {
    return { value: isAdmin(call.agent) || call.agent.rights.has(FunctionRight.trim().toLowerCase()) };
  },
  async GetNewTableRight({ call }, { TableName }) {
    return { value: { Mask: known(TableName).fresh(call.agent, call.desk), Reason: '' } };
  },
  async GetTableRightByOwnership({ call }, { TableName, ContactAssociateId }) {
    return { value: { Mask: known(TableName).owned(call.agent, { associateId: ContactAssociateId }), Reason: '' } };
  },
});
