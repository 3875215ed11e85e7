import type { BrowserContext } from '@playwright/test';

export interface Account {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  readonly email?: string;
  readonly locale?: string;
}

let made = 0;
let asked = 0;

/** An account that nobody else has, for somebody of this name. */
export const accountFor = (displayName: string): Account => ({
  username: `${displayName.toLowerCase().replace(/[^a-z]/gu, '')}-${++made}-${process.pid}`,
  displayName,
  password: 'correct horse battery staple',
});

/** One request to the HTTP API, with the cookies of this browser. */
export async function ask(
  context: BrowserContext,
  url: string,
  { method, body, token }: { readonly method: string; readonly body?: unknown; readonly token?: string },
  // What came is for whoever asked to know.
): Promise<unknown> {
  const response = await context.request.fetch(url, {
    method,
    headers: {
      'X-Parlance-Csrf': '1',
      // From everywhere, as behind a proxy: one address may not make as many accounts as a whole run does.
      'X-Forwarded-For': `10.0.${++asked >> 8}.${asked & 255}`,
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { data: body }),
  });
  const text = await response.text();
  if (!response.ok()) {
    throw new Error(`${method} ${url} was refused: ${response.status()} ${text}`);
  }
  return text === '' ? undefined : JSON.parse(text);
}

/** Makes the account. The browser keeps the cookie, and the page that is opened next finds itself signed in. */
export async function register(
  context: BrowserContext,
  origin: string,
  account: Account,
): Promise<{ readonly token: string; readonly id: string }> {
  const made = (await ask(context, `${origin}/api/v1/auth/register`, { method: 'POST', body: account })) as {
    readonly accessToken: string;
    readonly me: { readonly id: string };
  };
  return { token: made.accessToken, id: made.me.id };
}

/** For a page that is opened first: it finds itself signed in, once, as it would after the page's own door. */
export function rememberSignedIn(): void {
  // An empty page, before the first address, has nothing to remember in.
  if (location.protocol !== 'about:' && sessionStorage.getItem('test.entered') === null) {
    sessionStorage.setItem('test.entered', '1');
    localStorage.setItem('parlance.signed-in', '1');
  }
}
