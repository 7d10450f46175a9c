import type { GameState } from '../../game/state.ts';
import { questionAt } from '../../item/item.ts';
import { readsMs } from '../quick/timing.ts';
import type { SheetPhase } from './phases.ts';

/** How long a step is looked at by itself, in ms, without what there is to read. */
const LOOK_MS: Readonly<Record<SheetPhase['name'], number>> = {
  sheetIntro: 6_000,
  sheet: 25_000,
  sheetClosed: 5_000,
  sheetRecall: 5_000,
  sheetReveal: 9_000,
  sheetScores: 14_000,
  sheetBoard: 10_000
};

/** When a step goes on by itself where the host lets it [GAME-34], in ms on the room's clock. */
export function goesOnAt(state: GameState, begun: number, slowness: number): number | undefined {
  const { phase } = state;
  const ms = (LOOK_MS as Partial<Record<string, number>>)[phase.name];
  return ms === undefined ? undefined : begun + Math.round(slowness * (ms + readsMs(textOf(state))));
}

function textOf({ phase, quiz }: GameState): string {
  const question = 'item' in phase ? questionAt(quiz.items, phase.item)?.question : undefined;
  return (phase.name === 'sheetReveal' ? question?.explanation : question?.prompt) ?? '';
}
