import { expect, test } from 'vitest';
import { isolate } from './isolate.ts';

test.each(['Anna', '🦉 Toets', '李小龙', '5', ''])('%j stands in a sentence as it is', (text) => {
  expect(isolate(text)).toBe(text);
});

test.each(['محمد 5', 'שרה', 'Anna و Bob'])('%j moves nothing around it', (text) => {
  expect(isolate(text)).toBe(`\u2068${text}\u2069`);
});
