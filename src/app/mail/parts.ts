/** The parts of a mail become attachments of its message, in their order; equal bytes are kept once. */
import { saidType, settledType } from '../../domain/attachments.ts';
import { safeFileName } from '../../domain/file-name.ts';
import { ATTACHMENT, keptBytes, linkAttachments } from '../../store/attachments.ts';
import { insertRow } from '../../store/rows.ts';
import type { ArrivedPart } from '../mail-arrived.ts';
import type { Around } from '../together.ts';

const KEY_BYTES = 24;

/** Puts the parts of a mail on its message, inside a plan whose ticket is locked. */
export async function attachParts({ tx, call }: Around, messageId: number, parts: readonly ArrivedPart[]): Promise<void> {
  if (parts.length === 0) return;
  const statements = parts.flatMap(({ name, type, inline, contentId, bytes }) => {
    const { hash, statement } = keptBytes(bytes);
    const row = {
      name: safeFileName(name) || 'file',
      contentType: settledType(saidType(type), bytes),
      size: bytes.byteLength,
      authKey: Buffer.from(call.app.bytes(KEY_BYTES)).toString('base64url'),
      contentId,
      inline,
      createdBy: call.agent.id,
      hash,
    };
    return [statement, insertRow(ATTACHMENT, row)];
  });
  const rows = await tx.query(...statements);
  const ids = rows.filter((_, index) => index % 2 === 1).map((made) => made[0]!.id as number);
  await tx.query(...linkAttachments(messageId, ids));
}
