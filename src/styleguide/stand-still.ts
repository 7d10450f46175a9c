const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Waits until everything has its typeface and its place. */
export async function settled(): Promise<void> {
  await frame();
  await document.fonts.ready;
  await frame();
}

/**
 * Stops all that moves, each at a place that is always the same: what comes in has come in, what goes on for ever is at its
 * beginning, and what was on for some time already when it was drawn (it has a negative delay) stands there.
 */
export function standStill(): void {
  for (const animation of document.getAnimations()) {
    const { delay = 0, endTime = Infinity } = animation.effect?.getComputedTiming() ?? {};
    if (delay >= 0 && Number.isFinite(Number(endTime))) {
      animation.finish();
    } else {
      animation.pause();
      animation.currentTime = 0;
    }
  }
}

const EMOJI = /\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\u{fe0f}|\u{200d}\p{Extended_Pictographic})*/gu;

/** Emoji are drawn by each system in its own way: pictures that are compared have a letter there. */
export function withoutEmoji(root: HTMLElement): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.nodeValue) node.nodeValue = node.nodeValue.replace(EMOJI, 'O');
}

/** Makes a wish of the address hold as if the system had it. */
export function forceScheme(scheme: 'light' | 'dark' | undefined): void {
  if (scheme === undefined) return;
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSMediaRule)) continue;
      const wanted = /prefers-color-scheme: (light|dark)/.exec(rule.media.mediaText)?.[1];
      if (wanted) rule.media.mediaText = wanted === scheme ? 'all' : 'not all';
    }
  }
}
