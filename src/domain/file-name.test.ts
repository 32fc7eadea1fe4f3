import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partsOf, safeFileName } from './file-name.ts';

test('a name leads nowhere, hides nothing and keeps its ending', () => {
  const wanted: Record<string, string> = {
    'plan.docx': 'plan.docx',
    '../../etc/passwd': 'passwd',
    'C:\\temp\\a.txt': 'a.txt',
    '..\u200B/\u200B..': '',
    '.\u0000./x': 'x',
    'a\u202Etxt.exe': 'atxt.exe',
    'what?.txt': 'what_.txt',
    COM1: '_COM1',
    'con.log': '_con.log',
    'dots...': 'dots',
    '   ': '',
    'e\u0301.txt': 'é.txt',
  };
  for (const [said, kept] of Object.entries(wanted)) assert.equal(safeFileName(said), kept, JSON.stringify(said));
});

test('a long name is cut in front of its ending, between whole signs', () => {
  const cut = safeFileName(`${'😹'.repeat(80)}.pdf`);
  assert.equal(cut, `${'😹'.repeat(49)}.pdf`);
  assert.equal(Buffer.byteLength(cut), 200);
  assert.equal(safeFileName(cut), cut, 'what is clean stays');
});

test('parts of a name', () => {
  assert.deepEqual(partsOf('a.tar.gz'), ['a.tar', '.gz']);
  assert.deepEqual(partsOf('.profile'), ['.profile', '']);
  assert.deepEqual(partsOf(`a.${'x'.repeat(30)}`), [`a.${'x'.repeat(30)}`, '']);
});
