import { describe, expect, it } from 'vitest';
import { ReportLimits } from './report-limits.ts';

const MINUTE = 60_000;

function limits() {
  let now = 0;
  const limits = new ReportLimits(() => now);
  return { take: (key: string) => limits.take(key), pass: (ms: number) => (now += ms) };
}

describe('a failure', () => {
  it('is told once in ten minutes, and then how often it happened meanwhile', () => {
    const { take, pass } = limits();
    expect(take('a')).toBe(0);
    expect(take('a')).toBeUndefined();
    expect(take('b')).toBe(0);
    pass(10 * MINUTE - 1);
    expect(take('a')).toBeUndefined();
    pass(1);
    expect(take('a')).toBe(2);
    pass(10 * MINUTE);
    expect(take('a')).toBe(0);
  });

  it('is not told after twenty others within an hour, and is told when the hour is over', () => {
    const { take, pass } = limits();
    const told = Array.from({ length: 30 }, (_, n) => take(String(n))).filter((n) => n !== undefined);
    expect(told).toHaveLength(20);
    pass(59 * MINUTE);
    expect(take('25')).toBeUndefined();
    pass(MINUTE);
    expect(take('25')).toBe(2);
  });

  it('of many kinds fills no memory: the one that was not seen for longest is forgotten', () => {
    const { take, pass } = limits();
    expect(take('first')).toBe(0);
    pass(60 * MINUTE);
    for (let n = 0; n < 500; n++) take(String(n));
    pass(60 * MINUTE);
    // Told, and counted, as if it never happened.
    expect(take('first')).toBe(0);
  });
});
