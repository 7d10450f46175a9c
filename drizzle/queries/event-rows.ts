import type { AnswerAccepted, SequencedEvent } from '#core/game/events.ts';
import type { PlayerId } from '#core/ids.ts';

/** What a batch of events is as rows: joins and answers have tables of their own, the rest lies in `live_event`. */
export function rowsOf(events: readonly SequencedEvent[]) {
  const names = latestNames(events);
  const players = events
    .filter((event) => event.type === 'playerJoined')
    .map((event) => ({ ...event, name: names.get(event.playerId) ?? event.name }));
  const answers = latestAnswers(events.filter((event) => event.type === 'answerAccepted'));
  const others = events
    .filter((event) => event.type !== 'playerJoined' && event.type !== 'answerAccepted')
    .map((event) => {
      const { type, seq, ...data } = event.type === 'playerRenamed' ? { ...event, name: undefined } : event;
      return { type, seq, data };
    });
  return {
    players,
    names: [...names].map(([playerId, name]) => ({ playerId, name })),
    answers,
    others,
    hasEnded: others.some(({ type }) => type === 'gameEnded')
  };
}

/** A name lies in one place, the player's row: in a batch, and of several batches, the last one stays. */
const latestNames = (events: readonly SequencedEvent[]): ReadonlyMap<PlayerId, string> =>
  new Map(events.flatMap((event) => (event.type === 'playerRenamed' ? [[event.playerId, event.name]] : [])));

/** One statement may touch a row once: of several changes of one answer in a batch the last one counts. */
function latestAnswers<A extends AnswerAccepted>(answers: readonly A[]): A[] {
  return [...new Map(answers.map((answer) => [`${answer.itemId} ${answer.playerId}`, answer])).values()];
}
