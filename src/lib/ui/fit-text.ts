/** Sizes are tried to a quarter of a pixel. */
const EXACT_PX = 0.25;

/** The largest size between `min` and `max` that fits, by halves; `min` where none does. */
export function largestFit(min: number, max: number, fits: (size: number) => boolean): number {
  if (max <= min || fits(max)) return Math.max(min, max);
  let [low, high] = [min, max];
  while (high - low > EXACT_PX) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

export interface FitRange {
  /** In hundredths of the height of the screen. */
  readonly min: number;
  readonly max: number;
  /** What the text hangs on: another one is measured again. */
  readonly text?: string;
}

/** Words stay whole down to this share of the screen's height, in hundredths: broken ones are harder to read than small ones. */
const WHOLE = 3.3;

/**
 * Sets the text of a box as large as it fits, words whole; where that would be too small to read, words may break. A box is
 * marked by `data-fit`, and its last child holds the text; several boxes in `node` get one size for all.
 */
export function fitText(node: HTMLElement, range: FitRange) {
  let { min, max } = range;
  const boxes = () =>
    node.dataset.fit === undefined ? [...node.querySelectorAll<HTMLElement>('[data-fit]')] : [node];
  const apply = () => {
    const pairs = boxes().map((box) => ({ text: box.lastElementChild as HTMLElement, room: roomIn(box) }));
    const fits = (size: number) => {
      node.style.fontSize = `${String(size)}px`;
      return pairs.every(
        ({ text, room }) =>
          text.offsetHeight <= room.height + 1 &&
          text.scrollWidth <= Math.min(room.width, text.clientWidth) + 1
      );
    };
    const percent = innerHeight / 100;
    node.style.overflowWrap = 'normal';
    node.style.hyphens = 'manual';
    const whole = largestFit(min * percent, max * percent, fits);
    const isWhole = fits(whole);
    if (!isWhole || whole < Math.min(WHOLE, max) * percent) {
      node.style.overflowWrap = 'anywhere';
      node.style.hyphens = 'auto';
      node.style.fontSize = `${String(largestFit(min * percent, max * percent, fits))}px`;
    }
  };
  let isOn = true;
  const applyIfOn = () => {
    if (isOn) apply();
  };
  // The first call comes with the first layout, before anything is painted; what cannot be seen yet has time.
  const observer = new ResizeObserver(() => {
    if (getComputedStyle(node).visibility === 'hidden') inTurn(applyIfOn);
    else apply();
  });
  observer.observe(node);
  if (document.fonts.status !== 'loaded') void document.fonts.ready.then(applyIfOn);
  return {
    update(next: FitRange) {
      ({ min, max } = next);
      apply();
    },
    destroy() {
      isOn = false;
      observer.disconnect();
    }
  };
}

/** Boxes that wait to be measured: one in each frame, so that none of these takes long. */
const waiting: (() => void)[] = [];

function inTurn(apply: () => void): void {
  if (waiting.push(apply) === 1) requestAnimationFrame(takeTurn);
}

function takeTurn(): void {
  waiting[0]?.();
  waiting.shift();
  if (waiting.length > 0) requestAnimationFrame(takeTurn);
}

/** What is free inside the padding of a box, in px. */
function roomIn(box: HTMLElement): { width: number; height: number } {
  const style = getComputedStyle(box);
  const [top, right, bottom, left] = [
    style.paddingTop,
    style.paddingRight,
    style.paddingBottom,
    style.paddingLeft
  ].map(Number.parseFloat) as [number, number, number, number];
  return { width: box.clientWidth - left - right, height: box.clientHeight - top - bottom };
}
