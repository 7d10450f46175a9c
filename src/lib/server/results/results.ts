import { aloneAs } from '#core/game/contestants/contestants.ts';
import type { ContestantId, ItemId, PlayerId } from '#core/ids.ts';
import type { Summary } from '#core/question/question-kind.ts';
import { summarise, type Question } from '#core/question/question.ts';
import { questionNumber } from '#core/item/item.ts';
import { asksQuestion } from '#core/item/question/asks-question.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { highlightOf, type Highlight } from '#core/scoring/highlight.ts';
import { compareScores, competitionRanks } from '#core/scoring/rank.ts';
import { tieOrder, type TieBreak } from '#core/game/tie-break/tie-break.ts';
import type { MembersCount } from '#core/scoring/team-score.ts';
import { NOTHING_ELSE, type Counted } from '#core/scoring/tally-ledger.ts';
import { recount, type CountedAnswer, type MarksByItem, type ScoredAnswer } from '#core/scoring/recount.ts';

export interface StoredPlayer {
  /** Of a player, or of a team or paper table. */
  readonly id: PlayerId;
  /** Of a team: who was in it. */
  readonly members?: readonly string[] | undefined;
  readonly name: string;
  readonly avatar: string;
}

/** What the database holds of one live session, players in the order in which they joined. */
export interface StoredSession {
  readonly quiz: FrozenQuiz;
  readonly players: readonly StoredPlayer[];
  readonly answers: readonly CountedAnswer[];
  readonly marks: MarksByItem;
  /** Items that count for nobody; absent: none. */
  readonly voided?: ReadonlySet<ItemId>;
  /** What each was given beside the items, or lost; absent: nothing. */
  readonly granted?: ReadonlyMap<ContestantId, number>;
  /** Indexes into the quiz's items, in the order in which they were revealed. */
  readonly revealed: ReadonlySet<number>;
  readonly kicked: ReadonlySet<string>;
  /** What counts beside answers and marks. */
  readonly counted?: Counted;
  /** Numbers that were asked of those who shared a place. */
  readonly tieBreaks?: readonly TieBreak[];
  /** Where people played in teams: the rows are those of contestants, and this is how they were counted. */
  readonly teams?: {
    readonly how: MembersCount | undefined;
    /** Points that a team has beside all answers [GAME-76]. */
    readonly granted: ReadonlyMap<ContestantId, number>;
    /** Members who answered for themselves. */
    readonly members: readonly StoredPlayer[];
  };
}

export interface ResultRow extends Omit<StoredPlayer, 'id'> {
  readonly id: ContestantId;
  /** From 1; equals share a rank. */
  readonly rank: number;
  readonly score: number;
  /** Where a tie-break has put it among its equals: the lower, the better. */
  readonly tie: number;
  readonly right: number;
  /** Most revealed questions in a row that were right [SCORING-6]. */
  readonly bestStreak: number;
}

export interface QuestionResult extends Highlight {
  readonly itemId: ItemId;
  /** From 1, over the questions of the whole quiz, skipped ones included. */
  readonly number: number;
  readonly question: Question;
  readonly summary: Summary;
  readonly rightCount: number;
  /** It counts for nobody [SCORING-13]. */
  readonly isVoid?: true;
  readonly answers: ReadonlyMap<ContestantId, ScoredAnswer>;
  /** What it did to everybody's total: also without an answer, and with what its round came to. */
  readonly gains: ReadonlyMap<ContestantId, number>;
}

export interface Results {
  readonly rows: readonly ResultRow[];
  /** Questions that were revealed, in the order of the quiz. */
  readonly questions: readonly QuestionResult[];
  readonly tieBreaks: readonly TieBreak[];
}

/**
 * The outcome of a live session from its stored rows, by the same functions as the room [SCORING-3]: removed players
 * do not count, nor do questions that were skipped or never revealed.
 */
export function computeResults({
  quiz,
  players: all,
  answers: stored,
  marks,
  voided = new Set(),
  granted = new Map(),
  revealed,
  kicked,
  counted,
  tieBreaks = [],
  teams
}: StoredSession): Results {
  const players = all
    .filter((player) => !kicked.has(player.id))
    .map((player) => ({ ...player, id: aloneAs(player.id) }));
  const shown = [...revealed].flatMap((index) => quiz.items[index] ?? []);
  const counting = new Set(shown.flatMap(({ id }) => (voided.has(id) ? [] : [id])));
  const ids = players.map((player) => player.id);
  const { tallies, scored, gains } = recount(quiz, ids, stored, counting, marks, {
    ...(counted ?? NOTHING_ELSE),
    granted: added(granted, teams?.granted),
    how: teams?.how
  });

  const { breakTiesByTime } = quiz.settings;
  const order = tieOrder(tieBreaks);
  const ordered = players
    .flatMap((player) => {
      const tally = tallies.get(player.id);
      return tally ? [{ player, tie: order.get(player.id) ?? 0, ...tally }] : [];
    })
    .sort((a, b) => compareScores(a, b, breakTiesByTime));
  const ranks = competitionRanks(ordered, breakTiesByTime);
  const rows = ordered.map(({ player, score, tie, rightCount, bestStreak }, index) => ({
    ...player,
    rank: ranks[index] ?? 1,
    score,
    tie,
    right: rightCount,
    bestStreak
  }));

  const faces = new Map([
    ...(teams?.members ?? []).map(({ id, name, avatar }) => [aloneAs(id), { name, avatar }] as const),
    ...players.map(({ id, name, avatar }) => [id, { name, avatar }] as const)
  ]);
  const questions = quiz.items.flatMap((item, index) => {
    if (!revealed.has(index) || !asksQuestion(item)) return [];
    const { id, question } = item;
    const given = [...(scored.get(id)?.values() ?? [])].flatMap((answer) => {
      const face = faces.get(answer.contestantId);
      return face ? [{ ...answer, ...face }] : [];
    });
    return [
      {
        itemId: id,
        number: questionNumber(quiz.items, index),
        question,
        summary: summarise(
          question,
          given.map((answer) => answer.value),
          marks.get(id)
        ),
        rightCount: given.filter((answer) => answer.right).length,
        ...highlightOf(question, given),
        ...(voided.has(id) && { isVoid: true as const }),
        answers: new Map(given.map((answer) => [answer.contestantId, answer])),
        gains: gains.get(id) ?? new Map<ContestantId, number>()
      }
    ];
  });
  return { rows, questions, tieBreaks: tieBreaks.filter(({ isTold }) => isTold) };
}

function added(
  granted: ReadonlyMap<ContestantId, number>,
  more: ReadonlyMap<ContestantId, number> = new Map()
): ReadonlyMap<ContestantId, number> {
  const all = new Map(granted);
  for (const [id, points] of more) all.set(id, (all.get(id) ?? 0) + points);
  return all;
}
