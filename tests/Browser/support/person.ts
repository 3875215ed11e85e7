import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { type Account, accountFor, ask, register, rememberSignedIn } from './accounts';

/** Somebody at a browser of their own, and what they do there. */
export class Person {
  readonly page: Page;
  readonly name: string;
  readonly account: Account;
  /** What the browser complained about: broken scripts, refused content, failed requests. */
  readonly complaints: string[] = [];
  /** The id of the account, once it is made. */
  id = '';
  #token = '';
  #origin = '';

  constructor(page: Page, name: string, account: Partial<Account> = {}) {
    this.page = page;
    this.name = name;
    this.account = { ...accountFor(name), ...account };
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.complaints.push(`${name}: ${message.text()} ${message.location().url}`);
      }
    });
    page.on('pageerror', (error) => this.complaints.push(`${name}: ${error}`));
  }

  get context(): BrowserContext {
    return this.page.context();
  }

  get log(): Locator {
    return this.page.getByRole('log');
  }

  get field(): Locator {
    return this.page.getByRole('textbox', { name: /^Message to/ });
  }

  /** The list of one's conversations, which only those have who are in. */
  get list(): Locator {
    return this.page.getByRole('navigation', { name: 'Conversations' });
  }

  /** The people of a conversation, in the pane beside it. */
  get people(): Locator {
    return this.page.getByRole('region', { name: 'People' });
  }

  link(name: string): Locator {
    return this.list.getByRole('link', { name });
  }

  message(text: string): Locator {
    return this.log.getByRole('article').filter({ has: this.page.locator('p').getByText(text, { exact: true }) });
  }

  /** With a new account of this name. */
  async register(origin: string): Promise<void> {
    const { token, id } = await register(this.context, origin, this.account);
    this.#token = token;
    this.#origin = origin;
    this.id = id;
    await this.page.addInitScript(rememberSignedIn);
  }

  /** Asks the HTTP API as a program of this person's would, where the page is not what is tested. */
  async api(method: string, path: string, body?: unknown): Promise<unknown> {
    return await ask(this.context, `${this.#origin}/api/v1${path}`, { method, body, token: this.#token });
  }

  /** Makes a channel of this name, and says where it is. */
  async makeChannel(name: string): Promise<string> {
    const body = { clientId: crypto.randomUUID(), kind: 'channel', name };
    const { conversation } = (await this.api('POST', '/conversations', body)) as {
      readonly conversation: { readonly id: string };
    };
    return conversation.id;
  }

  /** Says something without the page, as from another device. */
  async say(conversation: string, text: string): Promise<void> {
    await this.api('POST', '/messages', { conversation, clientId: crypto.randomUUID(), text });
  }

  /** Through the page's own door, where one is already. */
  async signIn(password = this.account.password): Promise<void> {
    await this.page.getByLabel('Username or e-mail').fill(this.account.username);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  async signOut(): Promise<void> {
    await this.profileMenu();
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click();
  }

  async profileMenu(): Promise<void> {
    await this.page.getByRole('button', { name: /Account and settings/ }).click();
  }

  /** From anywhere, as by a link. */
  async openSettings(page: string): Promise<void> {
    await this.page.goto(new URL(`/settings/${page}`, this.page.url()).href);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  /** A matter of a settings page. */
  section(name: string): Locator {
    return this.page.getByRole('region', { name });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async write(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
    await expect(this.field).toHaveValue('');
  }

  /** Opens what one can do with a message, and does it. */
  async act(text: string, action: string): Promise<void> {
    await this.message(text).click({ button: 'right' });
    await this.page.getByRole('menuitem', { name: action, exact: true }).click();
  }

  async sees(text: string): Promise<void> {
    await expect(this.message(text)).toBeVisible();
  }

  /** The texts of all messages, in the order on the screen. */
  async texts(): Promise<string[]> {
    return this.log.getByRole('article').locator('p:first-of-type').allTextContents();
  }
}
