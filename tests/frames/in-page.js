// Runs in the page, before anything of it.
window.collected = { frames: [], tasks: [], shift: 0 };

/** @type {number | undefined} */
let last;
/** @param {number} now */
function frame(now) {
  if (last !== undefined) window.collected.frames.push(now - last);
  last = now;
  requestAnimationFrame(frame);
}
requestAnimationFrame(frame);

/**
 * @param {string} type
 * @param {(entry: PerformanceEntry & { value?: number }) => void} take
 */
function observe(type, take) {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) take(entry);
  }).observe({ type, buffered: true });
}
observe('longtask', ({ duration }) => window.collected.tasks.push(duration));
observe('layout-shift', ({ value = 0 }) => {
  window.collected.shift += value;
});
