import { expect, it } from 'vitest';
import { Seldom } from './seldom.ts';

it('says a text once a minute, and another one at once', () => {
  const said: string[] = [];
  let now = 0;
  const seldom = new Seldom(
    (text) => said.push(text),
    60_000,
    () => now
  );
  for (; now < 120_000; now += 500) seldom.say('Nothing listens.');
  seldom.say('The password is refused.');
  expect(said).toEqual(['Nothing listens.', 'Nothing listens.', 'The password is refused.']);
});
