import type { FormatName } from './format-names.ts';
import { quick } from './quick/quick.ts';
import { handout, sheet } from './sheet/sheet.ts';

/** Every round format by the name that rounds store. */
export const formats = { quick, sheet, handout } satisfies Record<FormatName, unknown>;
