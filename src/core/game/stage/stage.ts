import type { PlayerId } from '../../ids.ts';
import { accept, reject } from '../decision.ts';
import type { DecideTable, EvolveTable } from '../slice.ts';
import {
  MAX_LAG_MS,
  MAX_SAID_LENGTH,
  MAX_VOLUME,
  stageSettingNames,
  type Said,
  type StageSettings
} from './stage-settings.ts';

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
  /** To one player, or to everybody; an empty text takes away what was said. */
  | { readonly type: 'say'; readonly text: string; readonly to?: PlayerId | undefined };

export type StageEvent =
  | ({ readonly type: 'stageSet' } & StageSettings)
  | { readonly type: 'said'; readonly text: string; readonly to?: PlayerId; readonly at: number };

/** What of the settings is said at all, and nothing else. */
const settingsIn = (
  from: StageSettings,
  counts: (name: keyof StageSettings, value: number | boolean) => boolean = () => true
): StageSettings =>
  Object.fromEntries(
    stageSettingNames.flatMap((name) => {
      const value = from[name];
      return value !== undefined && counts(name, value) ? [[name, value]] : [];
    })
  );

/** A whole number from 0 to the most. */
const bounded = (value: number | undefined, most: number) =>
  value === undefined ? undefined : Math.round(Math.min(most, Math.max(0, value)));

export const decideStage: DecideTable<StageCommand['type']> = {
  setStage(state, { volume, lagMs, ...rest }) {
    const inRange = { volume: bounded(volume, MAX_VOLUME), lagMs: bounded(lagMs, MAX_LAG_MS) };
    const changed = settingsIn({ ...rest, ...inRange }, (name, value) => value !== state.stage[name]);
    return Object.keys(changed).length > 0 ? accept({ type: 'stageSet', ...changed }) : accept();
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
  stageSet(state, event) {
    Object.assign(state.stage, settingsIn(event));
  },
  said(state, { text, to, at }) {
    const said = text === '' ? undefined : { text, at };
    if (to === undefined) state.said = said;
    else if (said) state.saidTo.set(to, said);
    else state.saidTo.delete(to);
  }
};
