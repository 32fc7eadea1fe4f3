/** The Document agent. */
import type { Call } from '../../app/call.ts';
import { draftEntity, type EntityView, readDocuments, readEntity, removeEntity, saveEntity } from '../../app/entities.ts';
import { createTempFile, readDocumentFile, readTempFile, readTemplateFile, removeTempFile, writeDocumentFile } from '../../app/files.ts';
import { operations } from '../../contract/agents/document.ts';
import type { DocumentEntity } from '../../contract/carriers/index.ts';
import type { Shown } from '../../contract/language.ts';
import { deskKnowing } from '../accept/known-fields.ts';
import { type Answer, changedOf, implement } from '../implement.ts';
import { goneOr } from '../repeat.ts';
import { acceptDocument } from './accept.ts';
import { presentDocumentEntity, presentFlatDocument } from './present.ts';

type Entity = Shown<typeof DocumentEntity>;

const answerOf = (view: EntityView<'document'>): Answer<Entity> => ({ value: presentDocumentEntity(view), ...changedOf(view.record) });

/** What was saved, as it stands. */
async function saved(call: Call, id: number): Promise<Answer<Entity>> {
  const view = await readEntity(call, 'document', id);
  if (!view) throw goneOr(call.idempotency !== null, 'DocumentId', `document ${id}`);
  return answerOf(view);
}

export const handlers = implement(operations, {
  GetDocument: async ({ call: asked }, id) => {
    const { call, documents } = await readDocuments(asked, [id]);
    return { value: documents[0] ? presentFlatDocument(documents[0], call.desk) : null };
  },
  CreateDefaultDocumentEntity: async ({ call }) => ({ value: presentDocumentEntity(await draftEntity(call, 'document')) }),
  SaveDocumentEntity: async ({ call }, entity) =>
    saved(call, await saveEntity(call, 'document', acceptDocument(entity, await deskKnowing(call, 'document', entity)))),
  DeleteDocumentEntity: async ({ call }, id) => {
    await removeEntity(call, 'document', id);
    return { value: undefined };
  },
  GetDocumentEntity: async ({ call }, id) => {
    const view = await readEntity(call, 'document', id);
    return view ? answerOf(view) : { value: null };
  },
  SetDocumentStream: async ({ call }, { DocumentEntity: entity, Stream, OverwriteExistingData }) => {
    const id = entity?.DocumentId ?? 0;
    await writeDocumentFile(call, id, Stream, OverwriteExistingData);
    return saved(call, id);
  },
  GetTemplateStream: async ({ call }, { TemplateName, AllowPersonal, UiCulture }) => ({
    value: await readTemplateFile(call, TemplateName, AllowPersonal, UiCulture),
  }),
  GetDocumentStream: async ({ call }, { DocumentId }) => ({ value: await readDocumentFile(call, DocumentId) }),
  CreateTempFile: async ({ call }, { Filename, DataStream }) => ({ value: await createTempFile(call, Filename, DataStream) }),
  GetTempFile: async ({ call }, { Filename }) => ({ value: await readTempFile(call, Filename) }),
  DeleteTempFile: async ({ call }, { Filename }) => {
    await removeTempFile(call, Filename);
    return { value: undefined };
  },
});
