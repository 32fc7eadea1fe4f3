/** What the official client raises when the desk says no. */
import assert from 'node:assert/strict';

/** The call is answered with this status and a line that matches. */
export async function refused(call: Promise<unknown>, status: number, line: RegExp, message?: string): Promise<void> {
  await assert.rejects(
    call,
    (error: { response?: { status: number; data: { Message?: string; MessageDetail?: string } } }) => {
      assert.equal(error.response?.status, status, message);
      assert.match(`${error.response?.data.Message} ${error.response?.data.MessageDetail ?? ''}`, line, message);
      return true;
    },
    message,
  );
}
