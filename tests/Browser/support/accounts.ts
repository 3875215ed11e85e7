import type { Page } from '@playwright/test';

export interface Account {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  readonly email?: string;
  readonly locale?: string;
}

let made = 0;

/** An account that nobody else has, for somebody of this name. */
export const accountFor = (displayName: string): Account => ({
  username: `${displayName.toLowerCase().replace(/[^a-z]/gu, '')}-${++made}-${process.pid}`,
  displayName,
  password: 'correct horse battery staple',
});

/**
 * Makes the account over the HTTP API, from a page that asks for none: the browser keeps the cookie, and the page that
 * is opened next finds itself signed in.
 */
export async function register(page: Page, origin: string, account: Account): Promise<void> {
  await page.goto(`${origin}/reset`);
  const status = await page.evaluate(async (body) => {
    const response = await fetch('/api/v1/auth/register', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Parlance-Csrf': '1' },
      body: JSON.stringify(body),
    });
    localStorage.setItem('parlance.signed-in', '1');
    return response.status === 201 ? '' : `${response.status} ${await response.text()}`;
  }, account);
  if (status !== '') {
    throw new Error(`The account ${account.username} was refused: ${status}`);
  }
}
