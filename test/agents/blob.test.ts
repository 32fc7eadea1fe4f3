/** Binary objects and pictures, as an integration of the official client lives with them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BlobEntity } from '@superoffice/webapi/Carriers.js';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { refused } from './refusal.ts';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array.from({ length: 32 }, (_, index) => index)]);

describe('binary objects', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());
  const blobs = (user = 'anna') => desk.client(user).getBLOBAgent();
  const bytesOf = async (user: string, id: number): Promise<Uint8Array> =>
    new Uint8Array((await blobs(user).getBlobStreamAsync(id)) as ArrayBuffer);

  test('one is described, filled, read, changed, emptied and deleted', async () => {
    assert.equal((await blobs().createDefaultBlobEntityAsync()).blobId, 0);
    const made = await blobs().saveBlobEntityAsync({ description: 'Logo', mimeType: 'image/png', blobSize: 4711 } as BlobEntity);
    assert.deepEqual([made.description, made.mimeType, made.blobSize, made.createdBy?.name], ['Logo', 'image/png', 0, 'anna']);
    await blobs('bjorn').setBlobStreamAsync(made.blobId, PNG.buffer);
    assert.deepEqual(await bytesOf('cato', made.blobId), PNG);
    const filled = await blobs().saveBlobEntityAsync({ blobId: made.blobId, conceptualType: 'PHOTO' } as BlobEntity);
    assert.deepEqual(
      [filled.description, filled.conceptualType, filled.blobSize, filled.originalSize, filled.isZipped, filled.updatedBy?.name],
      ['Logo', 'PHOTO', PNG.length, PNG.length, false, 'anna'],
    );
    await blobs().setBlobStreamAsync(made.blobId, '');
    assert.equal((await bytesOf('anna', made.blobId)).length, 0);
    await refused(blobs('bjorn').deleteBlobEntityAsync(made.blobId), 403, /administrator/);
    await blobs('anna').deleteBlobEntityAsync(made.blobId);
    assert.equal(await blobs().getBlobEntityAsync(made.blobId), null);
    assert.equal((await desk.post('BLOB/GetBlobStream', { blobEntityId: made.blobId }, {}, 'anna')).status, 400);
    await refused(blobs().setBlobStreamAsync(made.blobId, bytes('x')), 400, /no binary object/);
    await refused(blobs().saveBlobEntityAsync({ blobId: made.blobId } as BlobEntity), 400, /no binary object/);
    await refused(blobs().saveBlobEntityAsync({ description: 'x'.repeat(240) } as BlobEntity), 400, /longer/);
  });

  test('equal bytes are kept once', async () => {
    for (const description of ['a', 'b']) {
      const { blobId } = await blobs().saveBlobEntityAsync({ description } as BlobEntity);
      await blobs().setBlobStreamAsync(blobId, bytes('the same'));
    }
    assert.deepEqual(await desk.sql(`select count(*)::int as n from svar_blob where bytes = 'the same'`), [{ n: 1 }]);
  });

  test('the picture of a person is the one that the Person agent knows', async () => {
    await blobs().setPersonImageAsync(50, PNG.buffer);
    const seen = await desk.client('bjorn').getPersonAgent().getPersonImageAsync(50);
    assert.deepEqual(new Uint8Array(seen as ArrayBuffer), PNG);
    assert.deepEqual(new Uint8Array((await blobs('cato').getPersonImageAsync(50)) as ArrayBuffer), PNG);
    await refused(blobs().setPersonImageAsync(50, bytes('no picture')), 400, /picture/);
  });
});
