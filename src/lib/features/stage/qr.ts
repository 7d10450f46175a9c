import { renderSVG } from 'uqr';

/**
 * A QR code as the address of a picture: ink on cream.
 *
 * @param border modules of cream around it
 */
export const qrPicture = (text: string, border: number): string =>
  `data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border, blackColor: '#150b2e', whiteColor: '#fff6e5' }))}`;

/** The QR code that leads a phone to a game, without an edge. */
export const joinQr = (joinOrigin: string, code: string): string =>
  qrPicture(`${joinOrigin}/play/${code}`, 0);
