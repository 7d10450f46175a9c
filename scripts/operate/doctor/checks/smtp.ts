import nodemailer from 'nodemailer';
import { codeOf, messageOf, networkTrouble, type NetworkTrouble } from '#ops/reasons/cause.ts';
import { reasonOf, type ReasonTable } from '#ops/reasons/reason.ts';
import { asError, info, ok, skipped, type Check, type Finding } from '../check.ts';

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

interface Seen {
  readonly code: string;
  readonly text: string;
  readonly trouble: NetworkTrouble | undefined;
  readonly isTls: boolean;
  readonly hostname: string;
  readonly host: string;
  readonly user: string;
}
const refusesUs = ({ code, text }: Seen) => code === 'EAUTH' || /\b53[0-9]\b/.test(text);
const meets = (trouble: NetworkTrouble) => (seen: Seen) => seen.trouble === trouble;
const PASSWORD =
  'Correct user and password in SMTP_URL, percent-encoded. Large providers want an “app password” of its own.';

export const smtpReasons: ReasonTable<Seen> = {
  service: 'smtp',
  rules: [
    {
      id: 'password',
      when: (seen) => refusesUs(seen) && seen.user === '',
      what: ({ host }) => `The mail server at ${host} wants a user and a password.`,
      remedy: PASSWORD
    },
    {
      id: 'password',
      when: refusesUs,
      what: ({ host, user }) =>
        `The mail server at ${host} refuses the user “${decodeURIComponent(user)}” or its password.`,
      remedy: PASSWORD
    },
    {
      id: 'dns',
      when: meets('dns'),
      what: ({ hostname }) => `The name “${hostname}” in SMTP_URL does not exist.`,
      remedy: 'Correct the host in SMTP_URL.'
    },
    {
      id: 'unreachable',
      when: meets('refused'),
      what: ({ host }) => `No mail server listens at ${host}.`,
      remedy: 'Correct host and port in SMTP_URL: smtps:// with 465, smtp:// with 587.'
    },
    {
      id: 'tls',
      when: meets('not-tls'),
      what: ({ host }) => `The mail server at ${host} does not begin with TLS.`,
      remedy: 'Use smtp:// with port 587 in SMTP_URL.'
    },
    {
      id: 'certificate',
      when: meets('certificate'),
      what: ({ host, text }) => `The certificate of the mail server at ${host} is not trusted: ${text}.`,
      remedy: 'Use the name in SMTP_URL for which its certificate was made.'
    },
    {
      id: 'silent',
      when: meets('silent'),
      what: ({ host }) => `The mail server at ${host} does not answer.`,
      remedy: ({ isTls }) =>
        isTls
          ? 'Correct the port in SMTP_URL. Many hosters block 25 and 465: try smtp:// with 587.'
          : 'Use smtps:// in SMTP_URL for port 465, smtp:// for 587. Many hosters block 25: ask yours.'
    }
  ],
  otherwise: {
    id: 'failed',
    what: ({ host, text }) => `The mail server at ${host} does not let us in: ${text}.`,
    remedy: 'Compare SMTP_URL with what the provider of the mailbox says.'
  }
};

function explain({ hostname, port, protocol, username }: URL, cause: unknown): Finding {
  const isTls = protocol === 'smtps:';
  return asError(
    reasonOf(smtpReasons, {
      code: codeOf(cause),
      text: messageOf(cause),
      trouble: networkTrouble(cause),
      isTls,
      hostname,
      host: `${hostname}:${port || (isTls ? '465' : '587')}`,
      user: username
    })
  );
}
