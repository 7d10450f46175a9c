import { renderUnicodeCompact } from 'uqr';
import type { DemoLogin } from './seed.ts';

const WHITE_ON_BLACK = '\u001b[97;40m';
const RESET = '\u001b[0m';

export interface Banner {
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
  const { port, lanAddresses, joinOrigin, login, seconds, dataDir, isTerminal } = banner;
  const lines = [`PartyQuiz is ready after ${seconds.toFixed(1)} s.`, ''];
  lines.push(`  On this computer   ${originOf('localhost', port)}`);
  for (const [index, address] of lanAddresses.entries()) {
    lines.push(`  ${index === 0 ? 'On the same Wi-Fi ' : '                  '} ${originOf(address, port)}`);
  }
  if (lanAddresses.length === 0)
    lines.push('  No network found: phones cannot join until this computer is in one.');
  lines.push('', `  Sign in as         ${login?.email ?? 'yourself, there is no demo account'}`);
  if (login) lines.push(`  Password           ${login.password ?? 'the one you have chosen'}`);
  if (new URL(joinOrigin).hostname !== 'localhost') {
    lines.push('', `  Phones open ${joinOrigin}`, '', indent(renderUnicodeCompact(joinOrigin), isTerminal));
  }
  lines.push('');
  lines.push(`Everything is kept in ${dataDir}. Ctrl-C stops.`, '');
  return lines.join('\n');
}

export function originOf(host: string, port: number): string {
  return port === 80 ? `http://${host}` : `http://${host}:${String(port)}`;
}

function indent(block: string, coloured: boolean): string {
  return block
    .split('\n')
    .map((line) => (coloured ? `  ${WHITE_ON_BLACK}${line}${RESET}` : `  ${line}`))
    .join('\n');
}
