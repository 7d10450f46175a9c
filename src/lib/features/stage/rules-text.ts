import type { SharedView } from '#core/game/views.ts';
import { m } from '#lib/paraglide/messages.js';

/** How what is on is counted, a line each, where that is not as usual [GAME-88]. */
export function rulesText({ rules, atStake }: Pick<SharedView, 'rules' | 'atStake'>): readonly string[] {
  const lines = rules
    ? [
        rules.double && m.rule_double(),
        rules.scoring === 'podium' && m.rule_podium(),
        rules.scoring === 'nearest' && m.rule_nearest(),
        rules.scoring === 'flat' && m.rule_flat(),
        rules.partialCredit === 'parts' && m.rule_parts(),
        rules.partialCredit === 'none' && m.rule_all_or_nothing(),
        rules.penalty && m.rule_penalty({ percent: rules.penalty }),
        rules.streakBonus && m.rule_streak({ percent: rules.streakBonus }),
        rules.wager === 'question' && m.rule_wager_question(),
        rules.wager === 'round' && m.rule_wager_round()
      ]
    : [];
  return [...lines, atStake?.joker !== undefined && m.rule_joker()].filter(
    (line) => typeof line === 'string'
  );
}
