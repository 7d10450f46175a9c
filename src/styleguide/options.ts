import type { Locale, QuizDraft } from '#core/quiz/quiz.ts';

/** In which direction what people have written runs: names and questions, not the words of the product. */
export type Direction = 'ltr' | 'rtl';
export type Scheme = 'light' | 'dark';

/** What the address says of how a specimen is shown. */
export interface Options {
  readonly lang: Locale;
  readonly dir: Direction;
  /** Absent: as the system has it. */
  readonly scheme: Scheme | undefined;
  /** How many play; absent: as many as the specimen shows by itself. */
  readonly players: number | undefined;
  /** What is played; absent: a show with something of everything. */
  readonly quiz: QuizDraft | undefined;
  /** The same on every machine: letters in the place of emoji, and bundled typefaces everywhere. */
  readonly isPlain: boolean;
}

declare global {
  /** What is played, where whoever opened the page has left a quiz: `npm run shots` does. */
  var styleguideQuiz: QuizDraft | undefined;
}

const MOST_PLAYERS = 10_000;

export function readOptions(query: URLSearchParams): Options {
  const players = Number(query.get('players') ?? NaN);
  const scheme = query.get('scheme');
  return {
    lang: query.get('lang') === 'nl' ? 'nl' : 'en',
    dir: query.get('dir') === 'rtl' ? 'rtl' : 'ltr',
    scheme: scheme === 'dark' || scheme === 'light' ? scheme : undefined,
    players: Number.isInteger(players) && players > 0 ? Math.min(MOST_PLAYERS, players) : undefined,
    quiz: globalThis.styleguideQuiz,
    isPlain: query.has('plain')
  };
}
