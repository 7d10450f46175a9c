import { isolate } from '#lib/i18n/isolate.ts';
import { m } from '#lib/paraglide/messages.js';

/** “Round 2 · Rivers”, or just “Round 2 of 3” when it has no name. */
export function roundName(round: { n: number; of: number; title: string }): string {
  return round.title
    ? `${m.host_round_untitled({ n: round.n })} · ${isolate(round.title)}`
    : m.round_n(round);
}
