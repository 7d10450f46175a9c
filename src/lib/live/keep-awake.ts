/**
 * Keeps the screen on while the page is visible. Browsers lend a wake lock to https pages only; with plain http, which a
 * party at home has, a video plays that nobody sees or hears. It fills the page, as Chromium asks of a video without
 * sound (`VideoWakeLock::ShouldBeActive`), and shows a stream, which Safari never lets sleep.
 */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let video: HTMLVideoElement | undefined;
  let stopped = false;

  const hold = async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      if (!('wakeLock' in navigator)) await (video ??= silentVideo()).play();
      else if (!lock || lock.released) lock = await navigator.wakeLock.request('screen');
      if (stopped) await lock?.release();
    } catch {
      // Refused, for example on low battery or before the first tap: the show goes on, the screen may dim.
    }
  };
  const onMove = () => void hold();
  document.addEventListener('visibilitychange', onMove);
  // Some browsers play nothing before somebody has touched the page.
  document.addEventListener('click', onMove);
  onMove();
  return () => {
    stopped = true;
    document.removeEventListener('visibilitychange', onMove);
    document.removeEventListener('click', onMove);
    video?.remove();
    void lock?.release();
  };
}

function silentVideo(): HTMLVideoElement {
  const canvas = document.createElement('canvas');
  // A stream has pictures only of what was drawn on.
  canvas.getContext('2d')?.fillRect(0, 0, 1, 1);
  const video = document.createElement('video');
  video.muted = video.playsInline = true;
  video.ariaHidden = 'true';
  video.style.cssText =
    'position:fixed;inset:0;width:100%;height:100%;opacity:0;pointer-events:none;z-index:-1';
  video.srcObject = canvas.captureStream(1);
  document.body.append(video);
  return video;
}
