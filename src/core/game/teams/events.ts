import type { ContestantId, ItemId, PlayerId } from '../../ids.ts';
import type { AnswerValue } from '../../question/question.ts';
import type { Profile } from '../contestants/profile.ts';
import type { TeamSettings } from './team-settings.ts';

export interface TeamMade extends Profile {
  readonly type: 'teamMade';
  readonly teamId: ContestantId;
  readonly key: string;
  readonly colour: number;
  readonly isPaper?: true;
}

export type TeamEvent =
  /** `settings` absent: everybody for himself again. */
  | { readonly type: 'teamsSet'; readonly settings?: TeamSettings }
  | TeamMade
  | ({ readonly type: 'teamChanged'; readonly teamId: ContestantId } & Partial<Profile> & {
        readonly colour?: number;
        readonly handicap?: number;
      })
  /** Into a team, or out of it where none is named. The first one is the captain. */
  | { readonly type: 'memberMoved'; readonly playerId: PlayerId; readonly teamId?: ContestantId }
  | { readonly type: 'captainNamed'; readonly teamId: ContestantId; readonly playerId: PlayerId }
  /** `into`: its members are in another team now; without, they are in none. */
  | { readonly type: 'teamRemoved'; readonly teamId: ContestantId; readonly into?: ContestantId }
  /** What stands on the paper of a table; `value` absent: nothing does. */
  | {
      readonly type: 'paperAnswered';
      readonly teamId: ContestantId;
      readonly itemId: ItemId;
      readonly value?: AnswerValue;
    }
  | {
      readonly type: 'paperScored';
      readonly teamId: ContestantId;
      readonly round: number;
      readonly points: number;
    };
