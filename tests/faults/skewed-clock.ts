// Loaded before a worker: its wall clock is wrong by CLOCK_SKEW_MS, and jumps to the other side at every SIGUSR2.
let skewMs = Number(process.env['CLOCK_SKEW_MS'] ?? 0);
process.on('SIGUSR2', () => {
  skewMs = -skewMs;
});

const RealDate = Date;

class SkewedDate extends RealDate {
  constructor(...args: [] | [number | string | Date]) {
    if (args.length === 0) super(RealDate.now() + skewMs);
    else super(...args);
  }

  static override now(): number {
    return RealDate.now() + skewMs;
  }
}

globalThis.Date = SkewedDate as DateConstructor; // same shape; nobody calls Date as a function
Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + skewMs });
