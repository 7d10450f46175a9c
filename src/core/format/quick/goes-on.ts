import type { GameState } from '../../game/state.ts';
import { questionAt, shownOf } from '../../item/item.ts';
import type { QuickPhase } from './phases.ts';
import { readsMs } from './timing.ts';

/** How long a step is looked at by itself, in ms, without what there is to read; others wait for the host or the clock. */
const LOOK_MS: Partial<Record<QuickPhase['name'], number>> = {
  roundIntro: 6_000,
  interlude: 5_000,
  wager: 20_000,
  locked: 3_000,
  reveal: 7_000,
  scoreboard: 8_000
};

/**
 * When a step goes on by itself where the host lets it [GAME-34], in ms on the room's clock. A break takes the minutes that
 * it says, whatever the pace.
 *
 * @param begun since when it is looked at
 * @param slowness so much longer than usual
 */
export function goesOnAt(state: GameState, begun: number, slowness: number): number | undefined {
  const { phase } = state;
  const ms = (LOOK_MS as Partial<Record<string, number>>)[phase.name];
  if (ms === undefined) return undefined;
  if (phase.name === 'interlude' && phase.until !== undefined) return Math.max(phase.until, begun + ms);
  return begun + Math.round(slowness * (ms + readsMs(textOf(state))));
}

/** What there is to read in a step. */
function textOf({ phase, quiz }: GameState): string {
  if (phase.name === 'reveal') return questionAt(quiz.items, phase.item)?.question.explanation ?? '';
  if (phase.name !== 'interlude') return '';
  const item = quiz.items[phase.item];
  const shown = item && shownOf(item);
  return shown && 'text' in shown ? shown.text : '';
}
