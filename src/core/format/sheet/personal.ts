import { answersTo } from '../../game/answers/answers.ts';
import { aloneAs, type Player } from '../../game/contestants/contestants.ts';
import type { GameState } from '../../game/state.ts';
import { answererOf } from '../../game/teams/answerer.ts';
import type { PersonalView } from '../../game/views.ts';
import type { ContestantId } from '../../ids.ts';
import { questionAt } from '../../item/item.ts';
import { roundPlaces, type RoundPlace } from './round-scores.ts';
import type { Sheet } from './sheets.ts';
import type { PersonalSheet } from './views.ts';

/** What a contestant has on open sheets; what the round brought it, once that is told. */
export function personalPart(state: GameState, player: Player): Partial<PersonalView> {
  const sheets = [...state.sheets].flatMap(([round, sheet]) =>
    sheet.isWalked ? [] : [ownSheet(state, round, sheet, player)]
  );
  return { ...(sheets.length > 0 && { sheets }), ...roundScore(state, player.contestant) };
}

function ownSheet(state: GameState, round: number, sheet: Sheet, player: Player): PersonalSheet {
  const id = answererOf(state, player);
  const fields = [...sheet.openedAt.keys()].flatMap((index): PersonalSheet['fields'] => {
    const item = questionAt(state.quiz.items, index);
    const answer = item && answersTo(state, item.id).get(id);
    const own = answer?.writers ? answer.writers.get(player.id) : answer;
    const blank = item && state.blanks.get(item.id)?.get(aloneAs(player.id));
    if (item && answer) return [[item.id, answer.value, own?.revision ?? blank ?? 0]];
    return item && blank !== undefined ? [[item.id, '', blank]] : [];
  });
  const until = sheet.extra.get(player.contestant);
  return {
    round,
    fields,
    ...(sheet.in.has(player.contestant) && { in: true }),
    ...(until !== undefined && { until })
  };
}

/** Everybody asks at the same moment: made once for each number of a state. */
const made = new WeakMap<
  GameState,
  { readonly seq: number; readonly of: ReadonlyMap<ContestantId, RoundPlace> }
>();

function placesNow(state: GameState, round: number): ReadonlyMap<ContestantId, RoundPlace> {
  const last = made.get(state);
  if (last?.seq === state.seq) return last.of;
  const of = roundPlaces(state, round);
  made.set(state, { seq: state.seq, of });
  return of;
}

function roundScore(state: GameState, id: ContestantId): Pick<PersonalView, 'roundScore'> {
  const { phase } = state;
  if (phase.name !== 'sheetScores') return {};
  const places = placesNow(state, phase.round);
  const place = places.get(id);
  return place ? { roundScore: { ...place, of: places.size } } : {};
}
