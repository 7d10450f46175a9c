import { createHash } from 'node:crypto';
import { UNKNOWN_ADDRESS } from '#core/net/client-address.ts';
import { error, ok, orOk, warning, type Check, type Context, type Finding } from '../check.ts';
import { withDatabase } from '../database.ts';
import { ask, type HttpAnswer } from '../http-request.ts';

/** Nobody has it (RFC 5737): when the app counts it, it believed what we made up. */
const INVENTED = '203.0.113.7';
/** No code of a session looks like this. */
const NO_CODE = 'doctor';

/** Whether the web app knows its address in the browser, and that of the people. */
export const proxy: Check = {
  id: 'proxy',
  title: 'Proxy headers',
  needs: ['origin', 'database', 'rights', 'migrations'],
  isOutside: true,
  run: async (context) => {
    const { address = '' } = context;
    // As a browser sends the form of the language switch; without a language it changes nothing.
    const form = await ask(`${address}/locale`, {
      method: 'POST',
      body: 'locale=en',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: address }
    });
    const findings = [...ownAddress(address, form), ...(await addresses(context, form))];
    return findings.length > 0
      ? orOk(findings, 'proxy', 'The web app knows its own address.')
      : [ok('proxy', 'The web app knows its own address, and takes no invented one for a client’s.')];
  }
};

function ownAddress(address: string, form: HttpAnswer): Finding[] {
  if (form.status === 403)
    return [
      error(
        'proxy.origin',
        `The web app refuses forms from ${address}: it believes that it has another address.`,
        `Set ORIGIN of the web app to ${address} and deploy it again. Without ORIGIN: set PROTOCOL_HEADER and HOST_HEADER to headers that your proxy writes.`
      )
    ];
  const cookies = form.headers['set-cookie'] ?? [];
  if (address.startsWith('https:') && cookies.some((cookie) => !/;\s*secure/i.test(cookie)))
    return [
      error(
        'proxy.protocol',
        'The web app believes that it is reached by plain HTTP: its cookies are not marked as secure.',
        `Set ORIGIN of the web app to ${address}, or PROTOCOL_HEADER=x-forwarded-proto where the proxy writes that.`
      )
    ];
  return [];
}

async function addresses({ env, address = '' }: Context, form: HttpAnswer): Promise<Finding[]> {
  const isCloudflare = form.headers['cf-ray'] !== undefined;
  const header = env.ADDRESS_HEADER?.toLowerCase();
  // Cloudflare refuses requests that bring its own header along.
  const names = ['x-forwarded-for', 'x-real-ip', ...(header === undefined || isCloudflare ? [] : [header])];
  const invented = Object.fromEntries(names.map((name) => [name, INVENTED]));
  const page = `${address}/display/${NO_CODE}`;
  const wasForged = await isCounted(env.DATABASE_URL, INVENTED, () => ask(page, { headers: invented }));
  // As people come: whoever claims to be passed on is unknown by that alone.
  const isUnknown = await isCounted(env.DATABASE_URL, UNKNOWN_ADDRESS, () => ask(page));
  const name = header ?? 'ADDRESS_HEADER';

  if (wasForged)
    return [
      error(
        'proxy.forgeable',
        `The web app believes whatever address a client writes into ${name}: limits protect nothing.`,
        remedyForForgeable(header, isCloudflare)
      )
    ];
  if (isUnknown && header !== undefined)
    return [
      error(
        'proxy.address-missing',
        `ADDRESS_HEADER is ${header}, and the proxy does not send it: limits per address are off.`,
        isCloudflare
          ? 'Set ADDRESS_HEADER=cf-connecting-ip for web and worker.'
          : 'Set ADDRESS_HEADER to the header that your proxy writes (x-forwarded-for behind Traefik, Caddy or nginx), for web and worker.'
      )
    ];
  if (isCloudflare && header !== 'cf-connecting-ip')
    return [
      warning(
        'proxy.cloudflare',
        'People come through Cloudflare, and ADDRESS_HEADER is not cf-connecting-ip: limits per address are off, or all people count as one.',
        'Set ADDRESS_HEADER=cf-connecting-ip for web and worker, where the tunnel is the only way in.'
      )
    ];
  if (header === undefined && (isUnknown || address.startsWith('https:')))
    return [
      warning(
        'proxy.no-address-header',
        'A proxy stands before the app, and ADDRESS_HEADER is not set: limits per address are off, and guessing is slowed down per account only.',
        'Set ADDRESS_HEADER=x-forwarded-for for web and worker, behind a Cloudflare Tunnel cf-connecting-ip.'
      )
    ];
  return [];
}

/** Whether this request makes any limit count this subject; the table holds hashes. */
async function isCounted(
  url: string | undefined,
  subject: string,
  request: () => Promise<unknown>
): Promise<boolean> {
  const hash = createHash('sha256').update(subject).digest('base64url');
  const count = () =>
    withDatabase(url, async (sql) => {
      const [row] = await sql<{ hits: number }[]>`
        select coalesce(sum(count), 0)::int as hits from rate_limit where right(key, ${hash.length + 1}) = ${`:${hash}`}`;
      return row?.hits ?? 0;
    });
  const before = await count();
  await request();
  return (await count()) !== before;
}

function remedyForForgeable(header: string | undefined, isCloudflare: boolean): string {
  if (isCloudflare) return 'Set ADDRESS_HEADER=cf-connecting-ip for web and worker.';
  // This request did not come through Cloudflare, which would have written the header anew.
  if (header === 'cf-connecting-ip')
    return 'Let nobody in past Cloudflare: close the ports 80 and 443 at your provider; or set ADDRESS_HEADER to the header that your proxy writes.';
  return 'Set XFF_DEPTH to the number of proxies of yours, or clear ADDRESS_HEADER, for web and worker.';
}
