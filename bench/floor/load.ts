import { Crowd } from '../crowd.ts';
import { REMOTE_PATH, serveRemote } from '../remote/serve-remote.ts';
import { standStill } from '../stand-still.ts';

// The clients of the floor, in a process of their own: one process may not have as many sockets as both need.

let crowd: Crowd | undefined;
let views: Promise<number> | undefined;
const present = () => {
  if (!crowd) throw new Error('nobody has come yet');
  return crowd;
};

serveRemote(process.env[REMOTE_PATH] ?? '', {
  enter: async ({ url, players }: { url: string; players: number }) => {
    crowd = new Crowd(url, 'FLOOR', players);
    return crowd.enter();
  },
  leave: () => {
    crowd?.leave();
    crowd = undefined;
  },
  expectViews: () => {
    views = present().views(1);
  },
  views: () => views,
  standStill,
  answer: (spreadMs: number) => present().answer('00000001-0000-4000-8000-000000000000', spreadMs)
});
// Calls alone do not keep a process alive.
setInterval(() => undefined, 60_000);
