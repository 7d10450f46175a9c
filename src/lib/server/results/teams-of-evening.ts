import { BLANK } from '#core/game/answers/answers.ts';
import { evolve } from '#core/game/evolve.ts';
import type { SequencedEvent } from '#core/game/events.ts';
import { profileOf, type Profile } from '#core/game/contestants/profile.ts';
import { initialState } from '#core/game/state.ts';
import { evolveTeams } from '#core/game/teams/evolve.ts';
import { membersCount, teamsOf } from '#core/game/teams/team.ts';
import { asId, type ItemId, type LiveSessionId, type PlayerId } from '#core/ids.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { storedAnswerReader } from '#core/quiz/read-answer.ts';
import type { StoredPlayer, StoredSession } from './results.ts';

/** The types of the events that tell about teams. */
export const teamEvents: readonly string[] = Object.keys(evolveTeams);
const ABOUT_PLAYERS = ['playerKicked', 'playerReadmitted'];
/** From one of these on teams keep their rows [GAME-79]. */
const BEGUN = ['itemAnnounced', 'itemOpened'];

interface StoredRows {
  readonly players: readonly {
    readonly id: PlayerId;
    readonly name: string;
    readonly avatar: string;
    readonly seq: number;
  }[];
  readonly answers: readonly {
    readonly itemId: ItemId;
    readonly playerId: PlayerId;
    readonly value: unknown;
    readonly tapMs: number;
    readonly seq: number;
  }[];
  readonly journal: readonly { readonly type: string; readonly data: object; readonly seq: number }[];
}

/**
 * Who played as what, where people played in teams: rows, the answers of each, and what counts beside them. `undefined` where
 * everybody played alone. Joins, teams and answers are told to the machine in their order; scores are not, they are recounted.
 */
export function teamsOfEvening(
  quiz: FrozenQuiz,
  { players, answers, journal }: StoredRows
): Pick<StoredSession, 'players' | 'answers' | 'teams'> | undefined {
  if (!journal.some(({ type }) => teamEvents.includes(type))) return undefined;
  const read = storedAnswerReader(quiz);
  const state = initialState(asId<LiveSessionId>(''), '', quiz);
  const joins = players.map(({ id, name, avatar, seq }) => {
    // A face of any release is a face.
    const profile = { name, avatar } as Profile;
    return { type: 'playerJoined' as const, playerId: id, ...profile, credential: id, seq };
  });
  const given = answers.flatMap(({ itemId, playerId, value: stored, tapMs, seq }) => {
    const value = stored === BLANK ? BLANK : read(itemId, stored);
    const event = { itemId, playerId, tapMs, seq, revision: 0, commandId: '' };
    return value === undefined ? [] : [{ type: 'answerAccepted' as const, ...event, value }];
  });
  const told = journal
    .filter(({ type }) => [...teamEvents, ...ABOUT_PLAYERS, ...BEGUN].includes(type))
    // Rows of live_event hold what a room wrote: events without their type.
    .map(({ type, data, seq }) => ({ ...data, type, seq }) as SequencedEvent);
  for (const event of [...joins, ...given, ...told].sort((a, b) => a.seq - b.seq))
    if (BEGUN.includes(event.type)) state.phase = { name: 'ended' };
    else evolve(state, event);

  const names = new Map(players.map(({ id, name }) => [id, name]));
  const teams = teamsOf(state);
  const rows = [...state.contestants.values()].filter(({ isOut }) => !isOut);
  return {
    players: rows.map(({ id, profile, team }): StoredPlayer => ({
      // A contestant's row stands where a player's does.
      id: asId<PlayerId>(id),
      ...profileOf(profile),
      ...(team && { members: [...team.members].flatMap((member) => names.get(member) ?? []) })
    })),
    answers: [...state.answers].flatMap(([itemId, byContestant]) =>
      [...byContestant].map(([contestantId, { value, tapMs, team }]) => ({
        itemId,
        contestantId,
        value,
        tapMs,
        team
      }))
    ),
    teams: {
      how: membersCount(state),
      granted: new Map(teams.map(({ id, team }) => [id, team.granted])),
      members: [...state.players.values()]
        .filter(({ kicked }) => !kicked)
        .map(({ id, profile }) => ({ id, ...profileOf(profile) }))
    }
  };
}
