import type { PlayerId } from '../../ids.ts';
import type { Profile } from './profile.ts';

export interface Join {
  readonly type: 'join';
  readonly playerId: PlayerId;
  readonly profile: Profile;
  readonly credential: string;
  /** Print of the address that the join came from; absent where the address is not known. */
  readonly from?: string | undefined;
}

/** What a host may order about who takes part. */
export type DoorCommand =
  | { readonly type: 'kick'; readonly playerId: PlayerId }
  | { readonly type: 'rename'; readonly playerId: PlayerId; readonly name: string }
  /** Removes everybody who came together with this player [GAME-17]. */
  | { readonly type: 'kickTogether'; readonly playerId: PlayerId }
  /** Nobody new joins until the door is opened [GAME-16]. */
  | { readonly type: 'closeDoor' }
  | { readonly type: 'openDoor' };

/** Another name and face, which a player takes in the lobby [GAME-29]. */
export interface ChangeProfile {
  readonly type: 'changeProfile';
  readonly playerId: PlayerId;
  readonly profile: Profile;
}

export type ContestantCommand = Join | DoorCommand | ChangeProfile;
