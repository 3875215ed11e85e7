import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';

/** Somebody at a browser of their own, and what they do there. */
export class Person {
  readonly page: Page;
  readonly name: string;
  /** What the browser complained about: broken scripts, refused content, failed requests. */
  readonly complaints: string[] = [];

  constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.complaints.push(`${name}: ${message.text()}`);
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

  async enter(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.getByLabel('Your name').fill(this.name);
    await this.page.getByRole('button', { name: 'Enter' }).click();
    await expect(this.page.getByText(/\d+ (person|people) here/)).toBeVisible();
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
