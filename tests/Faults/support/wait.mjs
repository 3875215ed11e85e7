import { setTimeout as pause } from 'node:timers/promises';

/** How long anything may take that the tests wait for, unless they say otherwise: two cores, and others at work on them. */
export const patienceMs = 20_000;

/** The promise's outcome, or a failure that names what was awaited. */
export async function within(promise, what, timeoutMs = patienceMs) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${timeoutMs} ms for ${what}`)), timeoutMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks again until the answer is true: for what nobody tells of. */
export async function eventually(ask, what, timeoutMs = patienceMs) {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (Date.now() > until) {
      throw new Error(`waited ${timeoutMs} ms for ${what}`);
    }
    await pause(10);
  }
}
