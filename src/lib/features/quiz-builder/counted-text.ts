import type { ScoringSettings } from '#core/scoring/scoring-settings.ts';
import { m } from '#lib/paraglide/messages.js';

const byMode: Readonly<Record<ScoringSettings['scoring'], () => string>> = {
  speed: m.scoring_speed_hint,
  flat: m.scoring_flat_hint,
  podium: m.scoring_podium_hint,
  nearest: m.scoring_nearest_hint
};

/** How it will be counted, in a sentence or few. */
export const countedText = (rules: ScoringSettings): string =>
  [
    byMode[rules.scoring](),
    rules.partialCredit === 'parts' && m.counted_parts(),
    rules.partialCredit === 'none' && m.counted_whole(),
    rules.penalty > 0 && m.counted_penalty({ percent: rules.penalty }),
    rules.streakBonus > 0 && m.counted_streak({ percent: rules.streakBonus }),
    rules.double && m.counted_double(),
    rules.wager === 'question' && m.counted_wager_question(),
    rules.wager === 'round' && m.counted_wager_round()
  ]
    .filter((sentence) => typeof sentence === 'string')
    .join(' ');
