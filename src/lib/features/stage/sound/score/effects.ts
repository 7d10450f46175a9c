import { takeOf, type Effect } from '../effect.ts';
import * as lobby from './lobby.ts';
import * as podium from './podium.ts';
import * as question from './question.ts';
import * as reveal from './reveal.ts';

/** Everything that sounds once. */
export const EFFECTS = {
  curtain: lobby.curtain,
  codeLetter: lobby.codeLetter,
  arrival: lobby.arrival,
  round: question.round,
  question: question.question,
  tile: question.tile,
  dared: question.dared,
  tick: question.tick,
  heartbeat: question.heartbeat,
  everybodyIn: question.everybodyIn,
  lock: reveal.lock,
  roll: reveal.roll,
  right: reveal.right,
  story: reveal.story,
  points: reveal.points,
  overtake: reveal.overtake,
  drop: reveal.drop,
  streak: reveal.streak,
  roundWinner: podium.roundWinner,
  podiumSweep: podium.podiumSweep,
  podiumRoll: podium.podiumRoll,
  place: podium.place,
  winner: podium.winner,
  skip: reveal.skip,
  pause: reveal.pause
} satisfies Record<string, Effect>;

export type EffectName = keyof typeof EFFECTS;

/** How long an effect sounds, the ringing of the room apart, ms: what follows it can be timed by this. */
export function effectMs(name: EffectName, n?: number): number {
  return takeOf(EFFECTS[name], n).lengthMs;
}
