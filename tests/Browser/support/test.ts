import { type BrowserContextOptions, test as base, expect } from '@playwright/test';
import { Person } from './person';
import { Provider, withoutFonts } from './provider';
import { Server } from './server';

interface Fixtures {
  /** A new person at a browser of their own, inside, unless they are to be elsewhere. */
  readonly person: (name: string, options?: PersonOptions) => Promise<Person>;
  readonly server: Server;
  /** The server's name. Passkeys want `localhost`; there, however, socket.io's client takes no notice of the network. */
  readonly host: string;
  /** Whether one can sign in there through an OpenID provider too. */
  readonly hasProvider: boolean;
  /** Whether the test does with a server on which others have been before. It is not stopped, and who comes is no administrator. */
  readonly isShared: boolean;
  /** Whether browsers keep the page for later, which takes each of them as long as loading it a second time. */
  readonly keepsPage: boolean;
}

interface WorkerFixtures {
  /** The servers that tests share, by their names; started when they are wanted first. */
  readonly sharedServer: (host: string) => Promise<Server>;
}

interface PersonOptions extends BrowserContextOptions {
  /** The channel to be in. The first one makes it, the others join it. */
  readonly channel?: string;
  /** Prepares the page before anything is loaded. */
  readonly before?: (person: Person) => Promise<void>;
  /** Comes without an account, and opens this address. */
  readonly stranger?: string;
  /** What the account says at its making. */
  readonly email?: string;
  /** Complaints of the browser that belong to the test, such as requests that fail while the server is down. */
  readonly expected?: RegExp;
}

/** The first account of a server administers it, which those who come to a shared one are not to do. */
async function administered(host: string): Promise<Server> {
  const server = await Server.start(host);
  const response = await fetch(`${server.url}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Parlance-Csrf': '1' },
    body: JSON.stringify({ username: 'the.first', displayName: 'The First', password: 'correct horse battery staple' }),
  });
  expect(response.status).toBe(201);
  return server;
}

let channels = 0;

/** As where the page comes over plain HTTP from another machine. */
function withoutServiceWorker(): void {
  delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  host: ['127.0.0.1', { option: true }],
  hasProvider: [false, { option: true }],
  isShared: [false, { option: true }],
  keepsPage: [false, { option: true }],
  sharedServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const servers = new Map<string, Promise<Server>>();
      await use((host) => {
        const server = servers.get(host) ?? administered(host);
        servers.set(host, server);
        return server;
      });
      for (const server of servers.values()) {
        await (await server).stop();
      }
    },
    { scope: 'worker' },
  ],
  server: async ({ host, hasProvider, isShared, sharedServer }, use) => {
    if (isShared) {
      await use(await sharedServer(host));
      return;
    }
    let provider: Provider | undefined;
    const server = await Server.start(host, async (url) => {
      provider = hasProvider ? await Provider.start(url) : undefined;
      return provider?.settings ?? {};
    });
    await use(server);
    await server.stop();
    provider?.stop();
  },
  person: async ({ browser, server, keepsPage }, use) => {
    const people: { person: Person; expected: RegExp | undefined }[] = [];
    const made = new Map<string, string>();
    await use(async (name, { channel, before, expected, stranger, email, ...options } = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options });
      const person = new Person(await context.newPage(), name, email === undefined ? {} : { email });
      people.push({ person, expected });
      await withoutFonts(person.page);
      if (!keepsPage) {
        await context.addInitScript(withoutServiceWorker);
      }
      await before?.(person);
      if (stranger !== undefined) {
        await person.page.goto(server.url + stranger);
        return person;
      }
      await person.register(server.url);
      if (channel === undefined) {
        await person.page.goto(server.url);
        await expect(person.list).toBeVisible();
        return person;
      }
      const known = made.get(channel);
      // No two channels of a server have one name.
      const id = known ?? (await person.makeChannel(`${channel} ${++channels}`));
      made.set(channel, id);
      if (known !== undefined) {
        await person.api('POST', `/conversations/${id}/join`, {});
      }
      await person.page.goto(`${server.url}/c/${id}`);
      await expect(person.log).toBeVisible();
      return person;
    });
    for (const { person, expected } of people) {
      await person.context.close();
      expect(person.complaints.filter((complaint) => expected?.test(complaint) !== true)).toEqual([]);
    }
  },
});

export { expect };
