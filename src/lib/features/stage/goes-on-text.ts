import type { ComesNext } from '#core/game/auto/view.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import { m } from '#lib/paraglide/messages.js';

const NEXT: Readonly<Record<ComesNext, () => string>> = {
  answer: m.goes_on_answer,
  scores: m.goes_on_scores,
  question: m.goes_on_question,
  round: m.goes_on_round,
  closing: m.goes_on_closing,
  between: m.goes_on_between,
  podium: m.goes_on_podium
};

/**
 * What comes by itself, and in how many whole seconds.
 *
 * @param now ms on the room's clock, as `at` is
 */
export const goesOnText = ({ at, next }: { readonly at: number; readonly next: ComesNext }, now: number) =>
  m.goes_on_in({ what: NEXT[next](), seconds: formatNumber(Math.max(0, Math.ceil((at - now) / 1_000))) });
