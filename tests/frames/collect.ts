import { join } from 'node:path';
import type { Page } from 'playwright';
import { quantile } from '../support/quantile.ts';

/** How one moment ran on the display. */
export interface MomentFrames {
  readonly moment: string;
  /** 95th percentile of the time between two frames, in ms. */
  readonly p95Ms: number;
  /** Tasks of the main thread over 50 ms. */
  readonly longTasks: number;
  readonly longestMs: number;
  /** Cumulative layout shift, unit-less as the browser counts it. */
  readonly shift: number;
}

interface Collected {
  frames: number[];
  tasks: number[];
  shift: number;
}
declare global {
  interface Window {
    collected: Collected;
  }
}

/** Begins to collect in the page, before anything of it runs. */
export async function collect(page: Page): Promise<void> {
  await page.addInitScript({ path: join(import.meta.dirname, 'in-page.js') });
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** What was collected since the last time. */
export async function taken(page: Page, moment: string): Promise<MomentFrames> {
  const { frames, tasks, shift } = await page.evaluate(() => {
    const before = window.collected;
    window.collected = { frames: [], tasks: [], shift: 0 };
    return before;
  });
  return {
    moment,
    p95Ms: rounded(frames.length === 0 ? 0 : quantile(frames, 0.95), 1),
    longTasks: tasks.length,
    longestMs: Math.round(Math.max(0, ...tasks)),
    shift: rounded(shift, 4)
  };
}
