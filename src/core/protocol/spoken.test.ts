import { expect, test } from 'vitest';
import { COMMON_CREDITS, creditsAtSight, creditsOf } from './spoken.ts';

const atSight = (text: string) => creditsAtSight([...text].map((letter) => letter.charCodeAt(0)));

test('[ROOM-22] what a format is played with has credits of its own, seen before it is read', () => {
  expect(atSight('{"t":"play","input":[1]}')).toBe(creditsOf.play);
  expect(creditsOf.play).not.toBe(COMMON_CREDITS);
});

test.each([
  '{"t":"ping","n":1}',
  '{"t":"answer"',
  '{ "t":"play"}',
  '{"input":1,"t":"play"}',
  '',
  '{"t":"played"}'
])('[ROOM-22] %s draws on the common account', (text) => {
  expect(atSight(text)).toBe(COMMON_CREDITS);
});
