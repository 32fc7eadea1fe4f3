/** Statements 77 to 80: bytes of attachments over the wire, as they are, as base64, and when there are none. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { authorization, openDesk, type TestDesk } from '../support/desk.ts';
import { assertError, statement } from './support.ts';

const BYTES = Uint8Array.from([1, 2, 3, 255]);
const OCTETS = 'application/octet-stream';

const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());

describe('attachments on the wire', () => {
  let desk: TestDesk;
  let attachmentId: number;
  before(async () => {
    desk = await openDesk();
    const made = await post('SaveAttachmentEntity', { name: 'a.bin', contentType: OCTETS });
    ({ AttachmentId: attachmentId } = (await made.json()) as { AttachmentId: number });
  });
  after(() => desk.close());

  const post = (operation: string, body: object, accept = 'application/json'): Promise<Response> =>
    fetch(`${desk.url}/api/v1/Agents/Ticket/${operation}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: accept, Authorization: authorization('anna') },
      body: JSON.stringify(body),
    });
  const upload = (): Promise<Response> => post('UploadAttachment', { attachmentId, content: 'AQID/w==' });

  statement(79, '`T/UploadAttachment` with `{"attachmentId":7,"content":"AQID/w=="}` → 204, stored bytes 01 02 03 FF.', async () => {
    const answer = await upload();
    assert.deepEqual([answer.status, await answer.text()], [204, '']);
    const [row] = await desk.sql(
      'select b.bytes, a.att_size as size from attachment a join svar_blob b on b.hash = a.blob_hash where a.id = $1',
      [attachmentId],
    );
    assert.deepEqual([new Uint8Array(row!.bytes), row!.size], [BYTES, 4]);
  });

  statement(77, '`T/GetAttachmentStream` with `Accept: application/octet-stream` → raw bytes identical to the upload.', async () => {
    await upload();
    const answer = await post('GetAttachmentStream', { attachmentId }, OCTETS);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), OCTETS);
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment;/);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.deepEqual(await bytesOf(answer), BYTES);
  });

  statement(78, 'Same with `Accept: application/json` → JSON string of base64.', async () => {
    await upload();
    const answer = await post('GetAttachmentStream', { attachmentId });
    assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.equal(await answer.text(), '"AQID/w=="');
  });

  statement(80, 'Missing attachment on an octet-stream request → 404 with the JSON error object as bytes.', async () => {
    const answer = await post('GetAttachmentStream', { attachmentId: 999_999 }, OCTETS);
    assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8');
    assertError(answer.status, Buffer.from(await bytesOf(answer)).toString(), 404, 'SoNotFoundException');
    // as everywhere else where the answer is to be JSON
    const json = await post('GetAttachmentStream', { attachmentId: 999_999 });
    assertError(json.status, await json.text(), 400, 'SoNotFoundException');
  });
});
