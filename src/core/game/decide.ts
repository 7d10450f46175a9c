import { allFormats, formatNamed, formatOf } from '../format/format-of.ts';
import { formats } from '../format/formats.ts';
import { merged } from '../format/merged.ts';
import { decideAnswers } from './answers/submit.ts';
import { decideAuto } from './auto/auto.ts';
import { decideClock } from './clock/clock.ts';
import type { Command, Context } from './commands.ts';
import { decideContestants } from './contestants/decide.ts';
import { reject, type Decision } from './decision.ts';
import { decideChallenges } from './challenges/decide.ts';
import { decideCorrections } from './corrections/decide.ts';
import { decideExtraTime } from './extra-time/extra-time.ts';
import { decideMarks } from './marks/decide.ts';
import { decideShow } from './show/show.ts';
import { decideStakes } from './stakes/decide.ts';
import { decideTieBreak } from './tie-break/decide.ts';
import { decideStage } from './stage/stage.ts';
import { decideTeams } from './teams/decide.ts';
import type { DecideTable } from './slice.ts';
import { stepOf, type GameState } from './state.ts';

const decisions: DecideTable<Command['type']> = {
  ...decideContestants,
  ...decideTeams,
  ...decideAnswers,
  ...decideExtraTime,
  ...decideMarks,
  ...decideCorrections,
  ...decideChallenges,
  ...decideStakes,
  ...decideTieBreak,
  ...decideClock,
  ...decideStage,
  ...decideAuto,
  ...decideShow,
  play: (state, { playerId, input }, context) =>
    formatPlayed(state, input)?.play?.(state, playerId, input, context) ?? reject('notNow'),
  ...merged(formats, (format) => format.decide)
};

const inPause: ReadonlySet<string> = new Set(allFormats().flatMap((format) => format.inPause ?? []));

/** What is played names its round where several may be open at a time; else it is for the format that is on. */
function formatPlayed(state: GameState, input: unknown) {
  const index = (input as { readonly round?: unknown } | null | undefined)?.round;
  const round = typeof index === 'number' ? state.quiz.rounds[index] : undefined;
  return round ? formatNamed(round.format) : formatOf(state);
}

type AnyDecide = (state: GameState, command: Command, context: Context) => Decision;

/** Whether a host meant another step than the one that is on [GAME-5], or has to resume first. */
function isOutOfStep(state: GameState, command: Command): 'stale' | 'paused' | undefined {
  if (command.type === 'join' || !('from' in command)) return undefined;
  if (command.from !== stepOf(state)) return 'stale';
  return state.paused && !inPause.has(command.type) ? 'paused' : undefined;
}

/** Decides what a command leads to. Changes nothing; the same arguments always give the same decision. */
export function decide(state: GameState, command: Command, context: Context): Decision {
  if (state.phase.name === 'ended' && command.type !== 'goOn') return reject('ended');
  const isOut = isOutOfStep(state, command);
  if (isOut) return reject(isOut);
  // Looked up by the command's own type: each entry meets none but its own.
  return (decisions[command.type] as AnyDecide)(state, command, context);
}
