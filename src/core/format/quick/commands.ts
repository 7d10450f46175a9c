/** What a host may order in a quick round. `from` names the step that was on when the button was pressed [GAME-5]. */
export type QuickHostCommand =
  /** From the reveal straight to the next item, past the scoreboard. */
  | { readonly type: 'nextItem'; readonly from: string }
  | { readonly type: 'skip'; readonly from: string }
  /** Takes the last skip back; `from` is the step that it led to [GAME-20]. */
  | { readonly type: 'undoSkip'; readonly from: string }
  | { readonly type: 'extend'; readonly from: string; readonly byMs: number };

export type QuickCommand =
  | QuickHostCommand
  /** Somebody may have answered, come or gone: is everybody in [GAME-22]? */
  | { readonly type: 'watchAnswers' };
