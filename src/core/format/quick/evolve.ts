import { endRound } from '../../game/rounds/rounds.ts';
import type { EvolveTable } from '../../game/slice.ts';
import type { GameState } from '../../game/state.ts';
import { withDeadline } from './all-in.ts';
import type { QuickEvent } from './events.ts';
import { isLastInRound } from './steps.ts';
import { isSkippable, noteLead, takeBack } from './skip.ts';

function begin(state: GameState, item: number): void {
  state.begun.add(item);
  noteLead(state, item);
}

export const evolveQuick: EvolveTable<QuickEvent['type']> = {
  roundIntroduced(state, { round, item }) {
    state.phase = { name: 'roundIntro', round, item };
    noteLead(state, item);
  },
  interludeShown(state, { item, until }) {
    state.phase = { name: 'interlude', item, ...(until !== undefined && { until }) };
    begin(state, item);
  },
  wagersOpened(state, { item }) {
    state.phase = { name: 'wager', item };
    begin(state, item);
  },
  itemPresented(state, { item }) {
    state.phase = { name: 'reading', item };
    begin(state, item);
  },
  itemAnnounced(state, { item, opensAt, closesAt }) {
    state.phase = { name: 'itemIntro', item, opensAt, closesAt };
    begin(state, item);
  },
  itemOpened(state) {
    if (state.phase.name === 'itemIntro') state.phase = { ...state.phase, name: 'open' };
  },
  deadlineMoved(state, event) {
    state.phase = withDeadline(state.phase, event);
  },
  itemLocked(state, { item }) {
    state.phase = { name: 'locked', item };
  },
  itemSkipped(state, { item: index, at }) {
    const item = state.quiz.items[index];
    if (item) state.outcomes.set(item.id, 'skipped');
    const { phase } = state;
    state.skip = isSkippable(phase) && at !== undefined ? { phase, at } : undefined;
  },
  skipUndone(state, { shiftMs }) {
    takeBack(state, shiftMs);
  },
  scoreboardShown(state, { item }) {
    state.phase = { name: 'scoreboard', item };
    const { round } = state.quiz.items[item] ?? {};
    if (round !== undefined && isLastInRound(state, item)) endRound(state, round);
  }
};
