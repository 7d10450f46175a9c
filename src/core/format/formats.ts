import type { FormatName } from './format-names.ts';
import { quick } from './quick/quick.ts';

/** Every round format by the name that rounds store. */
export const formats = { quick } satisfies Record<FormatName, unknown>;
