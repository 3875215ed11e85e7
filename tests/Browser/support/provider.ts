import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';

const script = path.resolve(import.meta.dirname, '../../Peers/oidc/openid-provider.mjs');
const client = 'basic-rs256';

/** What people see on its button. */
export const providerLabel = 'Lotus';

/** A certified OpenID provider as a process of its own. To a browser it is another site than the server, as in real life. */
export class Provider {
  readonly #process: ChildProcess;
  readonly #issuer: string;

  private constructor(process: ChildProcess, issuer: string) {
    this.#process = process;
    this.#issuer = issuer;
  }

  /** Sends people back to this server. */
  static async start(site: string): Promise<Provider> {
    // It ends when its input does, so it does not outlive these tests. Its warnings are about being a test's.
    const child = spawn('node', [script, site], { stdio: ['pipe', 'pipe', 'ignore'] });
    for await (const line of createInterface({ input: child.stdout })) {
      const issuer = /^ready (\S+)$/u.exec(line)?.[1];
      if (issuer !== undefined) {
        child.stdout.resume();
        return new Provider(child, issuer);
      }
    }
    throw new Error(`${script} ended before it was ready. Run \`npm ci\` in tests/Peers first.`);
  }

  /** The server's settings, as environment variables. Its name is the client's, which stands in the callback's address. */
  get settings(): Readonly<Record<string, string>> {
    const section = `Parlance__Identity__${client}__`;
    return {
      [`${section}Kind`]: 'oidc',
      [`${section}Label`]: providerLabel,
      [`${section}Issuer`]: this.#issuer,
      [`${section}ClientId`]: client,
      [`${section}ClientSecret`]: `${client}: a secret of enough length`,
    };
  }

  stop(): void {
    this.#process.kill('SIGKILL');
  }
}

/** The provider's own pages want a font of its maker's. Nothing is asked for outside this machine. */
export const withoutFonts = (page: Page): Promise<unknown> =>
  page.route('https://fonts.googleapis.com/**', (route) => route.fulfill({ contentType: 'text/css', body: '' }));

/** On the provider's own pages: sign in under this name, and agree. */
export async function signInThere(page: Page, name: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(name);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}
