import { beforeEach, describe, expect, test } from 'vitest';
import { Deputies } from './deputies.svelte.ts';

let answers: (object | number | 'lost')[] = [];
let asked: string[] = [];
let taken = 0;
let deputies: Deputies;
beforeEach(() => {
  [answers, asked, taken] = [[], [], 0];
  deputies = new Deputies(
    'ABCDE',
    () => (taken += 1),
    (method, path) => {
      asked.push(`${method} ${path}`);
      const answer = answers.shift() ?? {};
      if (answer === 'lost') return Promise.reject(new TypeError('no network'));
      return Promise.resolve(
        typeof answer === 'number' ? new Response(null, { status: answer }) : Response.json(answer)
      );
    }
  );
});
const phone = { id: 'p', browser: 'Chrome', system: 'Android' };

describe('[WEB-15] the host’s panel', () => {
  test('shows a link until somebody has used it', async () => {
    answers = [{ link: 'http://here/deputy/x' }, { deputies: [] }, { deputies: [phone] }];
    await deputies.invite();
    await deputies.look();
    expect(deputies.link).toBe('http://here/deputy/x');
    await deputies.look();
    expect([deputies.link, deputies.list]).toEqual([undefined, [phone]]);
  });

  test('takes a right away, and has the room look at once', async () => {
    answers = [{ deputies: [phone] }, 503, 'lost', {}];
    await deputies.look();
    for (let failed = 0; failed < 2; failed++) {
      await deputies.dismiss('p');
      expect([deputies.trouble, deputies.list.length, taken]).toEqual(['failed', 1, 0]);
    }
    await deputies.dismiss('p');
    expect([deputies.trouble, deputies.isTaken, deputies.list, taken]).toEqual([undefined, true, [], 1]);
    expect(asked.at(-1)).toBe('DELETE /api/live/ABCDE/deputies/p');
  });

  test('takes a right that is gone as taken away', async () => {
    answers = [{ deputies: [phone] }, 404];
    await deputies.look();
    await deputies.dismiss('p');
    expect([deputies.list, taken]).toEqual([[], 1]);
  });

  test('says why there is no link, and keeps its list while nobody answers', async () => {
    answers = [{ deputies: [phone] }, 409, 'lost', 'lost'];
    await deputies.look();
    await deputies.invite();
    expect(deputies.trouble).toBe('full');
    await deputies.invite();
    expect(deputies.trouble).toBe('failed');
    await deputies.look();
    expect(deputies.list).toEqual([phone]);
  });
});
