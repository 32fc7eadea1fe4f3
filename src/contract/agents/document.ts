/** The operations of the Document agent that Svar declares; its other ones answer 501. */
import { Document, DocumentEntity } from '../carriers/index.ts';
import { args, bool, bytes, entity, group, int, key, none, nothing, operation, ref, stream, text } from '../language.ts';

export const operations = group({
  GetDocument: operation(
    '',
    key('documentId'),
    ref(() => Document),
  ),
  CreateDefaultDocumentEntity: operation(
    '',
    none(),
    ref(() => DocumentEntity),
    { select: false },
  ),
  SaveDocumentEntity: operation(
    '',
    entity(() => DocumentEntity),
    ref(() => DocumentEntity),
    { select: false },
  ),
  DeleteDocumentEntity: operation('', key('documentEntityId'), nothing, { select: false }),
  GetDocumentEntity: operation(
    '',
    key('documentEntityId'),
    ref(() => DocumentEntity),
  ),
  SetDocumentStream: operation(
    '',
    args({ DocumentEntity: ref(() => DocumentEntity), Stream: bytes(), OverwriteExistingData: bool() }),
    ref(() => DocumentEntity),
  ),
  GetTemplateStream: operation('', args({ TemplateName: text(), AllowPersonal: bool(), UiCulture: text() }), stream),
  GetDocumentStream: operation('', args({ DocumentId: int() }), stream),
  CreateTempFile: operation('', args({ Filename: text(), DataStream: bytes() }), text()),
  GetTempFile: operation('', args({ Filename: text() }), bytes()),
  DeleteTempFile: operation('', args({ Filename: text() }), nothing),
});
