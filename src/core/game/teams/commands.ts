import type { ContestantId, ItemId, PlayerId } from '../../ids.ts';
import type { Profile } from '../contestants/profile.ts';
import type { TeamSettings } from './team-settings.ts';

/** What is random about a new team. */
export interface NewTeam {
  readonly teamId: ContestantId;
  /** Its key follows from this, which nobody keeps. */
  readonly seed: string;
}

/** What a player does about teams, in the name of `playerId`. */
export type TeamPlayerCommand =
  | ({
      readonly type: 'makeTeam';
      readonly playerId: PlayerId;
      readonly profile: Profile;
      readonly colour: number;
    } & NewTeam)
  /** By the key, or before the start by the id or the name of a team that is listed [GAME-72]. */
  | {
      readonly type: 'joinTeam';
      readonly playerId: PlayerId;
      readonly key?: string | undefined;
      readonly teamId?: ContestantId | undefined;
      readonly name?: string | undefined;
    }
  | { readonly type: 'leaveTeam'; readonly playerId: PlayerId }
  /** The captain hands over [GAME-73]. */
  | { readonly type: 'handOver'; readonly playerId: PlayerId; readonly to: PlayerId }
  | {
      readonly type: 'dressTeam';
      readonly playerId: PlayerId;
      readonly profile: Profile;
      readonly colour: number;
    };

/** What the host orders about teams. */
export type TeamHostCommand =
  | {
      readonly type: 'setTeams';
      readonly settings?: TeamSettings | undefined;
      /** The host's list, where teams are chosen from one or dealt. */
      readonly names?: readonly string[] | undefined;
      readonly made?: readonly NewTeam[];
    }
  | { readonly type: 'moveMember'; readonly playerId: PlayerId; readonly teamId?: ContestantId | undefined }
  | { readonly type: 'renameTeam'; readonly teamId: ContestantId; readonly name: string }
  | { readonly type: 'nameCaptain'; readonly teamId: ContestantId; readonly playerId: PlayerId }
  | { readonly type: 'mergeTeams'; readonly teamId: ContestantId; readonly into: ContestantId }
  | { readonly type: 'removeTeam'; readonly teamId: ContestantId }
  | { readonly type: 'setHandicap'; readonly teamId: ContestantId; readonly points: number }
  | ({ readonly type: 'addPaperTable'; readonly name: string } & Partial<NewTeam>)
  | {
      readonly type: 'enterPaperAnswer';
      readonly teamId: ContestantId;
      readonly itemId: ItemId;
      /** As it was typed; `null` takes it away. */
      readonly value: unknown;
    }
  | {
      readonly type: 'enterPaperPoints';
      readonly teamId: ContestantId;
      readonly round: number;
      readonly points: number;
    };

export type TeamCommand =
  | TeamPlayerCommand
  | TeamHostCommand
  /** Where a captain is gone, another one who is here becomes it [GAME-73]. */
  | { readonly type: 'watchCaptains' };
