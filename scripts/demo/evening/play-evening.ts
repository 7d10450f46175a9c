import { avatars } from '#core/game/contestants/avatars.ts';
import { currentItem, type GameState } from '#core/game/state.ts';
import { LEAD_MS } from '#core/format/quick/timing.ts';
import { asId, type LiveSessionId, type PlayerId } from '#core/ids.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { demoId } from '#lib/server/seed/demo-id.ts';
import { Chance } from './chance.ts';
import { guess } from './guess.ts';
import type { Guest } from './guests.ts';
import type { Knowledge } from './knowledge.ts';
import { Show, type Moment } from './show.ts';
import { think } from './think.ts';

export interface Evening {
  readonly quiz: FrozenQuiz;
  /** In order. The last one is the end. */
  readonly moments: readonly Moment[];
  /** As the room had it at the end. */
  readonly state: GameState;
}

export interface EveningPlan {
  readonly sessionId: LiveSessionId;
  readonly code: string;
  readonly quiz: FrozenQuiz;
  /** What there is to know about each question. */
  readonly knowledge: readonly Knowledge[];
  readonly guests: readonly Guest[];
  /** When the host opens the lobby, in ms since the epoch. */
  readonly startsAt: number;
}

const SEED = 24_11;
const SECOND = 1_000;

/** An answer on its way to the room; times in ms since the epoch. */
interface Sent {
  readonly playerId: PlayerId;
  readonly value: unknown;
  readonly tapAt: number;
  readonly arrivesAt: number;
  readonly rttMs: number;
}

/** Plays a quiz with these guests, from the lobby to the end. The same plan always gives the same evening. */
export function playEvening(plan: EveningPlan): Evening {
  const { sessionId, code, quiz, knowledge, guests, startsAt } = plan;
  const chance = new Chance(SEED);
  const show = new Show(sessionId, code, quiz, startsAt);
  const present = new Map<PlayerId, Guest>();
  const arriveDuring = (item: number | undefined, longestMs: number) => {
    for (const [index, guest] of guests.entries()) {
      if (guest.arrivesAt !== item) continue;
      const playerId = asId<PlayerId>(demoId(`player ${String(index)}`));
      show.do(
        {
          type: 'join',
          playerId,
          profile: { name: guest.name, avatar: chance.pick(avatars) },
          // No token has this hash: nobody can come in as one of the guests.
          credential: `demo:${playerId}`
        },
        show.now + chance.whole(longestMs / 10, longestMs)
      );
      present.set(playerId, guest);
    }
  };

  arriveDuring(undefined, 25 * SECOND);
  show.nextAfter(chance.between(40, 70) * SECOND);
  for (const [index, { round }] of quiz.items.entries()) {
    // Between two rounds there is time for a drink.
    if (show.state.phase.name === 'roundIntro')
      show.nextAfter(chance.between(8, 14) * SECOND + (round > 0 ? chance.between(240, 420) * SECOND : 0));
    arriveDuring(index, LEAD_MS / 2);
    show.ring();
    playItem(show, present, knowledge[index], chance);
    show.nextAfter(chance.between(2, 5) * SECOND);
    show.nextAfter(chance.between(9, 18) * SECOND);
    if (show.state.phase.name === 'scoreboard') show.nextAfter(chance.between(6, 11) * SECOND);
  }
  while (show.state.phase.name !== 'ended')
    show.nextAfter((show.step === 'podium:3' ? chance.between(60, 100) : chance.between(5, 9)) * SECOND);
  return { quiz, moments: show.moments, state: show.state };
}

/** From the opening of an item to its lock. */
function playItem(
  show: Show,
  present: ReadonlyMap<PlayerId, Guest>,
  knowledge: Knowledge | undefined,
  chance: Chance
): void {
  const { phase } = show.state;
  const item = currentItem(show.state);
  if (phase.name !== 'open' || !item || !knowledge)
    throw new Error(`There is nothing to answer in ${phase.name}.`);
  const sent = [...present].flatMap(([playerId, guest]): Sent[] => {
    if (!chance.happens(guest.attention ?? 0.985)) return [];
    const answer = guess(item.question, knowledge, guest, chance);
    const tapMs = think(item.question, answer, guest, chance);
    if (tapMs === undefined) return [];
    const tapAt = phase.opensAt + tapMs;
    const rttMs = chance.whole(18, 160);
    return [{ playerId, value: answer.value, tapAt, rttMs, arrivesAt: tapAt + Math.floor(rttMs / 2) }];
  });
  sent.sort((a, b) => a.arrivesAt - b.arrivesAt);
  for (const { arrivesAt, ...answer } of sent)
    show.do(
      {
        type: 'submitAnswer',
        itemId: item.id,
        revision: 0,
        commandId: demoId(`answer ${item.id} ${answer.playerId}`),
        ...answer
      },
      arrivesAt
    );
  // When everybody has answered, the host does not wait for the clock.
  const pauseMs = chance.whole(800, 2_200);
  if (sent.length === present.size && show.now + pauseMs < phase.closesAt) show.nextAfter(pauseMs);
  show.ring();
}
