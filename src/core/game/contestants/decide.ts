import type { Context, Join } from '../commands.ts';
import { accept, reject, type Decision } from '../decision.ts';
import type { DecideTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import type { ContestantCommand } from './commands.ts';
import { cameTogether, hasPlace, mayComeBack, takesNewPlayers } from './places.ts';
import { cleanPlayerName, uniquePlayerName } from './player-name.ts';
import { dealtOnJoin } from '../teams/deal.ts';
import { readmit } from './readmit.ts';
import { changeProfile, rename } from './rename.ts';

export const decideContestants: DecideTable<ContestantCommand['type']> = {
  join,
  kick(state, { playerId }) {
    const player = state.players.get(playerId);
    if (!player) return reject('unknownPlayer');
    return player.kicked ? accept() : accept({ type: 'playerKicked', playerId });
  },
  kickTogether(state, { playerId }) {
    const player = state.players.get(playerId);
    if (!player) return reject('unknownPlayer');
    const together = [...state.players.values()].filter(
      (other) => !other.kicked && cameTogether(player, other)
    );
    return accept(
      ...together.map(({ id }) => ({ type: 'playerKicked' as const, playerId: id, with: playerId }))
    );
  },
  readmit: (state, { playerId }, context) => readmit(state, playerId, context),
  rename: (state, { playerId, name }) => rename(state, playerId, name),
  changeProfile(state, { playerId, profile }) {
    return state.phase.name === 'lobby' ? changeProfile(state, playerId, profile) : reject('notNow');
  },
  closeDoor: (state) => (state.isDoorClosed ? accept() : accept({ type: 'doorClosed' })),
  openDoor: (state) => (state.isDoorClosed ? accept({ type: 'doorOpened' }) : accept())
};

function join(state: GameState, command: Join, context: Context): Decision {
  // The same credential again is a join whose first answer got lost on the way [GAME-3], or somebody removed [GAME-11].
  const knownId = state.credentials.get(command.credential);
  const known = knownId && state.players.get(knownId);
  if (known?.kicked) return reject('kicked');
  if (known) return mayComeBack(state, context, known) ? accept() : reject('roomFull');
  if (state.isDoorClosed) return reject('doorClosed');
  const name = cleanPlayerName(command.profile.name);
  if (name === undefined) return reject('badName');
  const { playerId, profile, credential, from } = command;
  if (!takesNewPlayers(state, context) || !hasPlace(state, context, from)) return reject('roomFull');
  const joined = {
    type: 'playerJoined' as const,
    playerId,
    ...profile,
    name: uniquePlayerName(name, state.names),
    credential,
    at: context.now,
    ...(from !== undefined && { from })
  };
  return accept(joined, ...dealtOnJoin(state, playerId));
}
