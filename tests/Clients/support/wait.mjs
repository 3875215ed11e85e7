/** How long anything may take that the tests wait for, unless they say otherwise. */
export const waitMs = 5_000;

/** The promise's outcome, or a failure that names what was awaited. */
export async function within(promise, what, timeoutMs = waitMs) {
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

/** The arguments of the emitter's next event of that name. Ask before the event can happen. */
export function next(emitter, name, timeoutMs = waitMs) {
  return within(
    new Promise((resolve) => emitter.once(name, (...args) => resolve(args))),
    `the event ${name}`,
    timeoutMs,
  );
}

/** Asks again until the answer satisfies: for what the server has no event for. Each question is a round trip. */
export async function eventually(ask, satisfies, what, timeoutMs = waitMs) {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) {
      return answer;
    }
    if (Date.now() > until) {
      throw new Error(`waited ${timeoutMs} ms for ${what}; last seen: ${JSON.stringify(answer)}`);
    }
  }
}
