import { PROTOCOL, SOCKET_PATH } from '#core/protocol/server-frames.ts';
import type { Device } from './platform.ts';

const MOVES = ['online', 'offline', 'pageshow'];

/** The page that this runs in. */
export const browser: Device = {
  dial({ opened, heard, closed }) {
    const { protocol, host } = location;
    // http becomes ws, https wss.
    const socket = new WebSocket(`ws${protocol.slice(4)}//${host}${SOCKET_PATH}`, PROTOCOL);
    socket.onopen = opened;
    socket.onmessage = ({ data }) => {
      heard(String(data));
    };
    socket.onclose = closed;
    return socket;
  },
  listen(moved) {
    const look = () => {
      moved(document.visibilityState === 'visible');
    };
    for (const move of MOVES) addEventListener(move, look);
    document.addEventListener('visibilitychange', look);
    return () => {
      for (const move of MOVES) removeEventListener(move, look);
      document.removeEventListener('visibilitychange', look);
    };
  },
  random: Math.random,
  now: () => performance.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => {
      clearTimeout(timer);
    };
  },
  keep(key, value) {
    try {
      if (value === undefined) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Where storage is blocked nothing is remembered, and nothing breaks.
    }
  },
  recall(key) {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null') as unknown;
    } catch {
      return undefined;
    }
  }
};
