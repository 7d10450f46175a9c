import { renderUnicodeCompact } from 'uqr';

export interface Banner {
  readonly port: number;
  /** Where phones of the room reach this machine, the likeliest first; empty when there is no network. */
  readonly lanAddresses: readonly string[];
  readonly joinOrigin: string;
  readonly login: { readonly email: string; readonly password: string } | undefined;
  readonly seconds: number;
  readonly dataDir: string;
}

/** What the person in front of the terminal needs to know. */
export function renderBanner(banner: Banner): string {
  const { port, lanAddresses, joinOrigin, login, seconds, dataDir } = banner;
  const lines = [`PartyQuiz is ready after ${seconds.toFixed(1)} s.`, ''];
  lines.push(`  On this computer   ${originOf('localhost', port)}`);
  for (const [index, address] of lanAddresses.entries()) {
    lines.push(`  ${index === 0 ? 'On the same Wi-Fi ' : '                  '} ${originOf(address, port)}`);
  }
  if (lanAddresses.length === 0)
    lines.push('  No network found: phones cannot join until this computer is in one.');
  if (login) lines.push('', `  Sign in as         ${login.email}`, `  Password           ${login.password}`);
  lines.push('', `  Phones open ${joinOrigin}`, '', indent(renderUnicodeCompact(joinOrigin)), '');
  lines.push(`Everything is kept in ${dataDir}. Ctrl-C stops.`, '');
  return lines.join('\n');
}

export function originOf(host: string, port: number): string {
  return port === 80 ? `http://${host}` : `http://${host}:${String(port)}`;
}

function indent(block: string): string {
  return block
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
