import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { type Account, accountFor, register } from './accounts';

/** Somebody at a browser of their own, and what they do there. */
export class Person {
  readonly page: Page;
  readonly name: string;
  readonly account: Account;
  /** What the browser complained about: broken scripts, refused content, failed requests. */
  readonly complaints: string[] = [];

  constructor(page: Page, name: string, email?: string) {
    this.page = page;
    this.name = name;
    this.account = { ...accountFor(name), ...(email === undefined ? {} : { email }) };
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

  get hereNow(): Locator {
    return this.page.getByRole('region', { name: 'Here now' });
  }

  room(name: string): Locator {
    return this.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name });
  }

  message(text: string): Locator {
    return this.log.getByRole('article').filter({ has: this.page.getByText(text, { exact: true }) });
  }

  /** With a new account of this name. */
  async enter(url: string): Promise<void> {
    await register(this.page, new URL(url).origin, this.account);
    await this.page.goto(url);
    await expect(this.page.getByText(/\d+ (person|people) here/)).toBeVisible();
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

  async createRoom(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New room' }).click();
    await this.page.getByLabel('Name of the room').fill(name);
    await this.page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  async sees(text: string): Promise<void> {
    await expect(this.message(text)).toBeVisible();
  }

  /** The texts of all messages, in the order on the screen. */
  async texts(): Promise<string[]> {
    return this.log.getByRole('article').locator('p:first-of-type').allTextContents();
  }
}
