/** Phases of a round that is played on sheets. `round` and `item` are indexes into the frozen quiz's. */
export type SheetPhase =
  | { readonly name: 'sheetIntro'; readonly round: number; readonly item: number }
  /** The sheet is open, and `item` is what is shown; `all`: all that were presented are. */
  | { readonly name: 'sheet'; readonly round: number; readonly item: number; readonly all?: true }
  | { readonly name: 'sheetClosed'; readonly round: number }
  /** The walk: a question is read again, then its answer is told. */
  | { readonly name: 'sheetRecall'; readonly round: number; readonly item: number }
  | { readonly name: 'sheetReveal'; readonly round: number; readonly item: number }
  /** What the round brought, then how the evening stands. */
  | { readonly name: 'sheetScores'; readonly round: number }
  | { readonly name: 'sheetBoard'; readonly round: number };

export const sheetPhases: readonly SheetPhase['name'][] = [
  'sheetIntro',
  'sheet',
  'sheetClosed',
  'sheetRecall',
  'sheetReveal',
  'sheetScores',
  'sheetBoard'
];

/** From these the host may go to any item: no sheet is open, or being told, that would be lost [GAME-35]. */
export const SHEET_LEAVABLE: readonly string[] = [
  'sheetIntro',
  'sheetScores',
  'sheetBoard'
] satisfies readonly SheetPhase['name'][];
