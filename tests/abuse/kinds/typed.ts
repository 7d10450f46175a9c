import { frozenQuiz, typedAnswer } from '#core/quiz/quiz.fixture.ts';
import { Browser } from '../../support/abuse/browser.ts';
import { Bot } from '../../support/bot.ts';
import { answerOnTime, lead } from '../../support/party-steps.ts';
import { Random } from '../../support/random.ts';
import { ticketFor } from '../../support/tickets.ts';
import { attackKind, unless } from '../attack-kind.ts';

/** As many accepted texts, of as many characters, as a question may have. */
const ACCEPTED = 20;
const LENGTH = 80;
const ITEMS = 20;
/** One character that becomes eighteen where compatible forms are taken apart (U+FDFA). */
const SWELLING = '\ufdfa';
const PATIENCE_MS = 60_000;
const OK = 200;

interface Target {
  readonly code: string;
  readonly hostTicket: string;
  readonly cookie: string;
  readonly resultsPath: string;
}

/** Twenty different texts of one character, each of full length. */
const texts = (character: string): string[] =>
  Array.from({ length: ACCEPTED }, (_, n) => character.repeat(LENGTH - 2) + String(10 + n));

/** Nearly one of the accepted texts: as many steps as possible to find out that it is none. */
function nearMiss(accepted: readonly string[], random: Random): string {
  const letters = [...random.pick(accepted)];
  for (let n = 0; n < 3; n++)
    letters[Math.floor(random.between(0, LENGTH - 2))] = random.pick([...'bcdefghijklm']);
  return letters.join('');
}

/** A room full of bots types what is as dear to compare as possible, and its host shows the results again and again. */
export const typed = attackKind<Target>({
  name: 'typed',
  attackers: { full: 120, short: 40 },
  seconds: { full: 15, short: 3 },
  prepare: async (scene) => {
    const account = await scene.account('Host of the typists');
    // Every other question is plain letters: those are long too.
    const questions = Array.from({ length: ITEMS }, (_, n) =>
      typedAnswer({ accepted: texts(n % 2 === 0 ? SWELLING : 'a'), timeLimitSeconds: 60 })
    );
    const { id, code } = await scene.session(account, frozenQuiz(questions));
    return {
      code,
      hostTicket: ticketFor(id, 'host'),
      cookie: account.cookie,
      resultsPath: `${account.home}/sessions/${id}`
    };
  },
  strike: async ({ code, hostTicket, cookie, resultsPath }, { webUrl, socketUrl, attackers, ms, seed }) => {
    const random = new Random(seed);
    const bot = (n: number) =>
      new Bot(socketUrl, {
        patienceMs: PATIENCE_MS,
        headers: { 'x-forwarded-for': `198.18.2.${String(n % 250)}` }
      });
    const host = bot(0);
    const bots = Array.from({ length: attackers }, (_, n) => bot(n));
    const browser = new Browser(webUrl, { patienceMs: PATIENCE_MS });
    const replies = () => bots.reduce((sum, { acked, nacked }) => sum + acked.length + nacked.length, 0);
    try {
      await host.attend(hostTicket, code);
      await Promise.all(bots.map((each, n) => each.join(code, `Typist ${String(n)}`)));
      const end = performance.now() + ms;
      let shown = 0;
      for (; shown < ITEMS && (shown === 0 || performance.now() < end); shown++) {
        const accepted = texts(shown % 2 === 0 ? SWELLING : 'a');
        await lead(host, `itemIntro:${String(shown)}`);
        const { id = '' } = host.view?.item ?? {};
        await Promise.all(bots.map((each) => answerOnTime(each, id, nearMiss(accepted, random), 20)));
        await lead(host, `scoreboard:${String(shown)}`).catch(() => lead(host, 'podium'));
      }
      await host.order({ type: 'end' });
      const since = performance.now();
      const { status } = await browser.visit({ path: resultsPath, cookie });
      return {
        questions: shown,
        replies: replies(),
        slowestReplyMs: Math.round(Math.max(...bots.map(({ slowestReplyMs }) => slowestReplyMs))),
        resultsStatus: status,
        resultsMs: Math.round(performance.now() - since)
      };
    } finally {
      for (const each of [host, ...bots]) each.close();
      browser.close();
    }
  },
  verify: async (_scene, _target, { replies = 0, resultsStatus = 0 }) => ({
    failures: [
      ...unless(replies > 0, 'no answer was replied to'),
      ...unless(resultsStatus === OK, `the results were answered with ${String(resultsStatus)}`)
    ]
  })
});
