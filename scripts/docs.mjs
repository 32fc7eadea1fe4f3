/** `npm run docs`: writes docs/generated/. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

const root = fileURLToPath(new URL('..', import.meta.url));
register();
const { pages } = await import('../src/docs.ts');
const { version } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));

await mkdir(`${root}/docs/generated`, { recursive: true });
for (const [name, content] of pages(version)) {
  await writeFile(`${root}/docs/generated/${name}`, content);
  process.stdout.write(`docs/generated/${name}\n`);
}
