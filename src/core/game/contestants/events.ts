import type { PlayerId } from '../../ids.ts';
import type { Avatar } from './avatars.ts';
import type { Profile } from './profile.ts';

export interface PlayerJoined extends Profile {
  readonly type: 'playerJoined';
  readonly playerId: PlayerId;
  /** Hash of the resume token. */
  readonly credential: string;
  /** When, in ms on the room's clock; absent in events of releases up to 0.2.0. */
  readonly at?: number;
  /** Print of the address that the join came from; absent where the address was not known. */
  readonly from?: string;
}

/** What somebody is known by from now on. The face is there when the player chose it, and absent when the host did. */
export interface NewProfile {
  readonly name: string;
  readonly avatar?: Avatar;
}

export type ContestantEvent =
  | PlayerJoined
  /** `with`: of a removal of several, the player who was named; all of them can be given back in one go. */
  | { readonly type: 'playerKicked'; readonly playerId: PlayerId; readonly with?: PlayerId }
  | { readonly type: 'playerReadmitted'; readonly playerId: PlayerId }
  | ({ readonly type: 'playerRenamed'; readonly playerId: PlayerId } & NewProfile)
  | { readonly type: 'doorClosed' }
  | { readonly type: 'doorOpened' };
