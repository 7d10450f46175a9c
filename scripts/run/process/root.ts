import { fileURLToPath } from 'node:url';

/** Folder of the project, with a trailing slash. Scripts work from any current folder. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
