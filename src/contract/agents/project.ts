/** The operations of the Project agent that Svar declares; its other ones answer 501. */
import { Project, ProjectEntity } from '../carriers/index.ts';
import { array, entity, group, int, key, list, none, nothing, operation, ref } from '../language.ts';

export const operations = group({
  GetProject: operation(
    'A project in short, by its id; null when there is none.',
    key('projectId'),
    ref(() => Project),
  ),
  CreateDefaultProjectEntity: operation(
    'A new project of the caller’s with its defaults; nothing is stored.',
    none(),
    ref(() => ProjectEntity),
    { select: false },
  ),
  SaveProjectEntity: operation(
    'Makes (ProjectId 0) or changes a project and answers it as it is stored. Members that are left out stay as they are.',
    entity(() => ProjectEntity),
    ref(() => ProjectEntity),
    { select: false },
  ),
  DeleteProjectEntity: operation(
    'Deletes a project for good; tickets, sales and documents that pointed at it point at none then.',
    key('projectEntityId'),
    nothing,
    { select: false },
  ),
  GetProjectEntity: operation(
    'A project with everything that it holds; null when there is none.',
    key('projectEntityId'),
    ref(() => ProjectEntity),
  ),
  GetProjectList: operation(
    'Projects in short, in the order of the ids; unknown ones are left out.',
    array('projectIds', int()),
    list(ref(() => Project)),
  ),
});
