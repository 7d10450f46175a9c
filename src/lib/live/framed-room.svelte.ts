import type { Brand } from '#core/brand/brand.ts';
import { RelayedRoom, type Relayed } from './relayed-room.ts';

/** What a framed page says once it listens. */
export const LISTENING = 'listening';

/** The room of a page that a host's panel frames: there once the panel has told the first of it. */
export class FramedRoom {
  room = $state.raw<RelayedRoom>();
  /** Its code, for the page. */
  code = $state.raw('');
  brand = $state.raw<Brand | null>(null);

  /** Listens to the page that frames this one, and to nobody else; a page that nobody frames stays empty. */
  run(): () => void {
    if (parent === window) return () => undefined;
    const heard = ({ origin, source, data }: MessageEvent<Relayed>) => {
      if (origin !== location.origin || source !== parent) return;
      this.code = data.view.code;
      this.brand = data.brand ?? null;
      if (this.room) this.room.show(data);
      else this.room = new RelayedRoom(data);
    };
    addEventListener('message', heard);
    parent.postMessage(LISTENING, location.origin);
    return () => {
      removeEventListener('message', heard);
    };
  }
}
