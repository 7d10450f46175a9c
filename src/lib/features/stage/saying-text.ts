import { formatNumber } from '#lib/i18n/format.ts';
import { isolate } from '#lib/i18n/isolate.ts';
import { m } from '#lib/paraglide/messages.js';
import { wordsOf } from '../kinds/words.ts';
import type { StageSaying } from './director/cue.ts';
import type { StageView } from './director/moment.ts';
import { highlightText } from './highlight-text.ts';
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

const tiles = ({ question }: StageView): string =>
  question
    ? wordsOf(question)
        .tiles(question)
        .map((label) => isolate(label))
        .join(', ')
    : '';

const texts: Readonly<Record<StageSaying, (view: StageView) => string>> = {
  interlude: ({ interlude }) =>
    sentence(interlude?.title, interlude && 'text' in interlude ? interlude.text : undefined),
  round: ({ round }) => (round ? roundName(round) : ''),
  question: ({ item, question }) =>
    sentence(m.question_n({ n: item?.n ?? 0, of: item?.of ?? 0 }), question?.prompt),
  open: (view) => (view.question ? sentence(tiles(view), wordsOf(view.question).task(view.question)) : ''),
  fiveSeconds: () => m.seconds_left({ count: 5 }),
  allIn: () => m.display_all_in(),
  locked: () => m.time_up(),
  right: ({ question, solution }) =>
    question && solution
      ? `${m.display_answer_was()}: ${isolate(wordsOf(question).solution(question, solution))}`
      : '',
  story: (view) => sentence(view.explanation, highlightText(view, view.question, view.summary)),
  board: ({ board = [] }) =>
    board
      .slice(0, NAMES)
      .map(({ rank, name, score }) => `${formatNumber(rank)}: ${isolate(name)}, ${formatNumber(score)}`)
      .join('. '),
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
