// Runs in the page, before anything of it: finds out what is on the screen, and when.
window.bench = {
  log: () => document.querySelector('[role=log]'),
  row: (y) => {
    const box = window.bench.log().parentElement.getBoundingClientRect();
    return (
      document.elementFromPoint(box.left + box.width / 2, box.top + y * box.height)?.closest('[data-index]') ?? null
    );
  },

  /** The time of the first frame in which this is true. */
  when(isTrue) {
    return new Promise((resolve) => {
      const look = () => {
        if (isTrue()) {
          observer.disconnect();
          requestAnimationFrame(() => requestAnimationFrame((at) => resolve(at)));
        }
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      look();
    });
  },
};
window.bench.readable = window.bench.when(() => document.querySelector('[role=log] article p') !== null);

/** From the key until the message is on the screen. */
window.bench.send = (text) =>
  new Promise((resolve) => {
    document.addEventListener(
      'keydown',
      async ({ timeStamp }) => {
        const at = await window.bench.when(() =>
          [...document.querySelectorAll('article p')].some((p) => p.textContent === text),
        );
        resolve(at - timeStamp);
      },
      { once: true, capture: true },
    );
  });

/** From the click until another conversation's messages are on the screen. */
window.bench.switch = (link) =>
  new Promise((resolve) => {
    const before = window.bench.log()?.getAttribute('aria-label');
    link.addEventListener(
      'click',
      async ({ timeStamp }) => {
        const at = await window.bench.when(() => {
          const log = window.bench.log();
          return log !== null && log.getAttribute('aria-label') !== before && log.querySelector('article p') !== null;
        });
        resolve(at - timeStamp);
      },
      { once: true, capture: true },
    );
    link.click();
  });

/** How long after a key the page had dealt with it, for all that took longer than a frame. */
window.bench.slowKeys = () => {
  const slow = [];
  const observer = new PerformanceObserver((list) => {
    for (const { name, processingEnd, startTime } of list.getEntries()) {
      if (name === 'keydown' || name === 'input' || name === 'keypress') {
        slow.push(processingEnd - startTime);
      }
    }
  });
  observer.observe({ type: 'event', durationThreshold: 16 });
  return () => {
    observer.disconnect();
    return slow;
  };
};

/**
 * Scrolls back, a step in each frame, past so many messages: how long nothing was there, and how far a row moved against the
 * scrolling, or beyond it. A frame in which it stood still, since older messages were put in just then, is counted. */
window.bench.scrollBack = async (messages, stepPx) => {
  const scroller = window.bench.log().parentElement;
  const seen = new WeakSet();
  let passed = 0;
  let blankMs = 0;
  let blankSince = null;
  let jumpPx = 0;
  let held = 0;
  let frames = 0;
  const began = performance.now();
  const frame = () => new Promise(requestAnimationFrame);
  while (passed < messages && performance.now() - began < 300_000) {
    const row = window.bench.row(0.3);
    const top = row?.getBoundingClientRect().top;
    const from = scroller.scrollTop;
    scroller.scrollTop = from - stepPx;
    const at = await frame();
    frames++;
    for (const article of scroller.querySelectorAll('article')) {
      if (!seen.has(article)) {
        seen.add(article);
        passed++;
      }
    }
    const isBlank = [0.1, 0.5, 0.9].some((y) => window.bench.row(y) === null);
    blankSince = isBlank ? (blankSince ?? at) : null;
    blankMs = isBlank ? Math.max(blankMs, at - blankSince) : blankMs;
    if (row?.isConnected && row.querySelector('article') !== null && from > stepPx) {
      const moved = row.getBoundingClientRect().top - top;
      jumpPx = Math.max(jumpPx, moved - stepPx, -moved);
      held += moved < stepPx - 1 ? 1 : 0;
    }
  }
  return { passed, blankMs, jumpPx, held, frameMs: (performance.now() - began) / frames };
};
