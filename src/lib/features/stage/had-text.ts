import type { DisplayView } from '#core/game/views.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import { m } from '#lib/paraglide/messages.js';

/** How many had it, of a question that was on a sheet; empty elsewhere. */
export function hadText({ had }: Pick<DisplayView, 'had'>): string {
  if (!had || had.of === 0) return '';
  if (had.right === 0) return m.display_sheet_had_nobody();
  if (had.right === had.of && had.of > 1) return m.display_sheet_had_all();
  return m.display_sheet_had({ right: formatNumber(had.right), of: formatNumber(had.of) });
}
