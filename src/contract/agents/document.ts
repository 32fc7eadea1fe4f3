/** The operations of the Document agent that Svar declares; its other ones answer 501. */
import { Document, DocumentEntity } from '../carriers/index.ts';
import { args, bool, bytes, entity, group, int, key, none, nothing, operation, ref, stream, text } from '../language.ts';

export const operations = group({
  GetDocument: operation(
    'A document in short, by its id; null when there is none that the caller may see.',
    key('documentId'),
    ref(() => Document),
  ),
  CreateDefaultDocumentEntity: operation(
    'A new document of the caller’s with its defaults; nothing is stored.',
    none(),
    ref(() => DocumentEntity),
    { select: false },
  ),
  SaveDocumentEntity: operation(
    'Makes (DocumentId 0) or changes a document and answers it as it is stored; the file name is cleaned. Members that are left out stay as they are.',
    entity(() => DocumentEntity),
    ref(() => DocumentEntity),
    { select: false },
  ),
  DeleteDocumentEntity: operation('Deletes a document with its file for good.', key('documentEntityId'), nothing, { select: false }),
  GetDocumentEntity: operation(
    'A document with everything that is known of it; null when there is none that the caller may see.',
    key('documentEntityId'),
    ref(() => DocumentEntity),
  ),
  SetDocumentStream: operation(
    'Stores the file of a document. One that has a file already is refused, unless OverwriteExistingData says otherwise.',
    args({ DocumentEntity: ref(() => DocumentEntity), Stream: bytes(), OverwriteExistingData: bool() }),
    ref(() => DocumentEntity),
  ),
  GetTemplateStream: operation(
    'The file of a template by its name: the caller’s own first, when AllowPersonal says so, and the one nearest to the culture.',
    args({ TemplateName: text(), AllowPersonal: bool(), UiCulture: text() }),
    stream,
  ),
  GetDocumentStream: operation('The file of a document; no bytes when it has none yet.', args({ DocumentId: int() }), stream),
  CreateTempFile: operation(
    'Keeps a file for an hour, for the caller alone. Answers the name under which it is found, which may differ from the one said.',
    args({ Filename: text(), DataStream: bytes() }),
    text(),
  ),
  GetTempFile: operation(
    'A temporary file of the caller’s, by the name that CreateTempFile answered.',
    args({ Filename: text() }),
    bytes(),
  ),
  DeleteTempFile: operation('Takes a temporary file of the caller’s away.', args({ Filename: text() }), nothing),
});
