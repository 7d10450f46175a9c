import type { Highlight } from '#core/scoring/highlight.ts';
import { formatGuess, formatSeconds } from '#lib/i18n/format.ts';
import { isolate } from '#lib/i18n/isolate.ts';
import { m } from '#lib/paraglide/messages.js';

/** Who is named with the chart, in words; empty when nobody is. */
export function highlightText({ fastest, closest }: Highlight, unit?: string): string {
  if (closest)
    return closest.off === 0
      ? m.display_spot_on({ name: isolate(closest.name) })
      : m.display_closest({ name: isolate(closest.name), off: formatGuess(closest.off, unit) });
  return fastest ? m.display_fastest({ name: isolate(fastest.name), s: formatSeconds(fastest.tapMs) }) : '';
}
