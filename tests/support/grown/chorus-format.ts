import type { Format } from '#core/format/format.ts';
import { scoreRevealed } from '#core/game/scores/scores.ts';
import { accept, reject } from '#core/game/decision.ts';
import type { GameEvent } from '#core/game/events.ts';
import { roundAfter } from '#core/game/show/show.ts';
import type { GameState, Phase } from '#core/game/state.ts';
import { asksQuestion } from '#core/item/question/asks-question.ts';
import { publicView, solution, summarise } from '#core/question/question.ts';

interface ChorusPhase {
  readonly name: 'singing' | 'applause';
  readonly item: number;
  readonly opensAt: number;
  readonly closesAt: number;
}
type ChorusEvent =
  | { readonly type: 'chorusBegan'; readonly item: number; readonly at: number; readonly until: number }
  | { readonly type: 'chorusEnded'; readonly item: number };
/** What a made-up format keeps: how often somebody clapped. It is not journalled. */
interface ChorusState {
  claps?: number;
}

const SINGING_MS = 10_000;
// A made-up format is in no union of the product: what it makes is what it finds again.
const made = (event: ChorusEvent) => event as unknown as GameEvent;
const on = (state: GameState) => state.phase as unknown as ChorusPhase;
const own = (state: GameState) => state as GameState & ChorusState;
const itemOf = (state: GameState) => {
  const item = state.quiz.items[on(state).item];
  return item && asksQuestion(item) ? item : undefined;
};

const evolve = {
  chorusBegan(state: GameState, { item, at, until }: Extract<ChorusEvent, { type: 'chorusBegan' }>) {
    state.phase = { name: 'singing', item, opensAt: at, closesAt: until } as unknown as Phase;
    state.begun.add(item);
  },
  chorusEnded(state: GameState, { item }: Extract<ChorusEvent, { type: 'chorusEnded' }>) {
    state.phase = { ...on(state), name: 'applause', item } as unknown as Phase;
    scoreRevealed(state, state.quiz.items[item]);
  }
};

/** A made-up format: everybody answers at once, claps as they like, and the whole round is over with one item. */
export const chorus: Format = {
  phases: ['singing', 'applause'],
  decide: {},
  evolve,
  enter(state, round, now) {
    const item = state.quiz.items.findIndex((candidate) => candidate.round === round);
    return item < 0 ? [] : [made({ type: 'chorusBegan', item, at: now, until: now + SINGING_MS })];
  },
  enterAt: (_state, item, now) => [made({ type: 'chorusBegan', item, at: now, until: now + SINGING_MS })],
  mayLeave: (state) => on(state).name === 'applause',
  next(state, { now }) {
    const { name, item } = on(state);
    if (name === 'singing') return accept(made({ type: 'chorusEnded', item }));
    return accept(...roundAfter(state, state.quiz.items[item]?.round ?? 0, now));
  },
  deadline: (state) => (on(state).name === 'singing' ? on(state).closesAt : undefined),
  tick: (state) => accept(made({ type: 'chorusEnded', item: on(state).item })),
  giveBack: () => accept(),
  shift(state, ms) {
    const { opensAt, closesAt } = on(state);
    state.phase = { ...on(state), opensAt: opensAt + ms, closesAt: closesAt + ms } as unknown as Phase;
  },
  windowOf(state, id) {
    const item = itemOf(state);
    if (item?.id !== id || on(state).name !== 'singing') return 'notOpen';
    return { item, opensAt: on(state).opensAt, closesAt: on(state).closesAt, before: [] };
  },
  reveal() {
    // Its own event tells it.
  },
  isOpen: (state) => on(state).name === 'singing',
  isRevealed: (state) => on(state).name === 'applause',
  step: (state) => `${on(state).name}:${String(on(state).item)}`,
  shared(state) {
    const item = itemOf(state);
    if (!item) return {};
    return {
      question: publicView(item.question),
      ...(on(state).name === 'applause' && { solution: solution(item.question) })
    };
  },
  display(state) {
    const item = itemOf(state);
    if (!item || on(state).name !== 'applause') return {};
    const values = [...(state.answers.get(item.id)?.values() ?? [])].map(({ value }) => value);
    return { summary: summarise(item.question, values) };
  },
  picture: { everyMs: 50, draw: (state) => new Uint8Array([own(state).claps ?? 0]) },
  play(state, _player, input) {
    if (input !== 'clap') return reject('notNow');
    own(state).claps = (own(state).claps ?? 0) + 1;
    return accept();
  }
};
