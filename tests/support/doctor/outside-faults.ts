import type { ServerResponse } from 'node:http';
import { startWorker } from '#realtime/worker.ts';
import { createLog } from '#ops/log.ts';
import { workerEnv } from '../worker-env.ts';
import type { Broken, Fault } from './fault.ts';
import type { FrontSettings } from './front.ts';
import { VERSION, type Site } from './site.ts';

/** Another way in with this fault; its own worker allows it. */
async function behind(
  site: Site,
  part: (workerPort: () => number) => Partial<FrontSettings>,
  env: Record<string, string> = {}
): Promise<Broken> {
  let port = 0;
  const address = await site.newFront({ sockets: { port: () => port }, ...part(() => port) });
  const worker = await startWorker(
    workerEnv(site.postgres.url, { secret: site.secret, redisUrl: site.redis.url, origins: [address] }),
    createLog({ process: 'worker', level: 'silent' }),
    VERSION
  );
  await worker.ready;
  port = worker.port;
  return { env: { ORIGIN: address, ...env }, context: { address }, repair: () => worker.stop() };
}

const instead = (site: Site, answer: (response: ServerResponse) => void) =>
  site
    .newFront({
      instead: (_, response) => {
        answer(response);
      }
    })
    .then((address): Broken => ({ env: { ORIGIN: address }, context: { address } }));

const html = (status: number, text: string) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'text/html' }).end(`<!doctype html><p>${text}`);
};
const raw = (status: string) => ({
  answer: `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`
});

export const outsideFaults: readonly Fault[] = [
  {
    title: 'an address where nothing listens',
    id: 'origin.refused',
    remedy: /ORIGIN/,
    break: () => ({ env: { ORIGIN: 'http://127.0.0.1:1' }, context: { address: 'http://127.0.0.1:1' } })
  },
  {
    title: 'an address of something else',
    id: 'origin.not-ours',
    remedy: /ORIGIN/,
    break: (site) => instead(site, html(200, 'My blog'))
  },
  {
    title: 'a proxy that does not reach the app',
    id: 'origin.bad-gateway',
    remedy: /PORT/,
    break: (site) => instead(site, html(502, 'Bad Gateway'))
  },
  {
    title: 'a tunnel that is not connected',
    id: 'origin.tunnel-down',
    remedy: /cloudflared/,
    break: (site) => instead(site, (response) => response.writeHead(530).end('error code: 1033'))
  },
  {
    title: 'a proxy without a rule for the name',
    id: 'origin.no-route',
    remedy: /domain of the application/,
    break: (site) => instead(site, (response) => response.writeHead(404).end('404 page not found\n'))
  },
  {
    title: 'an address that redirects to itself',
    id: 'origin.redirect',
    remedy: /redirect HTTP to HTTPS/,
    break: (site) => instead(site, (response) => response.writeHead(301, { location: '/api/healthz' }).end())
  },
  {
    title: 'a login in front of the app',
    id: 'origin.elsewhere',
    remedy: /ORIGIN/,
    break: (site) =>
      instead(site, (response) => response.writeHead(302, { location: 'https://login.example.org/' }).end())
  },
  {
    title: 'a web app without its database',
    id: 'origin.unavailable',
    remedy: /DATABASE_URL/,
    break: (site) => behind(site, () => ({ databaseUrl: 'postgres://a@127.0.0.1:1/none' }))
  },
  {
    title: 'a web app that believes in another address',
    id: 'proxy.origin',
    remedy: /Set ORIGIN of the web app to http/,
    break: (site) => behind(site, () => ({ origin: 'https://other.example.org' }))
  },
  {
    title: 'a proxy that passes on whatever address a client claims',
    id: 'proxy.forgeable',
    remedy: /XFF_DEPTH/,
    break: (site) =>
      behind(site, () => ({ addressHeader: 'x-forwarded-for' }), { ADDRESS_HEADER: 'x-forwarded-for' })
  },
  {
    title: 'a header with the address that the proxy does not send',
    id: 'proxy.address-missing',
    remedy: /ADDRESS_HEADER/,
    // The doctor writes into the header that it knows of: the web app waits for another.
    break: (site) =>
      behind(site, () => ({ addressHeader: 'cf-connecting-ip' }), { ADDRESS_HEADER: 'x-forwarded-for' })
  },
  {
    title: 'a proxy whose word for the address nobody takes',
    id: 'proxy.no-address-header',
    level: 'warning',
    remedy: /ADDRESS_HEADER=x-forwarded-for/,
    break: (site) => behind(site, () => ({ proxyHeader: 'x-forwarded-for' }))
  },
  {
    title: 'sockets that go to the web app',
    id: 'socket.web-app',
    remedy: /path \/ws/,
    break: (site) => behind(site, () => ({ sockets: 'web' }))
  },
  {
    title: 'a path that is stripped',
    id: 'socket.path',
    remedy: /Strip Prefixes/,
    break: (site) => behind(site, (port) => ({ sockets: { port, path: '/' } }))
  },
  {
    title: 'a worker that knows another address',
    id: 'socket.origin',
    remedy: /ORIGIN of the worker/,
    break: async (site) => {
      const address = await site.newFront({});
      return { env: { ORIGIN: address }, context: { address } };
    }
  },
  {
    title: 'no worker behind the path',
    id: 'socket.worker-down',
    remedy: /log of the worker/,
    break: (site) => behind(site, () => ({ sockets: raw('503 Service Unavailable') }))
  },
  {
    title: 'a proxy that knows no WebSockets',
    id: 'socket.no-upgrade',
    remedy: /proxy_set_header Upgrade/,
    break: (site) => behind(site, () => ({ sockets: raw('426 Upgrade Required') }))
  },
  {
    title: 'a proxy that cuts idle sockets',
    id: 'socket.cut',
    remedy: /proxy_read_timeout/,
    break: async (site) => {
      const broken = await behind(site, (port) => ({ sockets: { port, cutMs: 50 } }));
      return { ...broken, context: { ...broken.context, socketIdleMs: 2_000 } };
    }
  }
];
