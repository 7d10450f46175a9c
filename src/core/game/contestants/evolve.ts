import type { EvolveTable } from '../slice.ts';
import { aloneAs, countFrom, newContestant } from './contestants.ts';
import type { ContestantEvent } from './events.ts';
import { nameKey } from './player-name.ts';
import { profileOf } from './profile.ts';
import { touch } from '../versions.ts';
import { giveBack } from './readmit.ts';
import { settleAlone, takeOut } from '../teams/rows.ts';
import { takeProfile } from './rename.ts';

export const evolveContestants: EvolveTable<ContestantEvent['type']> = {
  playerJoined(state, event) {
    const { playerId: id, credential, from, at } = event;
    const profile = profileOf(event);
    const contestant = aloneAs(id);
    const joinedSecond = at === undefined ? undefined : Math.floor(at / 1_000);
    const flags = { kicked: false, isNamedByHost: false, hasAnswered: false };
    const part = { credential, from, joinedSecond, removedWith: undefined, timeFactor: 1 as const, ...flags };
    const player = { id, contestant, profile, ...part };
    state.players.set(id, player);
    state.contestants.set(contestant, newContestant(contestant, profile));
    settleAlone(state, player);
    countFrom(state, from, 1);
    state.names.add(nameKey(profile.name));
    state.credentials.set(credential, id);
  },
  playerKicked(state, { playerId, with: named }) {
    const player = state.players.get(playerId);
    if (!player || player.kicked) return;
    takeOut(state, player);
    player.kicked = true;
    player.removedWith = named;
    settleAlone(state, player);
    state.removed += 1;
    countFrom(state, player.from, -1);
  },
  playerReadmitted(state, { playerId }) {
    const player = state.players.get(playerId);
    if (player?.kicked) giveBack(state, player);
    touch(state.contestants);
  },
  playerRenamed(state, { playerId, name, avatar }) {
    const player = state.players.get(playerId);
    if (!player) return;
    player.isNamedByHost ||= avatar === undefined;
    takeProfile(state, player, { name, avatar: avatar ?? player.profile.avatar });
  },
  doorClosed(state) {
    state.isDoorClosed = true;
  },
  doorOpened(state) {
    state.isDoorClosed = false;
  }
};
