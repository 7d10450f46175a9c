import fc from 'fast-check';
import type { PlayerId } from '../ids.ts';
import type { Question } from '../question/question.ts';
import { answerTo, frozenQuiz, itemId, playerId } from '../quiz/quiz.fixture.ts';
import { questionsAmong, type FrozenItem, type ItemContent, type QuestionItem } from '../item/item.ts';
import type { FrozenQuiz } from '../quiz/quiz.ts';
import { teamCommand } from './teams/random-teams.fixture.ts';
import { answersTo } from './answers/answers.ts';
import { avatars } from './contestants/avatars.ts';
import type { Command, Context } from './commands.ts';
import { vacatedFrom } from './game.fixture.ts';
import { openSkip } from '../format/quick/skip.ts';
import { currentItem, stepOf, type GameState } from './state.ts';
import { deadlineOf } from '#core/game/clock/clock.ts';

const options = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 6 });
const common = {
  prompt: fc.string({ minLength: 1, maxLength: 20 }),
  explanation: fc.string({ maxLength: 20 }),
  longText: fc.constantFrom('', 'long text for the host'),
  hostNote: fc.constantFrom('', 'note for the host'),
  timeLimitSeconds: fc.integer({ min: 5, max: 60 }),
  points: fc.integer({ min: 0, max: 10_000 })
};

/** A question of any type. */
export const anyQuestion: fc.Arbitrary<Question> = fc.oneof(
  fc
    .record({ ...common, type: fc.constant('singleChoice' as const), options, pick: fc.nat() })
    .map(({ pick, ...question }) => ({ ...question, correct: pick % question.options.length })),
  fc
    .record({
      ...common,
      type: fc.constant('multipleChoice' as const),
      options,
      pick: fc.integer({ min: 1, max: 63 })
    })
    .map(({ pick, ...question }) => {
      const correct = question.options.map((_, index) => index).filter((index) => (pick >> index) & 1);
      return { ...question, correct: correct.length > 0 ? correct : [0] };
    }),
  fc.record({ ...common, type: fc.constant('trueFalse' as const), correct: fc.boolean() }),
  fc.record({
    ...common,
    type: fc.constant('typedAnswer' as const),
    accepted: fc.array(fc.constantFrom('Paris', 'The Hague', '1984', '♥', 'Zoë'), {
      minLength: 1,
      maxLength: 3
    }),
    wrong: fc.array(fc.constantFrom('Rome', 'Pariss', '1985'), { maxLength: 2 }),
    spelling: fc.constantFrom('forgiving' as const, 'exact' as const)
  }),
  fc.record({
    ...common,
    type: fc.constant('numberEstimate' as const),
    correct: fc.integer({ min: -1_000, max: 1_000 }),
    tolerance: fc.integer({ min: 1, max: 500 }),
    unit: fc.constantFrom('', 'm')
  })
);

const anyInterlude: fc.Arbitrary<ItemContent> = fc.oneof(
  fc.record({
    sort: fc.constant('slide' as const),
    title: fc.string({ maxLength: 20 }),
    text: fc.string({ maxLength: 20 })
  }),
  fc.record({
    sort: fc.constant('break' as const),
    title: fc.string({ maxLength: 20 }),
    minutes: fc.integer({ min: 1, max: 120 })
  })
);

export const anyQuiz: fc.Arbitrary<FrozenQuiz> = fc
  .record({
    questions: fc.array(anyQuestion, { minLength: 1, maxLength: 4 }),
    cut: fc.nat(4),
    between: fc.array(fc.record({ at: fc.nat(5), content: anyInterlude }), { maxLength: 2 }),
    settings: fc.record({
      scoring: fc.constantFrom('speed' as const, 'flat' as const),
      breakTiesByTime: fc.boolean(),
      answerChange: fc.boolean(),
      closeWhenAllIn: fc.boolean(),
      readAloud: fc.boolean()
    })
  })
  .map(({ questions, cut, between, settings }) => {
    const first = cut % (questions.length + 1);
    const sizes = [first, questions.length - first].filter((size) => size > 0);
    const quiz = frozenQuiz(questions, settings, sizes);
    const items: FrozenItem[] = [...quiz.items];
    for (const [index, { at, content }] of between.entries()) {
      const place = at % (items.length + 1);
      const round = items[Math.min(place, items.length - 1)]?.round ?? 0;
      items.splice(place, 0, { id: itemId(100 + index), round, ...content });
    }
    return { ...quiz, items };
  });

/** What a random game does next; some of it makes no sense at that moment. */
export interface Move {
  readonly kind: 'forward' | 'join' | 'answer' | 'host' | 'mark' | 'team' | 'system' | 'nonsense';
  readonly player: number;
  readonly pick: number;
  readonly wait: number;
  readonly value: unknown;
}

const value = fc.oneof(
  fc.nat(6),
  fc.boolean(),
  fc.constantFrom(
    'Paris',
    'paris ',
    'pariss',
    'the hague',
    '1984',
    '1985',
    '♥',
    '\u0000',
    '',
    'x'.repeat(90)
  ),
  fc.array(fc.nat(6), { maxLength: 6 }),
  fc.double(),
  fc.jsonValue()
);

const anyMove: fc.Arbitrary<Move> = fc.record({
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constant('forward' as const) },
    { weight: 3, arbitrary: fc.constant('join' as const) },
    { weight: 12, arbitrary: fc.constant('answer' as const) },
    { weight: 3, arbitrary: fc.constant('mark' as const) },
    { weight: 5, arbitrary: fc.constant('team' as const) },
    { weight: 4, arbitrary: fc.constantFrom('host' as const, 'system' as const, 'nonsense' as const) }
  ),
  player: fc.nat(3),
  pick: fc.nat(1_000),
  wait: fc.oneof(fc.constant(0), fc.nat(900), fc.nat(30_000)),
  value
});

/** Enough moves to see several items through. */
export const anyMoves: fc.Arbitrary<Move[]> = fc.array(anyMove, {
  minLength: 10,
  maxLength: 100,
  size: 'max'
});

/** The command that a move means in a state, and the moment at which it arrives. */
export function commandOf(
  move: Move,
  state: GameState,
  before: number
): { command: Command; context: Context } {
  const forward = move.kind === 'forward';
  const deadline = forward && !state.paused ? deadlineOf(state) : undefined;
  const now = deadline === undefined ? before + move.wait : Math.max(before, deadline);
  const command =
    forward && deadline !== undefined ? ({ type: 'tick' } as const) : commandNow(move, state, now);
  // Who never answered may have been gone for long.
  const gone = [...state.players.values()].filter(
    ({ kicked, hasAnswered, id }) =>
      !kicked && !hasAnswered && id.charCodeAt(id.length - 1) % 2 === move.pick % 2
  );
  const vacated = vacatedFrom(state, new Set(gone.map(({ id }) => id)));
  const goneSince = (id: PlayerId) => (vacated.has(id) ? 0 : undefined);
  return { command, context: { now, maxPlayers: 3, vacated, goneSince } };
}

/** The questions of a random game; it has at least one. */
function questionsOf({ quiz }: GameState): readonly [QuestionItem, ...QuestionItem[]] {
  const [first, ...others] = questionsAmong(quiz.items);
  if (!first) throw new Error('no questions');
  return [first, ...others];
}

/** Everything in a random show. */
function anyItemsOf({ quiz }: GameState): readonly [FrozenItem, ...FrozenItem[]] {
  const [first, ...others] = quiz.items;
  if (!first) throw new Error('no items');
  return [first, ...others];
}

function commandNow({ kind, player, pick, value, wait }: Move, state: GameState, now: number): Command {
  const from = stepOf(state);
  const one = <T>(...choices: readonly [T, ...T[]]): T => choices[pick % choices.length] ?? choices[0];
  switch (kind) {
    case 'forward':
      return state.paused ? { type: 'resume' } : { type: 'next', from };
    case 'join': {
      const name = one('Ann', 'ann ', '\u202e', 'Zoë', 'x'.repeat(30));
      const avatar = avatars[pick % avatars.length] ?? '🦊';
      return {
        type: 'join',
        playerId: playerId(player),
        profile: { name, avatar },
        credential: `secret-${String(player)}`,
        from: one(undefined, 'pub', 'pub', 'home')
      };
    }
    case 'answer': {
      const item = currentItem(state);
      return {
        type: 'submitAnswer',
        playerId: playerId(player),
        itemId: item?.id ?? itemId(0),
        value: item && pick % 3 > 0 ? answerTo(item.question, pick % 3 === 1) : value,
        revision: pick % 8,
        isDraft: pick % 5 === 0,
        commandId: `${String(player)}-${String(pick % 30)}`,
        tapAt: now - one(0, 50, 399, 5_000, -5_000),
        rttMs: one(0, 100, 9_999)
      };
    }
    case 'host': {
      // A skip is offered for a moment only, and few are removed.
      if (openSkip(state) && wait % 2 === 0) return { type: 'undoSkip', from };
      const out = [...state.players.values()].find(({ kicked }) => kicked);
      if (out && wait % 3 === 0) return { type: 'readmit', playerId: out.id };
      return one<Command>(
        { type: 'pause' },
        { type: 'resume' },
        { type: 'skip', from },
        { type: 'skip', from },
        { type: 'undoSkip', from },
        { type: 'nextItem', from },
        { type: 'extend', from, byMs: wait - 10_000 },
        { type: 'kick', playerId: playerId(player) },
        { type: 'kickTogether', playerId: playerId(player) },
        { type: 'readmit', playerId: playerId(player) },
        { type: 'rename', playerId: playerId(player), name: one('Ann', 'Bob', 'ann 2', '') },
        { type: state.isDoorClosed ? 'openDoor' : 'closeDoor' },
        { type: 'openDoor' },
        { type: 'giveTime', playerId: playerId(player), factor: one(1, 1.25, 1.5, 2, 2) },
        { type: 'setAuto', pace: one('off', 'calm', 'normal', 'brisk', 'brisk') },
        { type: 'hold', from },
        { type: 'jump', from, itemId: one(...anyItemsOf(state)).id },
        { type: 'goOn', code: one('AAAAA', 'BBBBB') },
        pick % 7 === 0 ? { type: 'end' } : { type: 'next', from }
      );
    }
    case 'mark': {
      const { id, question } = one(...questionsOf(state));
      // Mostly what somebody said.
      const said = [...answersTo(state, id).values()].map((answer) => answer.value);
      const marked = {
        itemId: id,
        value: said[wait % (said.length + 1)] ?? answerTo(question, pick % 2 > 0)
      };
      return pick % 4 === 0
        ? { type: 'unmark', ...marked }
        : {
            type: 'mark',
            ...marked,
            grade: one(0, 0.5, 1),
            ...(pick % 5 === 0 && { why: 'heard \u0000wrong' })
          };
    }
    case 'team':
      return teamCommand(state, { player, pick, wait });
    case 'system':
      return one<Command>(
        { type: 'tick' },
        { type: 'watchAnswers' },
        { type: 'holdAll' },
        { type: 'coverOutage', ms: wait },
        { type: 'hostAway' },
        { type: 'watchCaptains' }
      );
    case 'nonsense':
      return one<Command>(
        { type: 'next', from: 'nowhere' },
        { type: 'extend', from, byMs: NaN },
        { type: 'coverOutage', ms: -1 },
        { type: 'kick', playerId: playerId(99) },
        { type: 'kickTogether', playerId: playerId(99) },
        { type: 'mark', itemId: itemId(pick % 9), value, grade: 1 },
        {
          type: 'submitAnswer',
          playerId: playerId(player),
          itemId: itemId(pick % 9),
          value,
          revision: -1,
          commandId: '',
          tapAt: -1e300,
          rttMs: -1
        }
      );
  }
}

/** The same question with another right answer and another explanation. */
export function withOtherSolution(question: Question): Question {
  const other = { ...question, explanation: `${question.explanation} otherwise` };
  switch (other.type) {
    case 'singleChoice':
      return { ...other, correct: (other.correct + 1) % other.options.length };
    case 'multipleChoice': {
      const { correct, options } = other;
      const rest = options.map((_, index) => index).filter((index) => !correct.includes(index));
      return { ...other, correct: rest.length > 0 ? rest : [0] };
    }
    case 'trueFalse':
      return { ...other, correct: !other.correct };
    case 'typedAnswer':
      return {
        ...other,
        accepted: ['quite another answer', ...other.accepted.slice(1)],
        wrong: ['Paris'],
        spelling: other.spelling === 'exact' ? 'forgiving' : 'exact'
      };
    case 'numberEstimate':
      return { ...other, correct: other.correct + 3 * other.tolerance, tolerance: 2 * other.tolerance };
  }
}
