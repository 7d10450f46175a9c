import type { PlayerId } from '../../ids.ts';
import { accept, reject } from '../decision.ts';
import type { DecideTable, EvolveTable } from '../slice.ts';
import { MAX_SAID_LENGTH, MAX_VOLUME, type Said, type StageSettings } from './stage-settings.ts';

/** What the host does with the stage, beside the show. */
export interface StageState {
  readonly stage: StageSettings;
  /** What the host said last, to everybody and to each player. */
  said: Said | undefined;
  readonly saidTo: Map<PlayerId, Said>;
}

export const bareStage = (): StageState => ({ stage: {}, said: undefined, saidTo: new Map() });

export type StageCommand =
  | ({ readonly type: 'setStage' } & StageSettings)
  /** To one player, or to everybody; nothing takes back what was said. */
  | { readonly type: 'say'; readonly text: string; readonly to?: PlayerId | undefined };

export type StageEvent =
  | ({ readonly type: 'stageSet' } & StageSettings)
  | { readonly type: 'said'; readonly text: string; readonly to?: PlayerId; readonly at: number };

export const decideStage: DecideTable<StageCommand['type']> = {
  setStage(state, { volume, ...rest }) {
    const whole = volume === undefined ? undefined : Math.round(Math.min(MAX_VOLUME, Math.max(0, volume)));
    const wanted = { ...rest, type: 'stageSet' as const, ...(whole !== undefined && { volume: whole }) };
    const before = { ...state.stage, type: 'stageSet' };
    const isNew = JSON.stringify({ ...before, ...wanted }) !== JSON.stringify(before);
    return isNew ? accept(wanted) : accept();
  },
  say(state, { text, to }, { now }) {
    const words = [...text.trim()].slice(0, MAX_SAID_LENGTH).join('');
    if (to === undefined) return accept({ type: 'said', text: words, at: now });
    return state.players.get(to)?.kicked === false
      ? accept({ type: 'said', text: words, to, at: now })
      : reject('unknownPlayer');
  }
};

export const evolveStage: EvolveTable<StageEvent['type']> = {
  stageSet(state, { volume, isBlank, showsCode, reactions }) {
    Object.assign(
      state.stage,
      volume !== undefined && { volume },
      isBlank !== undefined && { isBlank },
      showsCode !== undefined && { showsCode },
      reactions !== undefined && { reactions }
    );
  },
  said(state, { text, to, at }) {
    const said = text === '' ? undefined : { text, at };
    if (to === undefined) state.said = said;
    else if (said) state.saidTo.set(to, said);
    else state.saidTo.delete(to);
  }
};
