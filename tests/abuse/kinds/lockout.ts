import { Browser } from '../../support/abuse/browser.ts';
import { attackKind, unless } from '../attack-kind.ts';
import { PASSWORD, type Account } from '../scene.ts';

/** Wrong passwords of one address: more than one pair of address and account may try at once. */
const TRIES_PER_ADDRESS = 11;
/** From here somebody tries the addresses of strangers. */
const SHARED_ADDRESS = '203.0.113.90';
const TRIES_AT_STRANGERS = 70;
/** The owner comes from where nobody has come from. */
const OWNERS_ADDRESS = '192.0.2.210';
/** Who has the right password waits no longer than this, in ms. */
const PATIENCE_MS = 12_000;
const SIGNED_IN = 303;

interface Target {
  readonly owner: Account;
  readonly colleague: Account;
}

/** Wrong passwords for one account from many addresses, and for many accounts from one. */
export const lockout = attackKind<Target>({
  name: 'lockout',
  attackers: { full: 16, short: 11 },
  seconds: { full: 30, short: 6 },
  prepare: async (scene) => ({
    owner: await scene.account('Owner'),
    colleague: await scene.account('Colleague')
  }),
  strike: async ({ owner }, { webUrl, attackers, ms }) => {
    const browser = new Browser(webUrl);
    const end = performance.now() + ms;
    const counts = { tries: 0, signedIn: 0 };
    const attempt = async (email: string, address: string) => {
      if (performance.now() >= end) return;
      const form = { email, password: `wrong password ${String(counts.tries)}` };
      const { status } = await browser.visit({ path: '/login', form, address });
      counts.tries += 1;
      if (status === SIGNED_IN) counts.signedIn += 1;
    };
    const atOwner = async (n: number) => {
      for (let turn = 0; turn < TRIES_PER_ADDRESS; turn++)
        await attempt(owner.email, `198.18.3.${String(n + 1)}`);
    };
    const atStrangers = async (lane: number) => {
      for (let turn = 0; turn < TRIES_AT_STRANGERS / 10; turn++)
        await attempt(`stranger-${String(lane)}-${String(turn)}@example.org`, SHARED_ADDRESS);
    };
    await Promise.all([
      ...Array.from({ length: attackers }, (_, n) => atOwner(n)),
      ...Array.from({ length: 10 }, (_, n) => atStrangers(n))
    ]);
    browser.close();
    return counts;
  },
  verify: async (scene, { owner, colleague }, { signedIn = 0 }) => {
    const signIn = async ({ email }: Account, address: string) => {
      const since = performance.now();
      const { status } = await scene.signIn(email, PASSWORD, address);
      return { status, ms: Math.round(performance.now() - since) };
    };
    const [first, second] = await Promise.all([
      signIn(owner, OWNERS_ADDRESS),
      signIn(colleague, SHARED_ADDRESS)
    ]);
    const isIn = ({ status, ms }: typeof first) => status === SIGNED_IN && ms <= PATIENCE_MS;
    const told = ({ status, ms }: typeof first) => `${String(status)} after ${String(ms)} ms`;
    return {
      facts: { ownerMs: first.ms, colleagueMs: second.ms },
      failures: [
        ...unless(signedIn === 0, 'a wrong password was taken'),
        ...unless(isIn(first), `the owner was locked out: ${told(first)}`),
        ...unless(isIn(second), `who shares the attacker’s address was locked out: ${told(second)}`)
      ]
    };
  }
});
