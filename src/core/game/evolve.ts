import type { PlayerId } from '../ids.ts';
import { rulesOf, scoreItem } from '../scoring/score-item.ts';
import { addToTally, emptyTally } from '../scoring/tally.ts';
import { withDeadline } from './all-in.ts';
import type { SequencedEvent } from './events.ts';
import { nameKey } from './player-name.ts';
import { takeName } from './rename.ts';
import { takeBack } from './skip.ts';
import { standings } from './standings.ts';
import { answersTo, shifted, type Answer, type GameState, type Player } from './state.ts';

/**
 * Applies one event to the state, in place, and returns it. Never refuses: what happened, happened. Replaying the
 * stored events in order of `seq` gives the state that lived through them [GAME-1].
 */
export function evolve(state: GameState, event: SequencedEvent): GameState {
  state.seq = event.seq;
  switch (event.type) {
    case 'playerJoined': {
      const { playerId: id, name, avatar, credential, from, at } = event;
      const joinedSecond = at === undefined ? undefined : Math.floor(at / 1_000);
      state.players.set(id, { id, name, avatar, credential, from, joinedSecond, ...noTotals() });
      countFrom(state, from, 1);
      state.names.add(nameKey(name));
      state.credentials.set(credential, id);
      return state;
    }
    case 'playerKicked': {
      const player = state.players.get(event.playerId);
      if (!player || player.kicked) return state;
      player.kicked = true;
      state.removed += 1;
      countFrom(state, player.from, -1);
      return state;
    }
    case 'playerRenamed': {
      const player = state.players.get(event.playerId);
      if (player) takeName(state, player, event.name);
      return state;
    }
    case 'doorClosed':
      state.isDoorClosed = true;
      return state;
    case 'doorOpened':
      state.isDoorClosed = false;
      return state;
    case 'answerAccepted': {
      const { itemId, playerId, value, revision, tapMs, commandId, isDraft } = event;
      let answers = state.answers.get(itemId);
      if (!answers) state.answers.set(itemId, (answers = new Map<PlayerId, Answer>()));
      // A changed answer moves to the end, where its stored row also stands: the order of answers survives a replay.
      answers.delete(playerId);
      answers.set(playerId, { value, revision, tapMs, commandId, ...(isDraft && { isDraft }) });
      const player = state.players.get(playerId);
      if (player) player.hasAnswered = true;
      return state;
    }
    case 'roundIntroduced':
      state.phase = { name: 'roundIntro', round: event.round, item: event.item };
      return state;
    case 'itemAnnounced':
      state.phase = { name: 'itemIntro', item: event.item, opensAt: event.opensAt, closesAt: event.closesAt };
      return state;
    case 'itemOpened':
      if (state.phase.name === 'itemIntro') state.phase = { ...state.phase, name: 'open' };
      return state;
    case 'deadlineMoved':
      state.phase = withDeadline(state.phase, event);
      return state;
    case 'itemLocked':
      state.phase = { name: 'locked', item: event.item };
      return state;
    case 'itemRevealed':
      state.phase = { name: 'reveal', item: event.item };
      addToTotals(state, event.item);
      return state;
    case 'itemSkipped': {
      const item = state.quiz.items[event.item];
      if (item) state.outcomes.set(item.id, 'skipped');
      const { phase } = state;
      const isKnown = phase.name === 'itemIntro' || phase.name === 'open' || phase.name === 'locked';
      state.skip = isKnown && event.at !== undefined ? { phase, at: event.at } : undefined;
      return state;
    }
    case 'skipUndone':
      takeBack(state, event.shiftMs);
      return state;
    case 'scoreboardShown':
      state.phase = { name: 'scoreboard', item: event.item };
      return state;
    case 'podiumReached':
      state.phase = { name: 'podium' };
      return state;
    case 'gameEnded':
      state.phase = { name: 'ended' };
      state.paused = undefined;
      return state;
    case 'gamePaused':
      state.paused = { at: event.at, reason: event.reason };
      return state;
    case 'gameResumed': {
      state.paused = undefined;
      state.phase = shifted(state.phase, event.shiftMs);
      if (state.skip) state.skip = { ...state.skip, at: state.skip.at + event.shiftMs };
      return state;
    }
  }
}

function countFrom(state: GameState, from: string | undefined, by: 1 | -1) {
  if (from !== undefined) state.countFrom.set(from, (state.countFrom.get(from) ?? 0) + by);
}

export const noTotals = (): Omit<
  Player,
  'id' | 'name' | 'avatar' | 'credential' | 'from' | 'joinedSecond'
> => ({
  kicked: false,
  hasAnswered: false,
  ...emptyTally(),
  rankBefore: undefined
});

/** What a revealed item brought goes to the running totals of everybody. */
function addToTotals(state: GameState, index: number) {
  const item = state.quiz.items[index];
  if (!item || state.outcomes.has(item.id)) return;
  // Before the first reveal everybody shares the first place, which nobody could have lost.
  const anyRevealed = [...state.outcomes.values()].includes('revealed');
  if (anyRevealed) for (const row of standings(state)) row.player.rankBefore = row.rank;
  state.outcomes.set(item.id, 'revealed');
  const answers = answersTo(state, item.id);
  const scores = scoreItem(item, rulesOf(state.quiz, item), answers);
  state.scores = { item: item.id, of: scores };
  for (const player of state.players.values())
    addToTally(player, answers.get(player.id), scores.get(player.id));
}
