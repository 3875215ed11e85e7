import { type BrowserContextOptions, test as base, expect } from '@playwright/test';
import { Person } from './person';
import { Server } from './server';

interface Fixtures {
  /** A new person at a browser of their own, already in the first room unless they are to be elsewhere. */
  readonly person: (name: string, options?: PersonOptions) => Promise<Person>;
  readonly server: Server;
}

interface PersonOptions extends BrowserContextOptions {
  readonly hash?: string;
  /** Prepares the page before anything is loaded. */
  readonly before?: (person: Person) => Promise<void>;
  /** Complaints of the browser that belong to the test, such as requests that fail while the server is down. */
  readonly expected?: RegExp;
}

export const test = base.extend<Fixtures>({
  server: async ({ browserName: _ }, use) => {
    const server = await Server.start();
    await use(server);
    await server.stop();
  },
  person: async ({ browser, server }, use) => {
    const people: { person: Person; expected: RegExp | undefined }[] = [];
    await use(async (name, { hash = '', before, expected, ...options } = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options });
      const person = new Person(await context.newPage(), name);
      people.push({ person, expected });
      await before?.(person);
      await person.enter(server.url + hash);
      return person;
    });
    for (const { person, expected } of people) {
      await person.context.close();
      expect(person.complaints.filter((complaint) => expected?.test(complaint) !== true)).toEqual([]);
    }
  },
});

export { expect };
