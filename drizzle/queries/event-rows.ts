import type { AnswerAccepted, SequencedEvent } from '#core/game/events.ts';
import type { NewProfile } from '#core/game/contestants/events.ts';
import type { ItemId, PlayerId } from '#core/ids.ts';

/** What a batch of events is as rows: joins and answers have tables of their own, the rest lies in `live_event`. */
export function rowsOf(events: readonly SequencedEvent[]) {
  const profiles = latestProfiles(events);
  const players = events
    .filter((event) => event.type === 'playerJoined')
    .map((event) => ({ ...event, ...profiles.get(event.playerId) }));
  const answers = latestAnswers(events.filter((event) => event.type === 'answerAccepted'));
  const others = events
    .filter((event) => event.type !== 'playerJoined' && event.type !== 'answerAccepted')
    .map((event) => {
      const { type, seq, ...data } = event.type === 'playerRenamed' ? { ...event, name: undefined } : event;
      return { type, seq, data };
    });
  return {
    players,
    profiles: [...profiles].map(([playerId, profile]) => ({ playerId, ...profile })),
    answers,
    others,
    hasEnded: others.some(({ type }) => type === 'gameEnded')
  };
}

/** What players are called now: a name lies in one place, the player's row, and the last one stays. */
function latestProfiles(events: readonly SequencedEvent[]): ReadonlyMap<PlayerId, NewProfile> {
  const profiles = new Map<PlayerId, NewProfile>();
  for (const event of events)
    if (event.type === 'playerRenamed') {
      const avatar = event.avatar ?? profiles.get(event.playerId)?.avatar;
      profiles.set(event.playerId, { name: event.name, ...(avatar && { avatar }) });
    }
  return profiles;
}

/** One statement may touch a row once: of several changes of one answer in a batch the last one counts. */
function latestAnswers<A extends AnswerAccepted>(answers: readonly A[]): A[] {
  const byItem = new Map<ItemId, Map<PlayerId, A>>();
  for (const answer of answers) {
    const given = byItem.get(answer.itemId);
    if (given) given.set(answer.playerId, answer);
    else byItem.set(answer.itemId, new Map([[answer.playerId, answer]]));
  }
  return [...byItem.values()].flatMap((given) => [...given.values()]);
}
