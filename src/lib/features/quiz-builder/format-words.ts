import type { FormatName } from '#core/format/format-names.ts';
import { m } from '#lib/paraglide/messages.js';

interface Words {
  readonly name: () => string;
  /** In one sentence. */
  readonly help: () => string;
}

/** What each round format is called, and what it is. */
export const formatWords: Readonly<Record<FormatName, Words>> = {
  quick: { name: m.round_format_quick, help: m.round_format_quick_help },
  sheet: { name: m.round_format_sheet, help: m.round_format_sheet_help },
  handout: { name: m.round_format_handout, help: m.round_format_handout_help }
};
