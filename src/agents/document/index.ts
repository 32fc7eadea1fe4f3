/** The Document agent. */
import { operations } from '../../contract/agents/document.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  GetDocument: notYet,
  CreateDefaultDocumentEntity: notYet,
  SaveDocumentEntity: notYet,
  DeleteDocumentEntity: notYet,
  GetDocumentEntity: notYet,
  SetDocumentStream: notYet,
  GetTemplateStream: notYet,
  GetDocumentStream: notYet,
  CreateTempFile: notYet,
  GetTempFile: notYet,
  DeleteTempFile: notYet,
});
