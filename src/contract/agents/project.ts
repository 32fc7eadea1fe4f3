/** The operations of the Project agent that Svar declares; its other ones answer 501. */
import { Project, ProjectEntity } from '../carriers/index.ts';
import { array, entity, group, int, key, list, none, nothing, operation, ref } from '../language.ts';

export const operations = group({
  GetProject: operation(
    '',
    key('projectId'),
    ref(() => Project),
  ),
  CreateDefaultProjectEntity: operation(
    '',
    none(),
    ref(() => ProjectEntity),
    { select: false },
  ),
  SaveProjectEntity: operation(
    '',
    entity(() => ProjectEntity),
    ref(() => ProjectEntity),
    { select: false },
  ),
  DeleteProjectEntity: operation('', key('projectEntityId'), nothing, { select: false }),
  GetProjectEntity: operation(
    '',
    key('projectEntityId'),
    ref(() => ProjectEntity),
  ),
  GetProjectList: operation('', array('projectIds', int()), list(ref(() => Project))),
});
