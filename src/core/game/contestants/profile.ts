import * as v from 'valibot';
import { isAvatar, type Avatar } from './avatars.ts';

/** What somebody is known by, from the frame of a join to the row in the results. */
export interface Profile {
  readonly name: string;
  readonly avatar: Avatar;
}

/** A profile as a client sends it; the name is cleaned and made unique afterwards [GAME-2]. */
export const profileEntries = {
  name: v.pipe(v.string(), v.maxLength(200)),
  avatar: v.custom<Avatar>(isAvatar)
};

/** Its parts, out of whatever carries them beside other things. */
export const profileOf = ({ name, avatar }: Profile): Profile => ({ name, avatar });
