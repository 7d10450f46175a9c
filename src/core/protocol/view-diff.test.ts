import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyViewFrame, encodeView, viewFrame } from './view-diff.ts';

interface ViewFrame {
  readonly t: string;
  readonly seq: number;
  readonly set: Record<string, unknown>;
  readonly del?: string[];
}
const frameBetween = (before: object, after: object): ViewFrame | undefined => {
  const text = viewFrame(7, encodeView(before), encodeView(after));
  return text === undefined ? undefined : (JSON.parse(text) as ViewFrame);
};

describe('the difference of two views', () => {
  test('[ROOM-5] only keys that differ travel', () => {
    expect(frameBetween({ a: 1, b: [1], c: 'x' }, { a: 1, b: [2], d: null })).toEqual({
      t: 'view',
      seq: 7,
      set: { b: [2], d: null },
      del: ['c']
    });
  });

  test('[ROOM-5] equal views make no frame', () => {
    expect(frameBetween({ a: { b: 1 } }, { a: { b: 1 } })).toBeUndefined();
  });

  test('[ROOM-5] an undefined key is an absent key', () => {
    expect(frameBetween({ a: 1 }, { a: undefined })).toMatchObject({ set: {}, del: ['a'] });
  });

  test('[ROOM-5] applying the difference gives the next view, for any two views', () => {
    const view = fc.dictionary(fc.string({ unit: 'binary', maxLength: 3 }), fc.jsonValue());
    fc.assert(
      fc.property(view, view, (one, other) => {
        const before = JSON.parse(JSON.stringify(one)) as object;
        const after = JSON.parse(JSON.stringify(other)) as object;
        const frame = frameBetween(before, after);
        expect(frame ? applyViewFrame(before, frame) : before).toEqual(after);
      }),
      { numRuns: 500 }
    );
  });

  test('[ROOM-5] the view before is left as it was', () => {
    const before = { a: 1, b: 2 };
    applyViewFrame(before, { set: { a: 3 }, del: ['b'] });
    expect(before).toEqual({ a: 1, b: 2 });
  });
});
