import nodemailer from 'nodemailer';
import { codeOf, messageOf, networkTrouble } from '#ops/reasons/cause.ts';
import { error, info, ok, skipped, type Check, type Finding } from '../check.ts';

const TIMEOUT_MS = 3_500;

/** Whether the mail server lets us in. Sends nothing. */
export const smtp: Check = {
  id: 'smtp',
  title: 'Mail',
  needs: [],
  isOutside: true,
  run: async ({ env }) => {
    const { SMTP_URL: url } = env;
    if (url === undefined) return [info('smtp.absent', 'SMTP_URL is not set: no mail is sent.')];
    if (!/^smtps?:\/\/./.test(url) || !URL.canParse(url))
      return [skipped('smtp', 'SMTP_URL holds no address of a mail server.')];
    const transport = nodemailer.createTransport({
      url,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      dnsTimeout: TIMEOUT_MS
    });
    try {
      await transport.verify();
      return [ok('smtp', `The mail server ${new URL(url).hostname} lets us in.`)];
    } catch (cause) {
      return [explain(new URL(url), cause)];
    } finally {
      transport.close();
    }
  }
};

function explain({ hostname, port, protocol, username }: URL, cause: unknown): Finding {
  const isTls = protocol === 'smtps:';
  const host = `${hostname}:${port || (isTls ? '465' : '587')}`;
  const text = messageOf(cause);
  const say = (id: string, what: string, remedy: string) => error(`smtp.${id}`, what, remedy);

  if (codeOf(cause) === 'EAUTH' || /\b53[0-9]\b/.test(text))
    return say(
      'password',
      username === ''
        ? `The mail server at ${host} wants a user and a password.`
        : `The mail server at ${host} refuses the user “${decodeURIComponent(username)}” or its password.`,
      'Correct user and password in SMTP_URL, percent-encoded. Large providers want an “app password” of its own.'
    );
  switch (networkTrouble(cause)) {
    case 'dns':
      return say(
        'dns',
        `The name “${hostname}” in SMTP_URL does not exist.`,
        'Correct the host in SMTP_URL.'
      );
    case 'refused':
      return say(
        'unreachable',
        `No mail server listens at ${host}.`,
        'Correct host and port in SMTP_URL: smtps:// with 465, smtp:// with 587.'
      );
    case 'not-tls':
      return say(
        'tls',
        `The mail server at ${host} does not begin with TLS.`,
        'Use smtp:// with port 587 in SMTP_URL.'
      );
    case 'certificate':
      return say(
        'certificate',
        `The certificate of the mail server at ${host} is not trusted: ${text}.`,
        'Use the name in SMTP_URL for which its certificate was made.'
      );
    case 'silent':
      return say(
        'silent',
        `The mail server at ${host} does not answer.`,
        isTls
          ? 'Correct the port in SMTP_URL. Many hosters block 25 and 465: try smtp:// with 587.'
          : 'Use smtps:// in SMTP_URL for port 465, smtp:// for 587. Many hosters block 25: ask yours.'
      );
    default:
      return say(
        'failed',
        `The mail server at ${host} does not let us in: ${text}.`,
        'Compare SMTP_URL with what the provider of the mailbox says.'
      );
  }
}
