import { renderUnicodeCompact } from 'uqr';
import type { DemoLogin } from './seed.ts';

const WHITE_ON_BLACK = '\u001b[97;40m';
const RESET = '\u001b[0m';

export interface Banner {
  /** Signs the host in, once. */
  readonly hostLink: string;
  /** A warning, when the disk is nearly full. */
  readonly disk: string | undefined;
  readonly port: number;
  /** Where phones of the room reach this machine, the likeliest first; empty when there is no network. */
  readonly lanAddresses: readonly string[];
  readonly joinOrigin: string;
  /** Undefined where there is no demo account. */
  readonly login: DemoLogin | undefined;
  readonly seconds: number;
  readonly dataDir: string;
  /** In a terminal the QR code gets its own colours: a light theme would turn it inside out. */
  readonly isTerminal: boolean;
}

/** What the person in front of the terminal needs to know. */
export function renderBanner(banner: Banner): string {
  const { hostLink, disk, port, lanAddresses, joinOrigin, login, seconds, dataDir, isTerminal } = banner;
  const lines = [`PartyQuiz is ready after ${seconds.toFixed(1)} s.`, ''];
  lines.push(`  Host here          ${hostLink}`);
  lines.push('                     (signs you in, once, within an hour)', '');
  const isInNetwork = new URL(joinOrigin).hostname !== 'localhost';
  // The one on the screens first: where JOIN_ORIGIN says so, it is none that was found.
  const origins = new Set(isInNetwork ? [joinOrigin] : []);
  for (const address of lanAddresses) origins.add(originOf(address, port));
  for (const [index, origin] of [...origins].entries()) {
    lines.push(`  ${index === 0 ? 'Players on Wi-Fi  ' : '                  '} ${origin}`);
  }
  if (origins.size === 0) lines.push('  No network found: phones cannot join until this computer is in one.');
  lines.push('', `  Later sign in as   ${login?.email ?? 'yourself, there is no demo account'}`);
  if (login) lines.push(`  Password           ${login.password ?? 'the one you have chosen'}`);
  if (isInNetwork) {
    lines.push('', `  Phones open ${joinOrigin}`, '', indent(renderUnicodeCompact(joinOrigin), isTerminal));
  }
  lines.push('');
  if (disk !== undefined) lines.push(disk, '');
  lines.push(`Everything is kept in ${dataDir}. Ctrl-C stops.`, '');
  return lines.join('\n');
}

/** As it stands in an address. */
export const urlHost = (address: string): string => (address.includes(':') ? `[${address}]` : address);

export function originOf(host: string, port: number): string {
  return port === 80 ? `http://${host}` : `http://${host}:${String(port)}`;
}

function indent(block: string, coloured: boolean): string {
  return block
    .split('\n')
    .map((line) => (coloured ? `  ${WHITE_ON_BLACK}${line}${RESET}` : `  ${line}`))
    .join('\n');
}
