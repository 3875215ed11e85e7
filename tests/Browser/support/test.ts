import { type BrowserContextOptions, test as base, expect } from '@playwright/test';
import { Person } from './person';
import { Provider, withoutFonts } from './provider';
import { Server } from './server';

interface Fixtures {
  /** A new person at a browser of their own, already in the first room unless they are to be elsewhere. */
  readonly person: (name: string, options?: PersonOptions) => Promise<Person>;
  readonly server: Server;
  /** The server's name. Passkeys want `localhost`; there, however, socket.io's client takes no notice of the network. */
  readonly host: string;
  /** Whether one can sign in there through an OpenID provider too. */
  readonly hasProvider: boolean;
}

interface PersonOptions extends BrowserContextOptions {
  readonly hash?: string;
  /** Prepares the page before anything is loaded. */
  readonly before?: (person: Person) => Promise<void>;
  /** Comes without an account, and opens this address instead of the first room. */
  readonly stranger?: string;
  /** What the account says at its making. */
  readonly email?: string;
  /** Complaints of the browser that belong to the test, such as requests that fail while the server is down. */
  readonly expected?: RegExp;
}

export const test = base.extend<Fixtures>({
  host: ['127.0.0.1', { option: true }],
  hasProvider: [false, { option: true }],
  server: async ({ host, hasProvider }, use) => {
    let provider: Provider | undefined;
    const server = await Server.start(host, async (url) => {
      provider = hasProvider ? await Provider.start(url) : undefined;
      return provider?.settings ?? {};
    });
    await use(server);
    await server.stop();
    provider?.stop();
  },
  person: async ({ browser, server }, use) => {
    const people: { person: Person; expected: RegExp | undefined }[] = [];
    await use(async (name, { hash = '', before, expected, stranger, email, ...options } = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options });
      const person = new Person(await context.newPage(), name, email);
      people.push({ person, expected });
      await withoutFonts(person.page);
      await before?.(person);
      if (stranger === undefined) {
        await person.enter(server.url + hash);
      } else {
        await person.page.goto(server.url + stranger);
      }
      return person;
    });
    for (const { person, expected } of people) {
      await person.context.close();
      expect(person.complaints.filter((complaint) => expected?.test(complaint) !== true)).toEqual([]);
    }
  },
});

export { expect };
