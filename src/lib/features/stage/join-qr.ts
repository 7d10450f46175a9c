import { renderSVG } from 'uqr';

/** The QR code that leads a phone to a game, as the address of a picture: ink on cream, without an edge. */
export const joinQr = (joinOrigin: string, code: string): string =>
  `data:image/svg+xml,${encodeURIComponent(renderSVG(`${joinOrigin}/play/${code}`, { border: 0, blackColor: '#150b2e', whiteColor: '#fff6e5' }))}`;
