/** What `npm run demo` is given: a company that moves in, and its post. */
import type { Demo } from '../src/main/demo.ts';
import { openPostOf } from './mail.ts';
import { furnishDemo } from './nordlys.ts';

export const demo: Demo = { furnish: furnishDemo, openPost: openPostOf };
