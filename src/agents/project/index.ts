/** The Project agent. */
import type { Call } from '../../app/call.ts';
import { draftEntity, type EntityView, readEntity, readProjects, removeEntity, saveEntity } from '../../app/entities.ts';
import { operations } from '../../contract/agents/project.ts';
import type { ProjectEntity } from '../../contract/carriers/index.ts';
import type { Shown } from '../../contract/language.ts';
import { deskKnowing } from '../accept/known-fields.ts';
import { type Answer, changedOf, implement } from '../implement.ts';
import { goneOr } from '../repeat.ts';
import { limitIds } from '../viewer.ts';
import { acceptProject } from './accept.ts';
import { presentFlatProject, presentProjectEntity } from './present.ts';

const answerOf = (view: EntityView<'project'>): Answer<Shown<typeof ProjectEntity>> => ({
  value: presentProjectEntity(view),
  ...changedOf(view.record),
});

async function project(call: Call, id: number): Promise<Answer<Shown<typeof ProjectEntity> | null>> {
  const view = await readEntity(call, 'project', id);
  return view ? answerOf(view) : { value: null };
}

export const handlers = implement(operations, {
  GetProject: async ({ call: asked }, id) => {
    const { call, projects } = await readProjects(asked, [id]);
    return { value: projects[0] ? presentFlatProject(projects[0], call.desk) : null };
  },
  CreateDefaultProjectEntity: async ({ call }) => ({ value: presentProjectEntity(await draftEntity(call, 'project')) }),
  SaveProjectEntity: async ({ call }, entity) => {
    const id = await saveEntity(call, 'project', acceptProject(entity, await deskKnowing(call, 'project', entity)));
    const view = await readEntity(call, 'project', id);
    if (!view) throw goneOr(call.idempotency !== null, 'ProjectId', `project ${id}`);
    return answerOf(view);
  },
  DeleteProjectEntity: async ({ call }, id) => {
    await removeEntity(call, 'project', id);
    return { value: undefined };
  },
  GetProjectEntity: ({ call }, id) => project(call, id),
  GetProjectList: async ({ call: asked }, ids) => {
    limitIds(ids, 'projectIds');
    const { call, projects } = await readProjects(asked, [...new Set(ids)]);
    return { value: projects.map((row) => presentFlatProject(row, call.desk)) };
  },
});
