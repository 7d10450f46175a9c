import { speaksFor } from '../../game/contestants/speaks-for.ts';
import { accept, reject, type Decision } from '../../game/decision.ts';
import type { GameState } from '../../game/state.ts';
import type { PlayerId } from '../../ids.ts';
import { isWritable } from './sheets.ts';

interface HandIn {
  readonly do: 'handIn' | 'takeBack';
  readonly round: number;
}

/** As it came from the client. */
function read(input: unknown): HandIn | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const { do: what, round } = input as Record<string, unknown>;
  const isKnown = what === 'handIn' || what === 'takeBack';
  return isKnown && Number.isSafeInteger(round) ? { do: what, round: round as number } : undefined;
}

/** Handing in, and taking it back until the closing [GAME-63]; what is so already changes nothing. */
export function playSheet(state: GameState, id: PlayerId, input: unknown): Decision {
  const wanted = read(input);
  const player = state.players.get(id);
  if (!wanted || !player || player.kicked || !speaksFor(state, player)) return reject('notNow');
  const { round } = wanted;
  const { contestant } = player;
  const sheet = state.sheets.get(round);
  if (!isWritable(sheet)) return reject('tooLate');
  if (sheet.in.has(contestant) === (wanted.do === 'handIn')) return accept();
  return accept({ type: wanted.do === 'handIn' ? 'sheetHandedIn' : 'sheetTakenBack', round, contestant });
}
