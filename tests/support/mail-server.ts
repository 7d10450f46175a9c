import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it gets. */
export async function startMailServer() {
  const mails: string[] = [];
  let refuses = false;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    onRcptTo: ({ address }, _, done) => {
      done(refuses ? Object.assign(new Error(`no mailbox ${address}`), { responseCode: 550 }) : null);
    },
    onData: (stream, _, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += String(chunk)));
      stream.on('end', () => {
        mails.push(decode(text));
        done();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    /** Mails in the order of their arrival, with their heads. */
    mails,
    refuse: (on: boolean) => void (refuses = on),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      })
  };
}

/** Undoes the quoted-printable of a plain text. */
function decode(mail: string): string {
  if (!/^content-transfer-encoding: quoted-printable\r$/im.test(mail)) return mail;
  const bytes = mail
    .replace(/=\r\n/g, '')
    .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
