/** A step of the talk with the mail server may take so long, in ms. */
const STEP_MS = 5_000;

/** A mail in plain text. */
export interface Mail {
  readonly from: string;
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * Sends one mail, on a connection of its own.
 * @throws what the mail server or the way to it says; it may name the recipient
 */
export async function sendMail(smtpUrl: string, { from, to, subject, text }: Mail): Promise<void> {
  // Loaded at the first mail: most processes never send one.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    socketTimeout: STEP_MS,
    disableFileAccess: true,
    disableUrlAccess: true
  });
  try {
    // No answers of absent people.
    await transport.sendMail({ from, to, subject, text, headers: { 'auto-submitted': 'auto-generated' } });
  } finally {
    transport.close();
  }
}
