import type { BoardRow } from '#core/game/views.ts';
import { formatNumber, formatQuantity } from '#lib/i18n/format.ts';
import { isolate } from '#lib/i18n/isolate.ts';
import { m } from '#lib/paraglide/messages.js';
import { wordsOf } from '../kinds/words.ts';
import type { StageSaying } from './director/cue.ts';
import type { StageView } from './director/moment.ts';
import { hadText } from './had-text.ts';
import { highlightText } from './highlight-text.ts';
import { rulesText } from './rules-text.ts';
import { roundEndLines } from './round-end-text.ts';
import { roundName } from './round-name.ts';

/** Most names in a sentence. */
const NAMES = 6;

const sentence = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join('. ');

const placed = (view: StageView, rank: number, title: string): string => {
  const rows = (view.podium ?? []).filter((row) => row.rank === rank && row.score > 0);
  const names = rows.slice(0, NAMES).map(({ name }) => isolate(name));
  const more = rows.length > NAMES ? m.display_more({ count: formatNumber(rows.length - NAMES) }) : '';
  return rows.length === 0 ? '' : sentence(`${title} ${names.join(', ')} ${more}`.trim());
};

const namesOf = (rows: readonly { readonly name: string }[] = []): string =>
  rows.map(({ name }) => isolate(name)).join(', ');

const tiles = ({ question }: StageView): string =>
  question
    ? wordsOf(question)
        .tiles(question)
        .map((label) => isolate(label))
        .join(', ')
    : '';

const rowsText = (rows: readonly BoardRow[]): string =>
  rows
    .slice(0, NAMES)
    .map(({ rank, name, score }) => `${formatNumber(rank)}: ${isolate(name)}, ${formatNumber(score)}`)
    .join('. ');

const texts: Readonly<Record<StageSaying, (view: StageView) => string>> = {
  interlude: ({ interlude }) =>
    sentence(interlude?.title, interlude && 'text' in interlude ? interlude.text : undefined),
  wager: () => sentence(m.stage_wagers(), m.stage_wagers_hint()),
  tie: ({ tieBreak }) =>
    sentence(tieBreak && m.tie_title({ place: tieBreak.place }), tieBreak?.prompt, namesOf(tieBreak?.among)),
  tieTold: ({ tieBreak }) =>
    sentence(
      tieBreak?.correct !== undefined
        ? m.tie_was({ answer: formatQuantity(tieBreak.correct, tieBreak.unit) })
        : undefined,
      `${m.tie_nearest()} ${namesOf(tieBreak?.among.filter(({ isNearest }) => isNearest))}`
    ),
  covered: () => sentence(m.stage_covered(), m.stage_last_question()),
  round: (view) => sentence(view.round && roundName(view.round), ...rulesText(view)),
  question: ({ item, question }) =>
    sentence(m.question_n({ n: item?.n ?? 0, of: item?.of ?? 0 }), question?.prompt),
  open: (view) => (view.question ? sentence(tiles(view), wordsOf(view.question).task(view.question)) : ''),
  fiveSeconds: () => m.seconds_left({ count: 5 }),
  allIn: () => m.display_all_in(),
  locked: () => m.time_up(),
  sheetClosing: () => m.display_sheet_closing(),
  sheetClosed: () => sentence(m.display_sheet_closed(), m.display_sheet_closed_more()),
  roundScores: ({ roundScores }) => rowsText(roundScores?.rows ?? []),
  right: ({ question, solution }) =>
    question && solution
      ? `${m.display_answer_was()}: ${isolate(wordsOf(question).solution(question, solution))}`
      : '',
  story: (view) =>
    sentence(view.explanation, hadText(view), highlightText(view, view.question, view.summary)),
  board: ({ board = [] }) => rowsText(board),
  roundEnd: ({ roundEnd }) => sentence(...roundEndLines(roundEnd).map(({ text }) => text)),
  behind: () => m.display_top(),
  third: (view) => placed(view, 3, m.display_third()),
  second: (view) => placed(view, 2, m.display_second()),
  first: (view) => placed(view, 1, m.display_podium()),
  skipped: () => m.display_skipped(),
  paused: ({ paused }) => (paused === 'host' ? m.paused_host() : m.paused_host_away())
};

/** What the live region says: the same story in the same order as is seen. */
export const sayingText = (what: StageSaying, view: StageView): string => texts[what](view);
