import { beforeEach, describe, expect, test } from 'vitest';
import { Screens } from './screens.svelte.ts';

let answers: (object | number | 'lost')[] = [];
let asked: object[] = [];
let screens: Screens;
beforeEach(() => {
  [answers, asked] = [[], []];
  screens = new Screens('ABCDE', (path, body) => {
    asked.push({ path, ...body });
    const answer = answers.shift() ?? {};
    if (answer === 'lost') return Promise.reject(new TypeError('no network'));
    return Promise.resolve(
      typeof answer === 'number' ? new Response(null, { status: answer }) : Response.json(answer)
    );
  });
});
const path = '/api/live/ABCDE/screens';

describe('[WEB-14] a host who adds a screen', () => {
  test('is told that it is there, then says what it shows', async () => {
    answers = [{ screen: 'KWP4' }, { screen: 'KWP4' }];
    await screens.find('kwp 4');
    expect(screens.step).toEqual({ is: 'role', screen: 'KWP4' });
    await screens.send('board');
    expect(screens.step).toEqual({ is: 'sent', screen: 'KWP4' });
    expect(asked).toEqual([
      { path, screen: 'kwp 4' },
      { path, screen: 'KWP4', role: 'board' }
    ]);
    screens.restart();
    expect(screens.step).toEqual({ is: 'code' });
  });

  test.each([
    [404, 'wrong'],
    [429, 'tooMany'],
    [503, 'failed'],
    ['lost', 'failed']
  ] as const)('is told why there is none (%s)', async (answer, trouble) => {
    answers = [answer];
    await screens.find('NOPE');
    expect([screens.step, screens.trouble, screens.isBusy]).toEqual([{ is: 'code' }, trouble, false]);
  });

  test('begins again with the code where somebody else was faster, and not for a lost answer', async () => {
    answers = [{ screen: 'KWP4' }, 'lost', 404];
    await screens.find('KWP4');
    await screens.send('stage');
    expect([screens.step.is, screens.trouble]).toEqual(['role', 'failed']);
    await screens.send('stage');
    expect([screens.step.is, screens.trouble]).toEqual(['code', 'wrong']);
  });

  test('sends nothing that was not found, and nothing twice', async () => {
    await screens.send('stage');
    expect(asked).toEqual([]);
    answers = [{ screen: 'KWP4' }];
    await Promise.all([screens.find('KWP4'), screens.find('KWP4')]);
    expect(asked).toHaveLength(1);
  });
});
