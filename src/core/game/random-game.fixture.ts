import fc from 'fast-check';
import type { PlayerId } from '../ids.ts';
import type { Question } from '../question/question.ts';
import { answerTo, contestantId, frozenQuiz, itemId, playerId } from '../quiz/quiz.fixture.ts';
import {
  questionAt,
  questionsAmong,
  type FrozenItem,
  type ItemContent,
  type QuestionItem
} from '../item/item.ts';
import { roundScoresOrders, type FrozenQuiz } from '../quiz/quiz.ts';
import { teamCommand } from './teams/random-teams.fixture.ts';
import { answersTo } from './answers/answers.ts';
import { aloneAs } from './contestants/contestants.ts';
import { avatars } from './contestants/avatars.ts';
import type { Command, Context } from './commands.ts';
import { vacatedFrom } from './game.fixture.ts';
import { scoringModes, type ScoringSettings } from '../scoring/scoring-settings.ts';
import { asksQuestion } from '../item/question/asks-question.ts';
import { openTie } from './tie-break/decide.ts';
import { openStakes } from './stakes/decide.ts';
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

/** Mostly nothing special: every rule meets every other once in a while. */
const seldom = <T>(usual: T, ...others: readonly T[]) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(usual) },
    { weight: 3, arbitrary: fc.constantFrom(usual, ...others) }
  );
const anyRules = {
  scoring: fc.constantFrom(...scoringModes),
  partialCredit: seldom<ScoringSettings['partialCredit']>('usual', 'parts', 'none'),
  penalty: seldom<ScoringSettings['penalty']>(0, 25, 100),
  streakBonus: seldom<ScoringSettings['streakBonus']>(0, 10, 20),
  double: seldom(false, true),
  wager: seldom<ScoringSettings['wager']>('none', 'question', 'round')
};

export const anyQuiz: fc.Arbitrary<FrozenQuiz> = fc
  .record({
    questions: fc.array(anyQuestion, { minLength: 1, maxLength: 4 }),
    cut: fc.nat(4),
    between: fc.array(fc.record({ at: fc.nat(5), content: anyInterlude }), { maxLength: 2 }),
    rules: fc.record(anyRules, { requiredKeys: [] }),
    special: fc.record(anyRules, { requiredKeys: [] }),
    settings: fc.record({
      ...anyRules,
      joker: fc.boolean(),
      breakTiesByTime: fc.boolean(),
      answerChange: fc.boolean(),
      closeWhenAllIn: fc.boolean(),
      readAloud: fc.boolean(),
      roundScores: fc.constantFrom(...roundScoresOrders)
    }),
    formats: fc.array(
      fc.constantFrom('quick' as const, 'quick' as const, 'sheet' as const, 'handout' as const),
      {
        minLength: 2,
        maxLength: 2
      }
    )
  })
  .map(({ questions, cut, between, settings, formats, rules, special }) => {
    const first = cut % (questions.length + 1);
    const sizes = [first, questions.length - first].filter((size) => size > 0);
    const quiz = frozenQuiz(questions, settings, sizes);
    const items: FrozenItem[] = [...quiz.items];
    for (const [index, { at, content }] of between.entries()) {
      const place = at % (items.length + 1);
      const round = items[Math.min(place, items.length - 1)]?.round ?? 0;
      items.splice(place, 0, { id: itemId(100 + index), round, ...content });
    }
    const [one, ...others] = quiz.rounds.map((round, index) => ({
      ...round,
      format: formats[index] ?? 'quick'
    }));
    const rounds = one ? [...others.map((round) => ({ ...round, rules })), one].reverse() : [];
    return {
      ...quiz,
      rounds,
      items: items.map((item, index) =>
        index === 1 && asksQuestion(item) ? { ...item, rules: special } : item
      )
    };
  });

/** What a random game does next; some of it makes no sense at that moment. */
export interface Move {
  readonly kind:
    | 'forward'
    | 'join'
    | 'answer'
    | 'stake'
    | 'host'
    | 'mark'
    | 'team'
    | 'sheet'
    | 'correct'
    | 'system'
    | 'nonsense';
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
    { weight: 6, arbitrary: fc.constant('sheet' as const) },
    { weight: 3, arbitrary: fc.constant('correct' as const) },
    { weight: 1, arbitrary: fc.constant('stake' as const) },
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
  // Some phones came in a moment ago.
  const hereSince = (id: PlayerId) =>
    id.charCodeAt(id.length - 1) % 3 === move.pick % 3 ? now - (move.wait % 3_000) : undefined;
  return { command, context: { now, maxPlayers: 3, vacated, goneSince, hereSince } };
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

/** Something to write on: a question of a sheet that is open, or else the one that is on. */
function writtenItem(state: GameState, pick: number): QuestionItem | undefined {
  const open = [...state.sheets.values()].flatMap(({ openedAt }) => [...openedAt.keys()]);
  const index = open[pick % Math.max(1, open.length)];
  return (index === undefined ? undefined : questionAt(state.quiz.items, index)) ?? currentItem(state);
}

/** Somebody who is in; before anybody is, who might come. */
const someoneIn = ({ players }: GameState, player: number): PlayerId =>
  [...players.keys()][player % Math.max(1, players.size)] ?? playerId(player);

/** What is done with a sheet; some of it makes no sense at that moment. */
function sheetMove({ player, pick, wait }: Move, state: GameState): Command {
  const from = stepOf(state);
  const round = [...state.sheets.keys()][wait % (state.sheets.size + 1)] ?? wait % 3;
  const itemId = anyItemsOf(state)[pick % state.quiz.items.length]?.id ?? anyItemsOf(state)[0].id;
  const [handedIn] = state.sheets.get(round)?.in ?? [];
  const back = { do: 'takeBack', round };
  const who = someoneIn(state, player);
  const moves: readonly Command[] = [
    { type: 'play', playerId: who, input: { do: 'handIn', round } },
    { type: 'play', playerId: who, input: { do: 'handIn', round } },
    { type: 'play', playerId: (handedIn ?? who) as PlayerId, input: back },
    { type: 'handOut', from, round },
    { type: 'handOut', from, round: 0 },
    { type: 'handOut', from, round: 1 },
    { type: 'showAgain', from },
    { type: 'showAgain', from, itemId },
    { type: 'closeSheet', from, inMs: wait, lateMs: wait },
    { type: 'reopenSheet', from },
    { type: 'extraTime', from, contestant: aloneAs(who), byMs: wait },
    { type: 'dropItem', from, itemId, isOut: wait % 2 === 0 }
  ];
  return moves[pick % moves.length] ?? { type: 'next', from };
}

function stakeNow(state: GameState, player: number, pick: number, wait: number): Command {
  const { joker, wager } = openStakes(state);
  const round = state.quiz.rounds[joker ?? pick % 2]?.id ?? '';
  const id = playerId(player);
  const most = Math.max(0, state.contestants.get(aloneAs(id))?.score ?? 0);
  if (pick % 2 > 0 || (wager !== undefined && joker === undefined))
    return { type: 'placeWager', playerId: id, on: wager ?? round, points: most + 1 - (pick % 4) };
  // Once somebody has played it, mostly it is taken back.
  const played = [0, 1, 2, 3].find((one) => state.jokers.get(aloneAs(playerId(one))) === joker);
  return played === undefined || wait % 3 === 1
    ? { type: 'playJoker', playerId: id, on: round, isPlayed: true }
    : { type: 'playJoker', playerId: playerId(played), on: round, isPlayed: false };
}

function commandNow(move: Move, state: GameState, now: number): Command {
  const { kind, player, pick, value, wait } = move;
  const from = stepOf(state);
  const one = <T>(...choices: readonly [T, ...T[]]): T => choices[pick % choices.length] ?? choices[0];
  // A tie is broken where there is one.
  if (kind !== 'forward' && pick % 2 === 0 && openTie(state))
    return { type: 'breakTie', from, prompt: 'How many?', correct: pick, unit: 'm' };
  if (kind === 'answer' && state.phase.name === 'tieBreak')
    return pick % 3 === 0
      ? { type: 'setTieGuess', from, contestantId: aloneAs(playerId(player)), value: wait / 7 }
      : { type: 'guessTie', playerId: playerId(player), value: wait };
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
      // Nothing can be answered while something can be put at stake.
      if (
        state.phase.name === 'roundIntro' ||
        state.phase.name === 'sheetIntro' ||
        state.phase.name === 'wager'
      )
        return stakeNow(state, player, pick, wait);
      const item = wait % 2 === 0 ? writtenItem(state, pick) : currentItem(state);
      return {
        type: 'submitAnswer',
        playerId: pick % 4 === 0 ? playerId(player) : someoneIn(state, player),
        itemId: item?.id ?? itemId(0),
        value: item && pick % 10 > 3 ? answerTo(item.question, pick % 3 > 0) : value,
        revision: pick % 8,
        isDraft: pick % 5 === 0,
        commandId: `${String(player)}-${String(pick % 30)}`,
        tapAt: now - one(0, 50, 399, 5_000, -5_000),
        rttMs: one(0, 100, 9_999)
      };
    }
    case 'stake':
      return stakeNow(state, player, pick, wait);
    case 'host': {
      // A skip is offered for a moment only, and few are removed.
      if (openSkip(state) && wait % 2 === 0) return { type: 'undoSkip', from };
      const out = [...state.players.values()].find(({ kicked }) => kicked);
      if (out && wait % 3 === 0) return { type: 'readmit', playerId: out.id };
      if (state.isDoorClosed && wait % 3 === 0) return { type: 'openDoor' };
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
    case 'sheet':
      return sheetMove(move, state);
    case 'correct': {
      const { id, question } = one(...questionsOf(state));
      const contestant = [...state.contestants.keys()][player] ?? contestantId(99);
      const numbers = [...state.corrections.values()].map(({ n }) => n);
      const n = numbers[wait % (numbers.length + 1)] ?? 0;
      const objections = [...state.challenges.keys()];
      return one<Command>(
        { type: 'voidItem', itemId: id, isVoid: wait % 3 > 0, why: 'unclear', by: 'marker' },
        { type: 'swapKey', itemId: id, key: wait % 4 === 0 ? null : answerTo(question, wait % 2 > 0) },
        { type: 'swapKey', itemId: id, key: value },
        {
          type: 'adjustPoints',
          contestantId: contestant,
          points: wait - 10_000,
          why: one('late', 'kind', '\u200b')
        },
        { type: 'undoAdjustment', n },
        { type: 'checkItem', itemId: id, isChecked: wait % 3 > 0 },
        { type: 'setStage', challenges: wait % 4 > 0 },
        { type: 'setStage', challenges: true },
        {
          type: 'challenge',
          playerId: playerId(player),
          itemId: id,
          text: one('objection sustained', '\u0000')
        },
        { type: 'challenge', playerId: playerId(player), itemId: id, text: 'objection sustained' },
        { type: 'answerChallenge', n: objections[0] ?? 0, isGranted: true },
        {
          type: 'answerChallenge',
          n: objections[wait % Math.max(1, objections.length)] ?? 0,
          isGranted: wait % 2 > 0,
          ...(wait % 3 > 0 && { text: 'you are right' })
        }
      );
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
