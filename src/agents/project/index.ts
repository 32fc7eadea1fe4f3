/** The Project agent. */
import { operations } from '../../contract/agents/project.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  GetProject: notYet,
  CreateDefaultProjectEntity: notYet,
  SaveProjectEntity: notYet,
  DeleteProjectEntity: notYet,
  GetProjectEntity: notYet,
  GetProjectList: notYet,
});
