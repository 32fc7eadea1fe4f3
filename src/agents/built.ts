/** The operations that are built, by agent and name. All others answer 501. */
export { built } from './index.ts';
